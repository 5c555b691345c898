// A code as a camera sees it: for tests that read it with another library.
const PIXELS = 3;

/** The path as it is painted: dark rectangles on white, some pixels to a module. */
export function pixelsOf(size: number, path: string) {
  const side = size * PIXELS;
  const data = new Uint8ClampedArray(side * side * 4).fill(255);
  for (const [, x, y, run] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g))
    for (let dy = 0; dy < PIXELS; dy++)
      for (let dx = 0; dx < Number(run) * PIXELS; dx++) {
        const at = ((Number(y) * PIXELS + dy) * side + Number(x) * PIXELS + dx) * 4;
        data.fill(0, at, at + 3);
      }
  return { data, side };
}
