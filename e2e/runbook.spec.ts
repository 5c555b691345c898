// The runbook as a pane: made from runs, found through, taken along, and each row shown as a drill of its own.
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { button, events, expect, idle, open, openPane, pause, scenario, test } from './page.ts';
import { violations } from './violations.ts';

async function openRunbook(page: Page) {
  await openPane(page, 'Analyse', 'Runbook');
  await expect(page.getByRole('dialog', { name: /^Runbook/ })).toBeVisible();
  await expect(page.getByText(/^\d+ of \d+ rows$/)).toBeVisible();
}

test('a row shows its fault, and undo takes it back', async ({ page }) => {
  await open(page);
  const before = await scenario(page);
  await openRunbook(page);
  const row = page.getByRole('row', { name: /shop\/was-1 shop\/was-2/ });
  await expect(row).toContainText('The platform notices after 1:00, and does not recover it.');
  await expect(row).toContainText('Restart the VM or add a clone.');
  await row.getByRole('button', { name: /^Show it/ }).click();
  await pause(page);
  await expect(page.getByRole('dialog')).toHaveCount(0);
  expect((await scenario(page)).script).toEqual([
    { at: 60_000, fault: 'fail', target: 'shop/was-1' },
  ]);
  expect((await events(page))[0]).toMatchObject({
    kind: 'fault',
    subject: 'shop/was-1',
    t: 60_000,
  });
  await expect(page.getByRole('button', { name: 'Undo: show shop/was-1 failing' })).toBeVisible();
  await page.getByRole('button', { name: /^Undo/ }).click();
  await idle(page);
  expect(await scenario(page)).toEqual(before);
});

test('found through, sorted, and downloaded as Markdown', async ({ page }) => {
  await open(page);
  await openRunbook(page);
  await page.getByRole('searchbox', { name: 'Find' }).fill('takes over');
  await expect(page.getByRole('table')).toHaveCount(2);
  await page.getByRole('searchbox', { name: 'Find' }).fill('elephant');
  await expect(page.getByText('No row says that.')).toBeVisible();
  await page.getByRole('searchbox', { name: 'Find' }).fill('');
  await page.getByRole('combobox', { name: 'Sort by' }).selectOption('outage');
  await expect(page.getByRole('table')).toHaveCount(1);
  await expect(page.getByRole('row').nth(1)).toContainText('24:00:00, still out');
  await expect(page.getByRole('row').nth(3)).toContainText('0:45');
  await page.getByRole('checkbox', { name: 'Only what waits for the deployer' }).check();
  await expect(page.getByRole('row', { name: /Nothing to do|follow-up/ })).toHaveCount(0);
  await expect(page.getByRole('row', { name: /Restart the VM or add a clone/ })).toHaveCount(1);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    button(page, 'Download').click(),
  ]);
  // All of it, whatever is in sight.
  const text = readFileSync(await download.path(), 'utf8');
  expect(text).toMatch(/^# Runbook: Golden topology in one rack\n\n## vsys-was\n\n\| Part \|/);
  expect(text).toContain('\n## node\n');
});

test('made in slices: the page is drawn many times while the runbook grows', async ({ page }) => {
  // 120 VMs: some hundreds of rows. However fast the machine is, each slice ends after some milliseconds and is told.
  await open(page, '');
  await page.evaluate(() => {
    const told = new Set<string>();
    new MutationObserver(() => {
      const said = document.querySelector('dialog.runbook')?.textContent ?? '';
      const part = /Failing part (\d+) of/.exec(said)?.[1];
      if (part !== undefined) told.add(part);
    }).observe(document.body, { childList: true, subtree: true, characterData: true });
    Object.assign(window, { told });
  });
  await openRunbook(page);
  const told = await page.evaluate(() => [...(window as unknown as { told: Set<string> }).told]);
  expect(told.length).toBeGreaterThan(5);
});

test('on paper there are the tables and nothing else', async ({ page }) => {
  await open(page);
  await openRunbook(page);
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('table').first()).toBeVisible();
  await expect(page.getByRole('heading', { name: /^Runbook/ })).toBeVisible();
  for (const hidden of ['Copy as Markdown', 'Copy link'])
    await expect(button(page, hidden)).toBeHidden();
  await expect(page.locator('#rack')).toBeHidden();
  // As long as it is, and not cut off at the window's height.
  const rest = await page.evaluate(() => document.documentElement.scrollHeight - innerHeight);
  expect(rest).toBeGreaterThan(0);
});

test('Escape closes it, and the focus goes back', async ({ page }) => {
  await open(page);
  await openRunbook(page);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(button(page, 'Analyse')).toBeFocused();
});

for (const colorScheme of ['light', 'dark'] as const)
  for (const viewport of [
    { width: 1440, height: 900 },
    { width: 390, height: 844 },
  ])
    test.describe(`${colorScheme}, ${viewport.width} wide`, () => {
      test.use({ colorScheme, viewport });
      test('no violation that axe can find', async ({ page }) => {
        await open(page);
        if (viewport.width < 720) await button(page, 'Menu').click();
        await openRunbook(page);
        expect(await violations(page)).toEqual([]);
      });
    });
