// No violation that axe-core can find, in light and dark, whole and broken, on a desk, a projector and a phone.
import { expect, open, part, pause, seek, test } from './page.ts';
import { violations } from './violations.ts';

const SIZES = [
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
  { width: 390, height: 844 },
];

for (const viewport of SIZES)
  for (const colorScheme of ['light', 'dark'] as const)
    test.describe(`${viewport.width}×${viewport.height}, ${colorScheme}`, () => {
      test.use({ viewport, colorScheme });

      test('before and after a fault', async ({ page }) => {
        await open(page, '');
        expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe(colorScheme);
        expect(await violations(page)).toEqual([]);
        // At its name: where it is full, its middle is a VM.
        await part(page, 'Compute node a/c1/n1').click({ position: { x: 12, y: 8 } });
        await page.keyboard.press('Delete');
        await pause(page);
        for (const ms of [10_000, 60_000, 200_000]) {
          await seek(page, ms);
          expect(await violations(page)).toEqual([]);
        }
      });
    });

test('the list of keys and the notice of a broken link', async ({ page }) => {
  await open(page, '#1rubbish');
  await expect(page.getByRole('alert')).toContainText('could not be read');
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
  expect(await violations(page)).toEqual([]);
});

for (const tab of ['Workloads', /^Yours/, /a\/c/])
  test(`the phone’s sheet: ${tab}`, async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await open(page);
    await page.getByRole('tab', { name: tab }).click();
    expect(await violations(page)).toEqual([]);
  });
