// What is drawn: a little more than is seen, in whole pages, so that dragging moves the picture and draws anew only where a page comes into sight.
import { useMemo } from 'react';
import { makeScale, type Scale, type Stretch } from './scale.ts';

const PAGE_PX = 768;
/** Coordinates are counted from here and there only, for those of a far place would be too large to be exact. */
const ORIGIN_PX = 8192;

/** The scale of the pages that the window of `seen` touches, and how far they have to be moved. */
export function usePage(
  stretches: readonly Stretch[],
  seen: Scale,
): { readonly page: Scale; readonly move: number } {
  const { offset, width, pxPerMs } = seen;
  const from = Math.floor(offset / PAGE_PX) * PAGE_PX;
  const to = Math.ceil((offset + width) / PAGE_PX) * PAGE_PX;
  const origin = Math.floor(offset / ORIGIN_PX) * ORIGIN_PX;
  const page = useMemo(
    () => makeScale(stretches, { width: to - from, pxPerMs, offset: from, origin }),
    [stretches, from, to, pxPerMs, origin],
  );
  return { page, move: origin - offset };
}
