// What is drawn: a little more than is seen, in whole pages, so that dragging moves the picture and draws anew only where a page comes into sight.
import { useLayoutEffect, useMemo, useRef } from 'react';
import { makeScale, type Scale, type Stretch } from './scale.ts';

const PAGE_PX = 512;
/** While it is magnified all is drawn anew in each frame: then no more than is seen. */
const TIGHT_PX = 64;
/** Coordinates are counted from here and there only, for those of a far place would be too large to be exact. */
const ORIGIN_PX = 8192;

/** The scale of the pages that the window of `seen` touches, and how far they have to be moved. */
export function usePage(
  stretches: readonly Stretch[],
  seen: Scale,
): { readonly page: Scale; readonly move: number } {
  const { offset, width, pxPerMs } = seen;
  const before = useRef(pxPerMs);
  const step = before.current === pxPerMs ? PAGE_PX : TIGHT_PX;
  useLayoutEffect(() => {
    before.current = pxPerMs;
  }, [pxPerMs]);
  const from = Math.floor(offset / step) * step;
  const to = Math.ceil((offset + width) / step) * step;
  const origin = Math.floor(offset / ORIGIN_PX) * ORIGIN_PX;
  const page = useMemo(
    () => makeScale(stretches, { width: to - from, pxPerMs, offset: from, origin }),
    [stretches, from, to, pxPerMs, origin],
  );
  return { page, move: origin - offset };
}
