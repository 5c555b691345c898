// Panes that answer by running: the library, comparisons, the availability. By keyboard and through their links, and without a violation.
import type { Page } from '@playwright/test';
import { expect, idle, link, open, scenario, test } from './page.ts';
import { violations } from './violations.ts';

/** The link of what is on screen, with another pane: what a person would get who opened it there. */
async function openPane(page: Page, name: string, heading: string | RegExp) {
  await page.getByRole('button', { name, exact: true }).click();
  await expect(page.getByRole('heading', { level: 2, name: heading })).toBeFocused();
}

test('the library: found by words, run, opened with Enter, and the focus is on the rack', async ({
  page,
}) => {
  await open(page);
  await openPane(page, 'Library', 'Library');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.type('slide 9 both sides');
  await expect(page.getByRole('status').filter({ hasText: /^1 of \d+ cards$/ })).toBeVisible();
  const card = page.getByRole('button', { name: /^Both sides of a database pair die/ });
  await expect(card).toContainText('shop out for 13:45, ended by the deployer');
  await card.focus();
  await page.keyboard.press('Enter');
  await idle(page);
  expect((await scenario(page)).title).toBe('Both sides of a database pair die');
  await expect(page.getByRole('heading', { name: 'Library' })).toHaveCount(0);
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.closest('#rack, header') !== null))
    .toBe(true);
});

test('every card shows what comes of it, without a long task', async ({ page }) => {
  await open(page);
  await page.evaluate(() => {
    const long: number[] = [];
    Object.assign(window, { long });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) long.push(entry.duration);
    }).observe({ entryTypes: ['longtask'] });
  });
  await openPane(page, 'Library', 'Library');
  await expect(page.locator('.card', { hasText: '…' })).toHaveCount(0);
  expect(await page.locator('.card svg').count()).toBeGreaterThan(60);
});

test('a comparison: who is out for how long, with and without the deployer, kept in the link', async ({
  page,
}) => {
  await open(page);
  await openPane(page, 'Compare', /^A WebSphere VM dies/);
  await page.getByRole('button', { name: 'DB2' }).click();
  const row = (name: string) => page.getByRole('row', { name: new RegExp(`^${name}`) });
  await expect(row('DBaaS')).toContainText('3:45');
  await expect(row('HADR, manual')).toContainText('never');
  await page.getByRole('button', { name: 'Deployer acts at once' }).click();
  await expect(row('HADR, manual')).toContainText('0:45');
  await page.getByRole('button', { name: 'Node dies' }).click();
  await expect(page.getByRole('heading', { level: 2 })).toContainText(
    'The node under a database VM',
  );
  await idle(page);
  const here = await link(page);
  await page.goto('about:blank');
  await open(page, here);
  await expect(page.getByRole('heading', { level: 2 })).toContainText(
    'The node under a database VM',
  );
  await expect(page.getByRole('button', { name: 'Deployer acts at once' })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await page.keyboard.press('Escape');
  await expect(page.getByRole('region', { name: 'Rack' })).toBeVisible();
});

test('this drill against the same with one option changed travels in the link', async ({
  page,
}) => {
  await open(page);
  await openPane(page, 'Library', 'Library');
  await page.getByRole('searchbox', { name: 'Find' }).fill('hadr-vm-fails');
  await page.getByRole('button', { name: /^The VM of the primary dies/ }).click();
  await openPane(page, 'Compare', /^A WebSphere VM dies/);
  await page.getByRole('button', { name: 'This drill' }).click();
  await page
    .getByLabel('With one option changed')
    .selectOption({ label: 'shopdb: takeover manual' });
  const other = page.getByRole('row', { name: /^shopdb: takeover manual/ });
  await expect(other).toContainText('9:00');
  await idle(page);
  const here = await link(page);
  await page.goto('about:blank');
  await open(page, here);
  await expect(other).toContainText('9:00');
  await page.getByRole('button', { name: 'Take away shopdb: takeover manual' }).click();
  await expect(other).toHaveCount(0);
});

test('availability: run with a seed, called off, and rates that are the drill’s own', async ({
  page,
}) => {
  await open(page);
  await openPane(page, 'Availability', /^Availability: /);
  await page.getByLabel('Years', { exact: true }).fill('900000');
  await page.getByRole('button', { name: 'Run' }).click();
  await expect(page.getByText(/^That would be about/)).toBeVisible();
  await page.getByLabel('Years', { exact: true }).fill('2000');
  await page.getByRole('button', { name: 'Run' }).click();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByText(/^Stopped/)).toBeVisible();
  await page.getByLabel('Process, failures a year').fill('0');
  await page.getByLabel('VM, failures a year').fill('0');
  await page.getByLabel('Years', { exact: true }).fill('20');
  await page.getByRole('button', { name: 'Use these rates' }).click();
  await page.getByRole('button', { name: 'Run' }).click();
  await expect(page.getByRole('row', { name: /^shop / })).toContainText(/9\d\.\d{5} %|100/);
  expect((await scenario(page)).rates).toEqual({ vm: { afr: 0 }, process: { afr: 0 } });
});

for (const viewport of [
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
  { width: 390, height: 844 },
])
  for (const colorScheme of ['light', 'dark'] as const)
    test.describe(`${viewport.width}×${viewport.height}, ${colorScheme}`, () => {
      test.use({ viewport, colorScheme });
      test('no violation in any of the three', async ({ page }) => {
        await open(page);
        for (const name of ['Library', 'Compare', 'Availability']) {
          if (viewport.width < 720) await page.getByRole('button', { name: 'Menu' }).click();
          await page.getByRole('button', { name, exact: true }).click();
          await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible();
          if (viewport.width < 720) await page.keyboard.press('Escape');
          expect(await violations(page)).toEqual([]);
          expect(
            await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
          ).toBeLessThanOrEqual(0);
        }
      });
    });
