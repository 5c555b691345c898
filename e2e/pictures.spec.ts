// What the page looks like: its main states and panes, in both themes and four sizes, held against pictures that somebody has accepted.
//
// `npm run pictures` accepts what the page looks like now. A picture is only true for what drew it: beside the pictures stands which
// browser on which system did, and what it makes of a few letters. Where that differs nothing is compared, and it is said.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { ROOT } from '../scripts/install.mjs';
import { encodeLink } from '../src/scenario/encode.ts';
import type { Scenario } from '../src/scenario/validator.ts';
import { expect, idle, open, part, test } from './page.ts';

const DRAWN_BY = join(ROOT, 'e2e/pictures/drawn-by.json');
/** Set by `npm run pictures`: what is drawn now is what is wanted. */
const ACCEPTING = process.env.RACKDRILL_PICTURES === 'accept';

interface DrawnBy {
  readonly browser: string;
  readonly system: string;
  /** A sum over the pixels of some letters and lines. */
  readonly letters: string;
}

const SIZES = {
  desk: { viewport: { width: 1440, height: 900 } },
  projector: { viewport: { width: 1024, height: 768 } },
  tablet: { viewport: { width: 820, height: 1180 }, isMobile: true, hasTouch: true },
  phone: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
} as const;
type Size = keyof typeof SIZES;
type Theme = 'light' | 'dark';

const fails = (base: string, target: string, cursor: number, pane?: string) =>
  encodeLink({
    scenario: { version: 1, base, script: [{ at: 60_000, fault: 'fail', target }] } as Scenario,
    view: { cursor, selected: target.startsWith('site:') ? null : target, pane },
  });
const CALM = '';
const FAULT = fails('busy', 'a/c1/n1', 200_000);
const TWO = fails('single-cell', 'a', 300_000);
const DR = fails('dr', 'site:east', 600_000);
const pane = (id: string) => fails('golden', 'a/c1/n1', 120_000, id);

/** A fault that has the focus shows what it would hit. */
async function consider(page: Page): Promise<void> {
  await part(page, 'Compute node a/c1/n3').click({ position: { x: 12, y: 8 } });
  await page.getByRole('button', { name: /^Fail/ }).first().focus();
}
/** Cards are run one after another. */
async function allRun(page: Page): Promise<void> {
  await expect(page.getByText('…', { exact: true })).toHaveCount(0);
}

type Picture = readonly [
  name: string,
  link: string,
  size: Size,
  theme: Theme,
  act?: typeof consider,
];
const PICTURES: readonly Picture[] = [
  ['calm', CALM, 'desk', 'light'],
  ['calm', CALM, 'desk', 'dark'],
  ['calm', CALM, 'tablet', 'light'],
  ['calm', CALM, 'phone', 'dark'],
  ['fault', FAULT, 'desk', 'light'],
  ['fault', FAULT, 'desk', 'dark'],
  ['fault', FAULT, 'projector', 'light'],
  ['fault', FAULT, 'tablet', 'dark'],
  ['fault', FAULT, 'phone', 'light'],
  ['preview', CALM, 'desk', 'light', consider],
  ['preview', CALM, 'projector', 'dark', consider],
  ['two-racks', TWO, 'desk', 'light'],
  ['two-racks', TWO, 'projector', 'dark'],
  ['dr', DR, 'desk', 'dark'],
  ['dr', DR, 'phone', 'light'],
  ['library', pane('library'), 'projector', 'light', allRun],
  ['library', pane('library'), 'phone', 'dark', allRun],
  ['lesson', pane('lesson:golden'), 'desk', 'light'],
  ['compare', pane('compare'), 'desk', 'dark'],
  ['compare', pane('compare'), 'tablet', 'light'],
  ['report', pane('export'), 'projector', 'dark'],
];

const titleOf = ([name, , size, theme]: Picture) => `${name}, ${size}, ${theme}`;
const FIRST = titleOf(PICTURES[0] as Picture);

/** What draws here. The letters are in the page's own faces, so that only the way they are drawn can differ. */
async function drawnBy(page: Page, browser: Browser): Promise<DrawnBy> {
  const letters = await page.evaluate(async () => {
    const pen = new OffscreenCanvas(320, 96).getContext('2d');
    if (!pen) return 'nothing';
    await document.fonts.ready;
    for (const [i, face] of [
      '400 13px "Plex Sans"',
      '600 18px "Plex Sans"',
      '400 12px "Plex Mono"',
    ].entries()) {
      await document.fonts.load(face, 'Rackdrill 0123 fails, Ägy');
      pen.font = face;
      pen.fillText('Rackdrill 0123 fails, Ägy', 4.25, 24 * (i + 1));
    }
    pen.arc(290, 48, 17.5, 0, 5);
    pen.stroke();
    let sum = 0;
    for (const value of pen.getImageData(0, 0, 320, 96).data)
      sum = (Math.imul(sum, 31) + value) | 0;
    return (sum >>> 0).toString(16);
  });
  const [major = ''] = browser.version().split('.');
  return { browser: `Chromium ${major}`, system: `${process.platform} ${process.arch}`, letters };
}

/** Why nothing can be compared here; null if it can. */
async function strange(page: Page, browser: Browser): Promise<string | null> {
  let theirs: DrawnBy;
  try {
    theirs = JSON.parse(readFileSync(DRAWN_BY, 'utf8'));
  } catch {
    return 'there are none yet; npm run pictures makes them';
  }
  const ours = await drawnBy(page, browser);
  if (ours.browser !== theirs.browser || ours.system !== theirs.system)
    return `they were drawn by ${theirs.browser} on ${theirs.system}, and this is ${ours.browser} on ${ours.system}`;
  return ours.letters === theirs.letters ? null : 'letters are drawn differently on this machine';
}

for (const [name, link, size, theme, act] of PICTURES)
  test.describe(() => {
    test.use({ ...SIZES[size], colorScheme: theme, contextOptions: { reducedMotion: 'reduce' } });
    test(titleOf([name, link, size, theme]), async ({ page, browser }) => {
      await open(page, link);
      await page.evaluate(() => document.fonts.ready);
      if (ACCEPTING)
        writeFileSync(DRAWN_BY, `${JSON.stringify(await drawnBy(page, browser), null, 2)}\n`);
      else {
        const why = await strange(page, browser);
        // npm test says it at its end.
        if (why !== null && !process.env.PLAYWRIGHT_JSON_OUTPUT_NAME && test.info().title === FIRST)
          console.log(`Pictures were not compared: ${why}.`);
        test.skip(why !== null, `Pictures were not compared: ${why}.`);
      }
      await act?.(page);
      await idle(page);
      await expect(page).toHaveScreenshot(`${name}-${size}-${theme}.png`, {
        // The address differs from server to server.
        mask: [page.locator('.report-link, .report .qr')],
      });
    });
  });
