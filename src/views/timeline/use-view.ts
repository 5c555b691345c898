// What part of the axis is in the window: it follows the cursor a page at a time until the viewer zooms or pans, and again after "back to now".
import { useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { fittingZoom, followed, makeScale, type Scale, type Stretch, zoomFor } from './scale.ts';

/** Below this the labels of one recovery would crowd; then the axis is longer than the window. */
const LEAST_PX_PER_MS = 26 / 60_000;
const MOST_PX_PER_MS = 0.1;
const LEAST_WIDTH_PX = 100;

interface Choice {
  /** Pixels per millisecond; null: as much as fits, within reason. */
  readonly zoom: number | null;
  /** Left edge of the window in pixels of the axis; null: follow the cursor. */
  readonly offset: number | null;
}

export interface View {
  readonly scale: Scale;
  /** The viewer has chosen what to look at; the cursor may be out of sight. */
  readonly free: boolean;
  /** Magnifies by `factor` around `px` of the window. */
  zoomBy(factor: number, px: number): void;
  panBy(px: number): void;
  /** Brings a moment into sight, with room after it. */
  show(ms: number): void;
  /** Brings a moment into sight; where it is already, nothing moves. */
  reveal(ms: number): void;
  /** Lets the window begin at a moment. */
  from(ms: number): void;
  /** Lets the window show the time from one moment to another. */
  span(from: number, to: number): void;
  /** Back to now. */
  back(): void;
}

/** `held`: the cursor is being dragged, so the window stands still. */
export function useView(
  stretches: readonly Stretch[],
  width: number,
  t: number,
  held: boolean,
): View {
  const [choice, setChoice] = useState<Choice>({ zoom: null, offset: null });
  const last = useRef(0);
  const fit = fittingZoom(stretches, width);
  const pxPerMs = Math.max(fit, choice.zoom ?? LEAST_PX_PER_MS);
  const offset = useMemo(() => {
    const from = choice.offset ?? last.current;
    const scale = makeScale(stretches, { width, pxPerMs, offset: from });
    const most = Math.max(0, scale.length - width);
    if (choice.offset !== null || held) return Math.round(Math.min(Math.max(0, from), most));
    return Math.round(followed(scale, t));
  }, [stretches, width, pxPerMs, choice.offset, held, t]);
  const scale = useMemo(
    () => makeScale(stretches, { width, pxPerMs, offset }),
    [stretches, width, pxPerMs, offset],
  );
  useLayoutEffect(() => {
    // Before the box has been measured there is no window to keep.
    if (width >= LEAST_WIDTH_PX) last.current = offset;
  }, [offset, width]);

  const zoomBy = useCallback(
    (factor: number, px: number) => {
      const zoom = Math.min(MOST_PX_PER_MS, Math.max(fit, scale.pxPerMs * factor));
      const wide = makeScale(stretches, { width, pxPerMs: zoom, offset: 0 });
      setChoice({ zoom, offset: wide.x(scale.t(px)) - px });
    },
    [fit, scale, stretches, width],
  );
  const panBy = useCallback(
    (px: number) => {
      const most = Math.max(0, scale.length - width);
      if (most > 0)
        setChoice((c) => ({ ...c, offset: Math.min(most, Math.max(0, scale.offset + px)) }));
    },
    [scale, width],
  );
  const show = useCallback(
    (ms: number) => {
      const to = followed(scale, ms);
      if (to !== scale.offset) setChoice((c) => ({ ...c, offset: to }));
    },
    [scale],
  );
  const seen = useRef(scale);
  seen.current = scale;
  const reveal = useCallback(
    (ms: number) => {
      const x = seen.current.x(ms);
      if (width >= LEAST_WIDTH_PX && (x < 0 || x > width))
        setChoice((c) => ({ ...c, offset: Math.max(0, seen.current.offset + x - width / 3) }));
    },
    [width],
  );
  const from = useCallback(
    (ms: number) =>
      setChoice((c) => {
        const wide = makeScale(stretches, { width, pxPerMs, offset: 0 });
        const most = Math.max(0, wide.length - width);
        return { ...c, offset: Math.min(most, Math.max(0, wide.x(ms))) };
      }),
    [stretches, width, pxPerMs],
  );
  const span = useCallback(
    (first: number, last: number) => {
      const zoom = Math.min(MOST_PX_PER_MS, Math.max(fit, zoomFor(stretches, first, last, width)));
      setChoice({
        zoom,
        offset: makeScale(stretches, { width, pxPerMs: zoom, offset: 0 }).x(first),
      });
    },
    [stretches, width, fit],
  );
  const back = useCallback(() => setChoice({ zoom: null, offset: null }), []);
  return {
    scale,
    free: choice.zoom !== null || choice.offset !== null,
    zoomBy,
    panBy,
    show,
    reveal,
    from,
    span,
    back,
  };
}
