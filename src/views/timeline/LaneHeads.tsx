// The names of the lanes as buttons: each folds its lane or opens it. One tab stop; arrows go from lane to lane.
import { type KeyboardEvent, memo, useRef, useState } from 'react';
import { FOLDABLE, type Foldable } from '../../app/look.ts';
import { LANE_NAMES, type Lanes } from './lanes.ts';

export interface LaneHeadsProps {
  readonly lanes: Lanes;
  readonly folded: ReadonlySet<Foldable>;
  /** How many events of each lane have been played. */
  readonly counts: readonly number[];
  /** Names of the services whose ribbons can be folded into one. */
  readonly services: readonly { readonly id: string }[];
  fold(lane: Foldable): void;
}

/** Drawn anew only when a lane changes, not with every move of the picture. */
export const LaneHeads = memo(function LaneHeads(of: LaneHeadsProps) {
  const { lanes, folded, counts, services, fold } = of;
  const list = useRef<HTMLDivElement>(null);
  const [standing, stand] = useState(0);
  // One ribbon is as short as it gets.
  const heads = services.length > 1 ? FOLDABLE : FOLDABLE.slice(0, -1);
  const current = Math.min(standing, heads.length - 1);

  function onKeyDown(event: KeyboardEvent) {
    const to = { ArrowDown: current + 1, ArrowUp: current - 1, Home: 0, End: heads.length - 1 }[
      event.key
    ];
    if (to === undefined) return;
    event.preventDefault();
    const next = Math.min(heads.length - 1, Math.max(0, to));
    stand(next);
    list.current?.querySelectorAll('button')[next]?.focus();
  }

  return (
    <div
      ref={list}
      className="tl-heads"
      role="toolbar"
      aria-label="Lanes"
      aria-orientation="vertical"
      onKeyDown={onKeyDown}
    >
      {heads.map((lane, i) => {
        const { top, height } = boxOf(lanes, lane, i);
        const name = lane === 'services' ? 'Services' : LANE_NAMES[lane];
        const shut = folded.has(lane);
        return (
          <button
            key={lane}
            type="button"
            className={`tl-head${shut ? ' tl-shut' : ''}${lane === 'services' ? ' tl-ribbons' : ''}`}
            style={{ top, height, width: lanes.x0 - 6 }}
            tabIndex={i === current ? 0 : -1}
            aria-expanded={!shut}
            aria-label={shut ? `${name}, ${inside(lane, counts[i] ?? 0, services)}` : name}
            title={shut ? `Open ${name}` : `Fold ${name}`}
            onFocus={() => stand(i)}
            onClick={() => fold(lane)}
          >
            <svg width="10" height="10" viewBox="0 0 10 10" aria-hidden="true">
              <path d={shut ? 'M3 1.5L7 5 3 8.5' : 'M1.5 3L5 7 8.5 3'} />
            </svg>
          </button>
        );
      })}
    </div>
  );
});

const inside = (lane: Foldable, count: number, services: LaneHeadsProps['services']): string =>
  lane === 'services'
    ? services.map(({ id }) => id).join(', ')
    : count === 0
      ? 'no event'
      : `${count} event${count === 1 ? '' : 's'}`;

function boxOf(lanes: Lanes, lane: Foldable, i: number): { top: number; height: number } {
  const edges =
    lane === 'services'
      ? [lanes.tops.at(-1) ?? 0, lanes.axisY]
      : [lanes.tops[i] ?? 0, lanes.tops[i + 1] ?? 0];
  const [top = 0, end = 0] = edges;
  return { top: top + 1, height: end - top - 1 };
}
