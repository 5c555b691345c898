import { expect, idle, open, openPane, part, seek, test } from './page.ts';
import { violations } from './violations.ts';

test('the platform and the middleware side by side, and what the hypervisor sees', async ({
  page,
}) => {
  await open(page);
  await openPane(page, 'Analyse', 'Who noticed');
  const dialog = page.getByRole('dialog', { name: /Who noticed/ });
  await expect(dialog).toContainText('Nothing has been broken yet');
  await page.keyboard.press('Escape');
  await part(page, 'VM shop/was-1').click();
  await page.getByRole('button', { name: 'Fail VM', exact: true }).click();
  await page.getByRole('button', { name: 'Pause' }).click();
  await seek(page, 120_000);
  await idle(page);
  await openPane(page, 'Analyse', 'Who noticed');
  const row = dialog.getByRole('row', { name: /shop\/was-1/ });
  await expect(row).toContainText('after 1:00');
  await expect(row).toContainText('after 0:05');
  await expect(row).toContainText('VM powered off');
  expect(await violations(page)).toEqual([]);
  await row.getByRole('button').click();
  await expect(dialog).toBeHidden();
});
