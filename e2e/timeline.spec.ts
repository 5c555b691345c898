// The timeline: lanes that fold and stay folded, the whole run in a strip, filter, search and table, and its ties to the rack.
import type { Page } from '@playwright/test';
import { button, expect, idle, open, part, pause, seek, test } from './page.ts';
import { violations } from './violations.ts';

const NODE = 'Compute node a/c1/n1';

async function drill(page: Page): Promise<void> {
  await open(page);
  // The page opens with the node selected.
  await page.keyboard.press('Delete');
  await pause(page);
  await seek(page, 1_200_000);
}

const marks = (page: Page, which: { selected?: boolean } = {}) =>
  page.getByRole('listbox', { name: 'Events' }).getByRole('option', which);

test('lanes fold by mouse and by keyboard, and a reload remembers it', async ({ page }) => {
  await drill(page);
  const lanes = page.getByRole('toolbar', { name: 'Lanes' });
  const platform = page.getByRole('option', { name: /notices/ });
  await expect(platform.first()).toBeVisible();
  // What is pointed at is said in a sentence, and Escape puts that away.
  await marks(page).first().hover();
  const said = page.getByText(/^\d+:\d\d Compute node a\/c1\/n1 fails\.$/);
  await expect(said).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(said).toBeHidden();
  await lanes.getByRole('button', { name: 'Platform' }).click();
  await expect(platform).toHaveCount(0);
  const head = lanes.getByRole('button', { name: /^Platform, \d+ events$/ });
  await expect(head).toHaveAttribute('aria-expanded', 'false');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(lanes.getByRole('button', { name: /^Middleware, \d+ events$/ })).toBeFocused();
  await page.reload();
  await idle(page);
  await expect(head).toBeVisible();
  await head.click();
  await expect(platform.first()).toBeVisible();
});

test('the strip shows the whole run; its brush moves and narrows the window', async ({ page }) => {
  await drill(page);
  const brush = page.getByRole('slider', { name: 'Window of the timeline' });
  const shown = () => brush.getAttribute('aria-valuetext');
  await brush.focus();
  await page.keyboard.press('+');
  await page.keyboard.press('+');
  const near = await shown();
  await page.keyboard.press('Home');
  await expect(brush).toHaveAttribute('aria-valuetext', /^0:00 to /);
  await page.keyboard.press('PageUp');
  expect(await shown()).not.toBe(near);
  await page.keyboard.press('0');
  await idle(page);
  const all = await shown();
  const box = await brush.boundingBox();
  if (!box) throw new Error('the brush is on the page');
  await page.mouse.move(box.x + box.width - 2, box.y + box.height / 2);
  await idle(page);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 4 });
  await page.mouse.up();
  await expect(brush).not.toHaveAttribute('aria-valuetext', all ?? '');
  await expect(button(page, 'Back to now')).toBeVisible();
});

test('what is looked for is counted, walked through and selected on the rack', async ({ page }) => {
  await drill(page);
  await page.keyboard.press('/');
  const field = page.getByRole('searchbox', { name: 'Find in the events' });
  await expect(field).toBeFocused();
  await field.fill('was-1 serves');
  const bar = page.getByRole('search', { name: /Filter and search/ });
  await expect(bar.getByRole('status')).toHaveText(/^[1-9]\d* found$/);
  await field.press('Enter');
  await expect(bar.getByRole('status')).toHaveText(/^1 of \d+$/);
  await expect(marks(page, { selected: true })).toHaveAccessibleName(/was-1/);
  await field.fill('no such thing');
  await expect(bar.getByRole('status')).toHaveText('Nothing found');
  await field.fill('');

  await bar.getByRole('button', { name: 'Injector' }).click();
  await expect(marks(page)).toHaveCount(1);
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(bar).toHaveCount(0);
  await expect(button(page, 'Filter and search')).toBeFocused();
  expect(await marks(page).count()).toBeGreaterThan(1);
});

test('the same as a table: rows by arrow keys, a row selects its part', async ({ page }) => {
  await drill(page);
  await button(page, 'As a table').click();
  const table = page.getByRole('grid', { name: 'Events' });
  await expect(table.getByRole('columnheader')).toHaveText([
    'Time',
    'Actor',
    'Kind',
    'Subject',
    'Sentence',
    'Cause',
  ]);
  expect(await violations(page)).toEqual([]);
  const rows = Number(await table.getAttribute('aria-rowcount')) - 1;
  expect(rows).toBeGreaterThan(5);
  await table.getByRole('row').last().click();
  await page.keyboard.press('Home');
  const first = table.locator('tr[tabindex="0"]');
  await expect(first).toBeFocused();
  await expect(first).toHaveAccessibleName(/fault/);
  await page.keyboard.press('Enter');
  await expect(first).toHaveAttribute('aria-selected', 'true');
  await expect(part(page, NODE)).toHaveAttribute('aria-selected', 'true');
  await button(page, 'As a table').click();
  await expect(marks(page, { selected: true })).toHaveAccessibleName(/a\/c1\/n1/);
});

test('on a phone the story is filtered and searched, too', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page);
  await page.getByRole('tab', { name: /a\/c/ }).click();
  await page.getByRole('button', { name: /^Fail node/ }).click();
  await pause(page);
  await seek(page, 1_200_000);
  await page.getByRole('tab', { name: 'Story' }).click();
  const rows = page.getByRole('list', { name: 'Story' }).getByRole('button');
  const all = await rows.count();
  await button(page, 'Filter and search').click();
  await page.getByRole('search').getByRole('button', { name: 'Platform' }).click();
  expect(await rows.count()).toBeLessThan(all);
  expect(await violations(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(
    true,
  );
  await page
    .getByRole('search')
    .getByRole('button', { name: /^Close/ })
    .click();
  expect(await rows.count()).toBe(all);
});

test('x shows the timeline over the whole page; Escape leads back to where one was', async ({
  page,
}) => {
  await drill(page);
  const rack = page.getByRole('region', { name: 'Rack' });
  const toggle = button(page, 'Timeline over the whole page');
  const tree = rack.getByRole('tree');
  await tree.focus();
  await page.keyboard.press('x');
  await expect(rack).toBeHidden();
  await expect(page.getByRole('region', { name: 'Workloads' })).toBeHidden();
  await expect(toggle).toHaveAttribute('aria-pressed', 'true');
  await expect(toggle).toBeFocused();
  const box = await page.getByRole('region', { name: 'Timeline' }).boundingBox();
  expect(box?.width).toBeGreaterThan(1380);
  expect(box?.height).toBeGreaterThan(700);
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(rack).toBeVisible();
  await expect(tree).toBeFocused();
  await expect(toggle).toHaveAttribute('aria-pressed', 'false');
  await toggle.click();
  await expect(rack).toBeHidden();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('light or dark');
  await page.keyboard.press('Enter');
  await expect(rack).toBeHidden();
  await button(page, 'Scenarios').click();
  await expect(rack).toBeVisible();
});

test('the ribbon of a service shows what the fault of just now did to it', async ({ page }) => {
  await open(page);
  const said = page
    .getByRole('region', { name: 'Timeline' })
    .locator('svg text')
    .filter({ hasText: 'ended by middleware' });
  await expect(said).toHaveCount(0);
  await part(page, 'VM shopdb/db-1').click();
  await page.keyboard.press('Delete');
  await pause(page);
  await seek(page, 600_000);
  await expect(said).toBeVisible();
});

test('a phone shows the picture, too, and leads back to the story', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await drill(page);
  await page.getByRole('tab', { name: 'Story' }).click();
  await button(page, 'As a picture').click();
  await idle(page);
  await expect(marks(page).first()).toBeVisible();
  await expect(button(page, 'As a table')).toBeVisible();
  const box = await page.getByRole('region', { name: 'Timeline' }).boundingBox();
  expect(box?.height).toBeGreaterThan(600);
  expect(await violations(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(
    true,
  );
  await button(page, 'Timeline over the whole page').click();
  await expect(page.getByRole('list', { name: 'Story' })).toBeVisible();
  await expect(button(page, 'As a picture')).toBeFocused();
});
