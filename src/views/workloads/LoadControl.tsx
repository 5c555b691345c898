// Views: the lever of a load, or of a cache's use: a slider with its figure. It follows the clock, and writes a line into the script when it is let go.
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { Deeds } from '../../app/state.ts';
import type { Lever } from './levers.ts';

interface LoadControlProps {
  readonly lever: Lever;
  readonly deeds: Pick<Deeds, 'inject'>;
}

/** So long after the last key the new value counts as chosen; Enter is quicker. */
const SETTLED_MS = 900;
const OWN_KEYS = /^(Arrow|Page|Home|End|Enter|Escape)/;

export function LoadControl({ lever, deeds }: LoadControlProps) {
  /** What the hand has moved it to, until it lets go; null while it follows the clock. */
  const [draft, setDraft] = useState<number | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const waiting = useRef<ReturnType<typeof setTimeout> | null>(null);
  const value = draft ?? lever.value;

  const settle = (chosen: number | null) => {
    if (waiting.current !== null) clearTimeout(waiting.current);
    waiting.current = null;
    setDraft(null);
    if (chosen !== null && chosen !== lever.value) deeds.inject(lever.deed(chosen));
  };
  const latest = useRef({ settle, byKey: false });
  latest.current.settle = settle;

  // The native `change` says that the hand let go; React's onChange speaks at every step on the way.
  useEffect(() => {
    const element = input.current;
    if (!element) return;
    const released = () => {
      if (!latest.current.byKey) latest.current.settle(Number(element.value));
    };
    element.addEventListener('change', released);
    return () => {
      element.removeEventListener('change', released);
      if (waiting.current !== null) clearTimeout(waiting.current);
    };
  }, []);

  const onKeyDown = (event: KeyboardEvent) => {
    if (!OWN_KEYS.test(event.key)) return;
    // These are the slider's own, not the page's.
    event.stopPropagation();
    latest.current.byKey = true;
    if (event.key === 'Enter') settle(draft);
    else if (event.key === 'Escape') settle(null);
  };
  const move = (to: number) => {
    setDraft(to);
    if (!latest.current.byKey) return;
    if (waiting.current !== null) clearTimeout(waiting.current);
    waiting.current = setTimeout(() => latest.current.settle(to), SETTLED_MS);
  };

  return (
    <label className="lever s12" title={lever.worth(value)}>
      <input
        ref={input}
        type="range"
        min={0}
        max={Math.max(lever.most, value)}
        step={lever.step}
        value={value}
        aria-label={lever.name}
        aria-valuetext={lever.worth(value)}
        onInput={(event) => move(Number(event.currentTarget.value))}
        onPointerDown={() => {
          latest.current.byKey = false;
        }}
        onKeyDown={onKeyDown}
        onBlur={() => {
          settle(draft);
          latest.current.byKey = false;
        }}
      />
      <span className="num">
        {value}
        {lever.unit}
        <span className="beside"> {lever.beside(value)}</span>
      </span>
    </label>
  );
}
