// Panes that answer by running: the library, comparisons, the availability. By keyboard and through their links, and without a violation.
import type { Page } from '@playwright/test';
import { encodeLink } from '../src/scenario/encode.ts';
import { presetOf } from '../src/scenario/library.ts';
import { expect, idle, link, open, scenario, test } from './page.ts';
import { violations } from './violations.ts';

/** Opens golden with a pane, as a link does. */
async function openPane(page: Page, pane: string, heading: string | RegExp) {
  await open(page, encodeLink({ scenario: { version: 1, base: 'golden' }, view: { pane } }));
  await expect(page.getByRole('heading', { level: 2, name: heading })).toBeFocused();
}

test('the library: found by words, run, opened with Enter, and the focus is on the rack', async ({
  page,
}) => {
  await openPane(page, 'library', 'Library');
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

test('every card shows what comes of it', async ({ page }) => {
  await openPane(page, 'library', 'Library');
  await expect(page.locator('.card', { hasText: '…' })).toHaveCount(0);
  expect(await page.locator('.card svg').count()).toBeGreaterThan(60);
});

test('a comparison: who is out for how long, with and without the deployer, kept in the link', async ({
  page,
}) => {
  await openPane(page, 'compare', /^A WebSphere VM dies/);
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
  const here = new URL(await link(page)).hash;
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
  const drill = presetOf('hadr-vm-fails')?.scenario;
  if (!drill) throw new Error('a drill of the library');
  await open(page, encodeLink({ scenario: drill, view: { pane: 'compare:own' } }));
  await page
    .getByLabel('With one option changed')
    .selectOption({ label: 'shopdb: takeover manual' });
  const other = page.getByRole('row', { name: /^shopdb: takeover manual/ });
  await expect(other).toContainText('13:45');
  await idle(page);
  const here = new URL(await link(page)).hash;
  await page.goto('about:blank');
  await open(page, here);
  await expect(other).toContainText('13:45');
  await page.getByRole('button', { name: 'Take away shopdb: takeover manual' }).click();
  await expect(other).toHaveCount(0);
});

test('availability: run with a seed, called off, and rates that are the drill’s own', async ({
  page,
}) => {
  await openPane(page, 'availability', /^Availability: /);
  await page.getByLabel('Years', { exact: true }).fill('900000');
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(page.getByText(/^That would be about/)).toBeVisible();
  await page.getByLabel('Years', { exact: true }).fill('2000');
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByText(/^Stopped/)).toBeVisible();
  await page.getByLabel('Process, failures a year').fill('0');
  await page.getByLabel('VM, failures a year').fill('0');
  await page.getByLabel('Years', { exact: true }).fill('20');
  await page.getByRole('button', { name: 'Use these rates' }).click();
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(page.getByRole('row', { name: /^shop / })).toContainText(/9\d\.\d{5} %|100/);
  expect((await scenario(page)).rates).toEqual({ vm: { afr: 0 }, process: { afr: 0 } });
});

test('a hypothesis is claimed in the form and travels in the link', async ({ page }) => {
  await open(
    page,
    encodeLink({ scenario: { version: 1, base: 'golden' }, view: { pane: 'scenarios' } }),
  );
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('shop stays up').check();
  await dialog.getByLabel('Longest outage allowed').fill('soon');
  await expect(dialog.getByRole('button', { name: 'Apply' })).toHaveAttribute(
    'aria-disabled',
    'true',
  );
  await dialog.getByLabel('Longest outage allowed').fill('1m');
  await dialog.getByLabel('No data is lost').check();
  expect(await violations(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Apply' }).click();
  await idle(page);
  const claimed = { staysUp: ['shop'], longestOutage: 60_000, noDataLost: true };
  expect((await scenario(page)).hypothesis).toEqual(claimed);
  const here = new URL(await link(page)).hash;
  await page.goto('about:blank');
  await open(page, here);
  expect((await scenario(page)).hypothesis).toEqual(claimed);
});

for (const viewport of [
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
  { width: 390, height: 844 },
])
  for (const colorScheme of ['light', 'dark'] as const)
    test.describe(`${viewport.width}×${viewport.height}, ${colorScheme}`, () => {
      test.use({ viewport, colorScheme });
      test('no violation in any of the three, and nothing wider than the screen', async ({
        page,
      }) => {
        for (const pane of ['library', 'compare', 'compare:own', 'availability:20/1']) {
          await page.goto('about:blank');
          await openPane(page, pane, /./);
          expect(await violations(page)).toEqual([]);
          const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
          expect(over).toBeLessThanOrEqual(0);
        }
      });
    });
