// Every screen: a wall, a desk, a projector, a tablet both ways, a phone, a browser at 200 % zoom. What stands where is measured, not looked at:
// nothing over anything else, nothing beyond the edge, what is needed first in sight.
import type { Browser, Locator, Page } from '@playwright/test';
import { encodeLink } from '../src/scenario/encode.ts';
import type { Scenario } from '../src/scenario/validator.ts';
import { button, expect, idle, open, part, test } from './page.ts';

interface Screen {
  readonly width: number;
  readonly height: number;
  readonly touch?: boolean;
}
const SCREENS: Readonly<Record<string, Screen>> = {
  wall: { width: 3840, height: 2160 },
  desk: { width: 1440, height: 900 },
  projector: { width: 1024, height: 768 },
  zoomed: { width: 720, height: 450 },
  upright: { width: 820, height: 1180, touch: true },
  across: { width: 1180, height: 820, touch: true },
  phone: { width: 390, height: 844, touch: true },
  small: { width: 360, height: 640, touch: true },
};

const fails = (base: string, target: string) =>
  encodeLink({
    scenario: { version: 1, base, script: [{ at: 60_000, fault: 'fail', target }] } as Scenario,
    view: { cursor: 200_000, selected: target },
  });
const FAULT = fails('busy', 'a/c1/n1');
const SITES = fails('dr', 'a');

async function on(browser: Browser, screen: Screen, link: string): Promise<Page> {
  const { width, height, touch = false } = screen;
  const context = await browser.newContext({
    viewport: { width, height },
    hasTouch: touch,
    isMobile: touch,
    serviceWorkers: 'block',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  await open(page, link);
  return page;
}

/** What is wrong with where things stand, as sentences. */
const misplaced = (page: Page) =>
  page.evaluate(() => {
    const wrong: string[] = [];
    const { scrollWidth, clientWidth, scrollHeight, clientHeight } = document.documentElement;
    if (scrollWidth > clientWidth) wrong.push(`the page scrolls sideways: ${scrollWidth}`);
    if (scrollHeight > clientHeight + 1) wrong.push(`the page itself scrolls: ${scrollHeight}`);

    const seen = (element: Element) => element.checkVisibility({ visibilityProperty: true });
    for (const one of document.querySelectorAll('button, select, input, summary')) {
      const box = one.getBoundingClientRect();
      if (!seen(one) || box.width < 2 || one.matches('.skip')) continue;
      if (box.left < -1 || box.right > innerWidth + 1)
        wrong.push(`beyond the edge: ${one.getAttribute('aria-label') ?? one.textContent}`);
    }

    // Of what scrolls, only what is in its window is anywhere.
    const window_ = (selector: string) => {
      const element = document.querySelector(selector);
      if (!element || !seen(element)) return null;
      let { left, right, top, bottom } = element.getBoundingClientRect();
      for (let around = element.parentElement; around; around = around.parentElement) {
        if (getComputedStyle(around).overflowY === 'visible') continue;
        const room = around.getBoundingClientRect();
        left = Math.max(left, room.left);
        right = Math.min(right, room.right);
        top = Math.max(top, room.top);
        bottom = Math.min(bottom, room.bottom);
      }
      return right - left < 2 || bottom - top < 2 ? null : { left, right, top, bottom };
    };
    const apart = (names: readonly string[]) => {
      for (const [i, one] of names.entries())
        for (const other of names.slice(i + 1)) {
          const a = window_(one);
          const b = window_(other);
          if (!a || !b) continue;
          const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
          const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
          if (wide > 1 && high > 1) wrong.push(`${one} and ${other} overlap by ${wide} × ${high}`);
        }
    };
    apart(['.top', '.rack-pane', '.workloads-pane', '.timeline-pane', '.page > aside', '.sheet']);
    apart(['.top', '.rack-pane', '.page > aside', '.sheet', '.transport-pane']);
    apart(['.rack-zoom', '.r-frame']);
    apart(['.tl-zoom', '.tl-foot .tl-strip', '.detail-room p']);
    for (const row of document.querySelectorAll('.workload')) {
      const [head, drawing] = row.children;
      const a = head?.getBoundingClientRect();
      const b = drawing?.getBoundingClientRect();
      if (a && b && a.right > b.left + 1 && a.bottom > b.top + 1)
        wrong.push(`${row.getAttribute('aria-label')}: words over the line of supply`);
    }
    return wrong;
  });

const inSight = (what: Locator) => expect(what).toBeInViewport({ ratio: 1 });

for (const [name, screen] of Object.entries(SCREENS))
  test(`${name}: nothing stands over anything or beyond the edge`, async ({ browser }) => {
    for (const link of [FAULT, SITES]) {
      const page = await on(browser, screen, link);
      expect(await misplaced(page)).toEqual([]);
      await inSight(button(page, 'Play'));
      await page.context().close();
    }
  });

test('on a wall all is larger, the timeline, too, and a hand still finds what it points at', async ({
  browser,
}) => {
  const page = await on(browser, SCREENS.wall as Screen, FAULT);
  const smallest = await page.evaluate(() =>
    Math.min(
      ...[...document.querySelectorAll('.tl text, .workloads text, .rack text, .top button')]
        .filter((text) => text.checkVisibility())
        .map((text) => Number.parseFloat(getComputedStyle(text).fontSize) * text.currentCSSZoom),
    ),
  );
  expect(smallest).toBeGreaterThanOrEqual(24);

  await part(page, 'Compute node a/c1/n3').click({ position: { x: 20, y: 16 } });
  await expect(page.getByRole('region', { name: /^Selected: .* a\/c1\/n3$/ })).toBeVisible();
  const stage = await page.locator('.tl-stage').boundingBox();
  const cursor = page.getByRole('slider', { name: 'Time', exact: true });
  if (!stage) throw new Error('no timeline');
  const x = stage.x + stage.width * 0.6;
  await page.mouse.click(x, stage.y + 12);
  await idle(page);
  const box = await cursor.boundingBox();
  expect(Math.abs((box?.x ?? 0) + (box?.width ?? 0) / 2 - x)).toBeLessThan(3);
});

test('what can be done to the picked part is in sight: under the rack of an upright tablet, on a phone after a tap', async ({
  browser,
}) => {
  for (const name of ['upright', 'phone', 'small']) {
    const page = await on(browser, SCREENS[name] as Screen, '');
    await part(page, 'Compute node a/c1/n3').tap({ position: { x: 12, y: 8 } });
    await idle(page);
    await inSight(button(page, 'Fail node'));
    await page.context().close();
  }
});
