// The bar's menus, the palette and the list of keys: by mouse and by keyboard, and back where one was.
import { button, expect, idle, open, pause, scenario, test } from './page.ts';

test('a menu opens by keyboard, and what is chosen opens its pane', async ({ page }) => {
  await open(page);
  await button(page, 'Analyse').focus();
  await page.keyboard.press('ArrowDown');
  const menu = page.getByRole('menu', { name: 'Analyse' });
  await expect(menu).toBeVisible();
  await expect(menu.getByRole('menuitem').first()).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(menu).not.toBeVisible();
  await expect(button(page, 'Analyse')).toBeFocused();
  await button(page, 'Analyse').click();
  await menu.getByRole('menuitem', { name: /^Runbook/ }).click();
  await expect(page.getByRole('dialog', { name: /runbook/i })).toBeVisible();
});

test('the palette fails a part by its name, and finds commands and panes', async ({ page }) => {
  await open(page);
  await page.keyboard.press('Control+k');
  const palette = page.getByRole('dialog', { name: 'Commands' });
  const field = palette.getByRole('combobox');
  await expect(field).toBeFocused();
  await field.fill('fail c1/n3');
  await expect(palette.getByRole('option', { name: /^Fail node a\/c1\/n3/ })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(palette).not.toBeVisible();
  await pause(page);
  expect((await scenario(page)).script).toEqual([{ at: 0, fault: 'fail', target: 'a/c1/n3' }]);

  await page.keyboard.press('Control+k');
  await field.fill('undo');
  await palette.getByRole('option', { name: /^Undo/ }).click();
  await idle(page);
  expect((await scenario(page)).script).toEqual([]);

  await page.keyboard.press('Control+k');
  await field.fill('open runb');
  await expect(palette.getByRole('option', { name: /^Open Runbook/ })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: /runbook/i })).toBeVisible();
});

test('a word of the field is explained where it is used', async ({ page }) => {
  await open(page);
  const rule = page.getByRole('region', { name: /^Rule / });
  await rule.getByRole('button', { name: 'cloud group' }).first().click();
  const glossary = page.getByRole('region', { name: 'Cloud group' });
  await expect(glossary).toContainText('never leaves it');
  await expect(glossary.getByRole('heading', { name: 'Cloud group' })).toBeFocused();
  await glossary.getByRole('searchbox').fill('shelf');
  await glossary.getByRole('button', { name: 'Enclosure' }).click();
  await expect(page.getByRole('region', { name: 'Enclosure' })).toContainText('24 drives');
});
