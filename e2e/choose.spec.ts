// Scenarios: another topology, another deployment, the validator's messages at their fields, and the way back.
import type { Page } from '@playwright/test';
import { button, expect, idle, open, scenario, test } from './page.ts';
import { violations } from './violations.ts';

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Scenarios' });

async function choose(page: Page) {
  await button(page, 'Scenarios').click();
  await expect(dialog(page)).toBeVisible();
}

test('from models, with one more virtual application, and back again', async ({ page }) => {
  await open(page);
  const before = await scenario(page);
  await choose(page);
  await page.getByRole('searchbox', { name: 'Start from' }).fill('one of each');
  await page.getByRole('button', { name: /^One of each deployment kind/ }).click();
  await expect(dialog(page).getByText(/^default: 52 of 608 cores/)).toBeVisible();

  await page.getByRole('combobox', { name: 'Kind of the new deployment' }).selectOption('vapp-was');
  await button(page, 'Add deployment').click();
  const members = page.getByRole('textbox', { name: 'Members' });
  await expect(members).toHaveAttribute('placeholder', '2');
  await members.fill('999');
  // The validator's own words, at the field and below; the button waits.
  await expect(members).toHaveAccessibleDescription(
    /found 999, expected a whole number from 1 to 100/,
  );
  await expect(button(page, 'Open')).toHaveAttribute('aria-disabled', 'true');
  await button(page, 'vapp-2, members').click();
  await expect(members).toBeFocused();

  await members.fill('99');
  await expect(dialog(page).getByText(/^default: 250 of 608 cores/)).toBeVisible();
  await page.getByRole('textbox', { name: 'Cores' }).fill('16');
  await expect(dialog(page).getByRole('status').last()).toContainText('of them fit');
  await page.getByRole('textbox', { name: 'Cores' }).fill('');
  // References offer what there is.
  await page.getByRole('combobox', { name: 'Database' }).selectOption('vappdb');
  await members.fill('3');
  await button(page, 'Open').click();
  await idle(page);

  await expect(dialog(page)).toHaveCount(0);
  await expect(button(page, 'Scenarios')).toBeFocused();
  const after = await scenario(page);
  expect(after.base).toBeUndefined();
  expect(after.deployments?.at(-1)).toEqual({
    id: 'vapp-2',
    kind: 'vapp-was',
    members: 3,
    database: 'vappdb',
  });
  await page.getByRole('button', { name: /^Undo/ }).click();
  await idle(page);
  expect(await scenario(page)).toEqual(before);
});

test('a cell stretched over two sites may be opened, and is warned against', async ({ page }) => {
  await open(page);
  await choose(page);
  await page.getByRole('searchbox', { name: 'Start from' }).fill('stretched');
  await page.getByRole('button', { name: /^A cell stretched over two sites/ }).click();
  await expect(dialog(page).getByRole('status').last()).toContainText(
    /Warning: shop-b at site west .* Give each site a cell of its own/,
  );
  await expect(button(page, 'Open')).toHaveAttribute('aria-disabled', 'false');
});

test('by keyboard alone: remove a deployment, with the lines of the script that name it', async ({
  page,
}) => {
  await open(page);
  await button(page, 'Scenarios').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('searchbox', { name: 'Start from' })).toBeVisible();
  await page.getByRole('searchbox', { name: 'Start from' }).focus();
  await page.keyboard.type('own images');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Title' })).toHaveValue(/Own images/);
  await page.getByRole('button', { name: /^silent/ }).focus();
  await page.keyboard.press('Enter');
  await button(page, 'Remove silent').focus();
  await page.keyboard.press('Enter');
  await expect(dialog(page).getByText(/3 lines of the script will go/)).toBeVisible();
  await button(page, 'Open').focus();
  await page.keyboard.press('Enter');
  await idle(page);
  expect((await scenario(page)).script).toHaveLength(2);
});

test('Escape closes it, the focus goes back, and the draft is kept', async ({ page }) => {
  await open(page);
  await choose(page);
  await page.getByRole('textbox', { name: 'Title' }).fill('<b>Mine</b>');
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toHaveCount(0);
  await expect(button(page, 'Scenarios')).toBeFocused();
  await choose(page);
  await expect(page.getByRole('textbox', { name: 'Title' })).toHaveValue('<b>Mine</b>');
  await button(page, 'Apply').click();
  await idle(page);
  // Text is text.
  await expect(page.getByText('<b>Mine</b>')).toBeVisible();
  expect(await scenario(page)).toMatchObject({ base: 'golden', title: '<b>Mine</b>' });
  await choose(page);
  await expect(dialog(page).getByText('Nothing is changed yet.')).toBeVisible();
});

for (const colorScheme of ['light', 'dark'] as const)
  for (const viewport of [
    { width: 1440, height: 900 },
    { width: 390, height: 844 },
  ])
    test.describe(`${colorScheme}, ${viewport.width} wide`, () => {
      test.use({ colorScheme, viewport });
      test('no violation that axe can find, sound and with a mistake', async ({ page }) => {
        await open(page);
        if (viewport.width < 720) await button(page, 'Menu').click();
        await choose(page);
        expect(await violations(page)).toEqual([]);
        await page.getByRole('textbox', { name: 'Members' }).fill('none');
        await expect(button(page, 'shop, members')).toBeVisible();
        expect(await violations(page)).toEqual([]);
      });
    });
