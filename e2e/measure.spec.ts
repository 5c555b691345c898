// What can be counted of the page (the checks on elements, tab stops, type and cut-off controls), before and after a fault.
import type { Page } from '@playwright/test';
import { button, expect, idle, open, pause, seek, test } from './page.ts';

/** What is on screen, counted. Sizes are those that an eye sees: drawings are scaled. */
const counted = (page: Page) =>
  page.evaluate(() => {
    const seen = (element: Element) => {
      const { width, height } = element.getBoundingClientRect();
      return width > 0 && height > 0 && getComputedStyle(element).visibility !== 'hidden';
    };
    const sizes = new Map<number, number>();
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const letters = texts.currentNode.textContent?.trim().length ?? 0;
      const of = texts.currentNode.parentElement;
      if (letters === 0 || !of || of.closest('script, style, noscript') || !seen(of)) continue;
      const scale = of instanceof SVGGraphicsElement ? (of.getScreenCTM()?.a ?? 1) : 1;
      const size = Math.round(Number.parseFloat(getComputedStyle(of).fontSize) * scale * 10) / 10;
      sizes.set(size, (sizes.get(size) ?? 0) + letters);
    }
    const letters = (from: number, to: number) =>
      [...sizes].reduce((sum, [size, n]) => (size >= from && size < to ? sum + n : sum), 0);
    const controls = [
      ...document.querySelectorAll(
        'button, a[href], input, select, [role=button], [role=tab], [role=menuitem], [role=slider]',
      ),
    ].filter(seen);
    /** Beside the window, or beyond the edge of what cuts it off and cannot be scrolled. */
    const cut = (control: Element): boolean => {
      const { left, right } = control.getBoundingClientRect();
      for (let of = control.parentElement; of; of = of.parentElement) {
        const box = of.getBoundingClientRect();
        if (!/hidden|clip/.test(getComputedStyle(of).overflowX)) continue;
        if (right > box.right + 1 || left < box.left - 1) return true;
      }
      return right > innerWidth + 1 || left < -1;
    };
    return {
      elements: document.querySelectorAll('*').length,
      smallest: Math.min(...sizes.keys()),
      sizes: sizes.size,
      small: letters(0, 12) / letters(0, Number.POSITIVE_INFINITY),
      cut: controls
        .filter(cut)
        .map((control) => control.getAttribute('aria-label') ?? control.textContent),
      sideways: document.documentElement.scrollWidth > innerWidth + 1,
    };
  });

/** Names of all that the Tab key reaches, from the top of the page to its end: nowhere on the way the focus is lost. */
async function tabStops(page: Page): Promise<string[]> {
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  const names: string[] = [];
  for (;;) {
    await page.keyboard.press('Tab');
    const name = await page.evaluate(() => {
      const at = document.activeElement;
      if (!at || at === document.body || at.hasAttribute('data-walked')) return null;
      at.setAttribute('data-walked', '');
      return at.getAttribute('aria-label') ?? at.textContent?.trim() ?? '';
    });
    if (name === null) return names;
    names.push(name);
  }
}

for (const [width, height] of [
  [1440, 900],
  [1024, 768],
] as const)
  test(`${width}×${height}: elements, sizes of type, and no control is cut off`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height });
    await open(page, '');
    const within = async () => {
      const { elements, smallest, sizes, small, cut, sideways } = await counted(page);
      expect(elements).toBeLessThanOrEqual(3000);
      expect(smallest).toBeGreaterThanOrEqual(11);
      expect(sizes).toBeLessThanOrEqual(6);
      expect(small).toBeLessThanOrEqual(0.1);
      expect(cut).toEqual([]);
      expect(sideways).toBe(false);
    };
    await within();
    await page.keyboard.press('f');
    await pause(page);
    for (const ms of [60_000, 300_000]) {
      await seek(page, ms);
      await within();
    }
  });

test('from 15 to 40 tab stops, each with a name, the rack among the first', async ({ page }) => {
  await open(page, '');
  const stops = await tabStops(page);
  expect(stops.length).toBeGreaterThanOrEqual(15);
  expect(stops.length).toBeLessThanOrEqual(40);
  expect(stops).not.toContain('');
  expect(stops[0]).toBe('Skip to the rack');
  expect(stops.at(-1)).toMatch(/^Its states/);
});

test('buttons that belong together are one tab stop, arrows lead on', async ({ page }) => {
  await open(page, '');
  const focused = page.locator(':focus');
  const clock = page.getByRole('toolbar', { name: 'Clock' });
  await button(page, 'Whole rack, key 0').focus();
  await page.keyboard.press('Home');
  await expect(button(page, 'Lens')).toBeFocused();
  // The pictures of the workloads are one stop, too, and up and down lead from one to the other.
  await page.getByRole('button', { name: /^shop\/http-1, / }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(focused).toHaveAccessibleName(/^shop\/http-2, /);
  await page.keyboard.press('ArrowDown');
  const below = (await focused.getAttribute('aria-label')) ?? '';
  expect(below).not.toMatch(/^shop/);
  await page.keyboard.press('Enter');
  await idle(page);
  await expect(
    page.getByRole('heading', { level: 2, name: below.split(',')[0] ?? '' }),
  ).toBeVisible();
  // Tab leads on from there to the clock; it begins at Play.
  while (!(await clock.evaluate((bar) => bar.contains(document.activeElement))))
    await page.keyboard.press('Tab');
  await expect(button(page, 'Play')).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(button(page, 'Next event')).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(button(page, 'To the end')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('timer')).toHaveText('1:00:00');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('combobox', { name: 'Speed' })).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await expect(button(page, 'To the end')).toBeFocused();
});
