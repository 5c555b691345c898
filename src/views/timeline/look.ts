// The viewer's look at the timeline, for React.
import { useCallback, useMemo, useState, useSyncExternalStore } from 'react';
import { type Foldable, type Look, looks } from '../../app/look.ts';
import { leastHeight, roomFor } from './lanes.ts';

export const useLook = (): Look =>
  useSyncExternalStore(looks.store.subscribe, looks.store.getState);

/**
 * What is folded in a timeline of that height, and how many ribbons there are room for. Where it is not all, the rest are one
 * until the viewer opens them; that is not remembered, for another screen has another height.
 */
export function useFolded(
  height: number,
  services: number,
  crowd: readonly number[],
): {
  readonly folded: ReadonlySet<Foldable>;
  readonly most: number;
  readonly fold: (lane: Foldable) => void;
} {
  const chosen = useLook().folded;
  const [opened, open] = useState(false);
  const low = height > 0 && height < leastHeight(services, crowd);
  const folded = useMemo(
    () => (low && !opened ? new Set([...chosen, 'services' as const]) : chosen),
    [chosen, low, opened],
  );
  const fold = useCallback(
    (lane: Foldable) => {
      if (lane !== 'services' || !low) looks.fold(lane);
      else {
        if (chosen.has(lane)) looks.fold(lane);
        open(!opened);
      }
    },
    [chosen, low, opened],
  );
  const most = chosen.has('services')
    ? 1
    : folded.has('services')
      ? roomFor(height, crowd)
      : services;
  return { folded, most, fold };
}
