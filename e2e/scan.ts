// What a telephone would read in a picture.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type decoder from 'jsqr';
import { ROOT } from '../scripts/install.mjs';

// The policy of the page lets no script in; what a test evaluates is not the page's.
const JSQR = readFileSync(join(ROOT, 'node_modules/jsqr/dist/jsQR.js'), 'utf8');

/** The width of a picture, and the text of the code in it. Decoded in the page, whose pixels are many. */
export async function read(page: Page, png: Buffer) {
  await page.evaluate(JSQR);
  return page.evaluate(async (base64) => {
    const { jsQR } = window as unknown as { jsQR: typeof decoder };
    const image = new Image();
    image.src = `data:image/png;base64,${base64}`;
    await image.decode();
    const { width, height } = image;
    const pen = new OffscreenCanvas(width, height).getContext('2d');
    pen?.drawImage(image, 0, 0);
    const pixels = pen?.getImageData(0, 0, width, height).data;
    return { width, text: pixels ? (jsQR(pixels, width, height)?.data ?? null) : null };
  }, png.toString('base64'));
}
