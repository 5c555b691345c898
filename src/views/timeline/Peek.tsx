// What the pointer or the keys stand on, in whole sentences, at once: for eyes only, since each mark's name says the same. Loaded when somebody first points.
import { type RefObject, useEffect, useState } from 'react';
import type { DrawnMark } from './options.ts';
import { ofMark, type Said, type Sight, saidAt } from './peek.ts';
import './peek.css';

interface PeekProps extends Sight {
  readonly stage: RefObject<HTMLElement | null>;
  /** The mark that the keys stand on. */
  readonly here: DrawnMark | undefined;
  /** How far the page drawn is moved. */
  readonly move: number;
}

/** From the mark to the card. */
const OFF_PX = 13;

export default function Peek({ stage, here, move, ...sight }: PeekProps) {
  const [point, setPoint] = useState<{ x: number; y: number } | null>(null);
  const [keys, setKeys] = useState(false);
  /** Escape puts the card away until something else is looked at. */
  const [away, setAway] = useState<string | null>(null);

  useEffect(() => {
    const element = stage.current;
    if (!element) return;
    const move = (event: PointerEvent) => {
      if (event.pointerType === 'touch' || event.buttons !== 0) return setPoint(null);
      const { left, top, width } = element.getBoundingClientRect();
      // On a wall the page is shown larger than it is laid out.
      const scale = width / element.offsetWidth || 1;
      setKeys(false);
      setPoint({ x: (event.clientX - left) / scale, y: (event.clientY - top) / scale });
    };
    const leave = () => setPoint(null);
    const key = (event: KeyboardEvent) => {
      setKeys(event.key !== 'Escape');
      setPoint(null);
    };
    const blur = () => setKeys(false);
    element.addEventListener('pointermove', move);
    element.addEventListener('pointerdown', leave);
    element.addEventListener('pointerleave', leave);
    element.addEventListener('keydown', key);
    element.addEventListener('focusout', blur);
    return () => {
      element.removeEventListener('pointermove', move);
      element.removeEventListener('pointerdown', leave);
      element.removeEventListener('pointerleave', leave);
      element.removeEventListener('keydown', key);
      element.removeEventListener('focusout', blur);
    };
  }, [stage]);

  const said = point
    ? saidAt(sight, point.x - move, point.y)
    : keys && here
      ? ofMark(sight, here)
      : null;
  const key = said?.lines[0]?.key ?? null;
  const open = said !== null && key !== away;
  useEffect(() => {
    if (!open) return;
    const putAway = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || document.querySelector('dialog[open], [data-dialog]')) return;
      event.preventDefault();
      event.stopPropagation();
      setAway(key);
    };
    addEventListener('keydown', putAway, true);
    return () => removeEventListener('keydown', putAway, true);
  }, [open, key]);
  useEffect(() => {
    if (key !== null && key !== away) setAway(null);
  }, [key, away]);
  if (!said || !open) return null;
  return <Card said={said} x={said.x + move} room={stage.current} />;
}

function Card({ said, x, room }: { said: Said; x: number; room: HTMLElement | null }) {
  const width = room?.offsetWidth ?? 0;
  const height = room?.offsetHeight ?? 0;
  const side =
    x > width / 2 ? { right: Math.max(0, width - x - 20) } : { left: Math.max(0, x - 20) };
  const over =
    said.y > height / 2 ? { bottom: height - said.y + OFF_PX } : { top: said.y + OFF_PX };
  return (
    <div className="tl-card" style={{ height }} aria-hidden="true">
      <div className="tl-peek" style={{ ...side, ...over }}>
        {said.lines.map(({ key, when, what }) => (
          <p key={key}>
            <b>{when}</b> {what}
          </p>
        ))}
        {said.more > 0 && (
          <p className="q">{said.more} more here: show less time (+) to part them</p>
        )}
      </div>
    </div>
  );
}
