// Pointer → views: where a hand is in an element, in the pixels that element is laid out in. On a wall the page is shown larger (tokens.css, --wall).

/** How many pixels of the window one of the element's own takes. */
export const enlargedBy = (element: Element): number => element.currentCSSZoom ?? 1;

export function pointAt(
  element: Element,
  { clientX, clientY }: { readonly clientX: number; readonly clientY: number },
): { readonly x: number; readonly y: number } {
  const { left, top } = element.getBoundingClientRect();
  const by = enlargedBy(element);
  return { x: (clientX - left) / by, y: (clientY - top) / by };
}

/** The element's box on the page, in the page's own pixels. */
export function boxOf(element: Element): DOMRect {
  const by = enlargedBy(element);
  const { x, y, width, height } = element.getBoundingClientRect();
  return new DOMRect(x / by, y / by, width / by, height / by);
}
