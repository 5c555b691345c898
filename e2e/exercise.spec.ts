// A judged exercise by keyboard: it fails, says by which event, is mended in the editor and passes; cheating is told; every size.
import { tabTo } from './lesson-keys.ts';
import { button, expect, idle, link, open, openPane, scenario, test } from './page.ts';
import { violations } from './violations.ts';

test('failed, mended in the editor, passed, by keyboard; the link carries it', async ({
  page,
  browser,
  baseURL,
}) => {
  // Some two hundred presses of Tab.
  test.setTimeout(120_000);
  await open(page);
  await openPane(page, 'Teach', 'Exercises');
  await expect(page.getByRole('heading', { name: 'Exercises' })).toBeFocused();
  await tabTo(page, button(page, 'Start One is none'));
  await page.keyboard.press('Enter');
  await idle(page);
  const pane = page.getByRole('region', { name: 'One is none' });
  await expect(pane.getByRole('heading', { level: 2 })).toBeFocused();
  const verdict = pane.getByRole('status');
  await expect(verdict).toHaveText(/^Failed/);
  const event = pane.getByRole('list', { name: 'What broke it' }).getByRole('button').first();
  await expect(event).toHaveText(/^1:00 shop was down at the end, since 1:00\.$/);
  await tabTo(page, event);
  await page.keyboard.press('Enter');
  await expect(event).toHaveAttribute('aria-pressed', 'true');

  await tabTo(page, button(page, 'Change the deployments'));
  await page.keyboard.press('Enter');
  const editor = page.getByRole('dialog', { name: 'Scenarios' });
  await tabTo(page, editor.getByRole('textbox', { name: 'Members' }), 300);
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('2');
  // As in any form; the button at the foot is many stops away.
  await page.keyboard.press('Enter');
  await expect(editor).toBeHidden();
  await idle(page);
  await expect(pane.getByRole('heading', { level: 2 })).toBeFocused();
  await expect(verdict).toHaveText(/^Passed/);
  expect((await scenario(page)).deployments).toMatchObject([{ id: 'shop', members: 2 }]);

  await pane.getByText('All exercises').click();
  await expect(
    pane.getByRole('list', { name: 'Exercises' }).getByRole('listitem').first(),
  ).toHaveText(/Passed on this device\./);

  await expect(pane.getByRole('button', { name: 'Go on to “A pair for the data”' })).toBeVisible();

  const { hash } = new URL(await link(page));
  const context = await browser.newContext();
  const other = await context.newPage();
  await other.goto(`${baseURL}${hash}`);
  await expect(other.getByRole('region', { name: 'One is none' }).getByRole('status')).toHaveText(
    /^Passed/,
  );
  await context.close();

  // Without its pane the verdict stands in a line, and leads back.
  await button(page, 'Close').click();
  await expect(page.getByRole('region', { name: 'Notes' })).toContainText('holds: passed');
  await button(page, 'What is claimed').click();
  await expect(verdict).toHaveText(/^Passed/);
  // A line of one's own is no solution.
  await page
    .getByRole('region', { name: 'Rack' })
    .getByLabel(/^Compute node a\/c1\/n1\b/)
    .first()
    .click();
  await page.keyboard.press('Delete');
  await expect(verdict).toHaveText(/^Failed/);
  await expect(pane.getByRole('list', { name: 'What was changed' })).toContainText(
    'is not the exercise’s: take it back.',
  );
});

for (const viewport of [
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
  { width: 390, height: 844 },
])
  for (const colorScheme of ['light', 'dark'] as const)
    test.describe(`${viewport.width}×${viewport.height}, ${colorScheme}`, () => {
      test.use({ viewport, colorScheme });
      test('list and exercise: no violation that axe can find', async ({ page }) => {
        await open(page);
        await openPane(page, 'Teach', 'Exercises');
        await expect(page.getByRole('heading', { name: 'Exercises' })).toBeVisible();
        expect(await violations(page)).toEqual([]);
        await button(page, 'Start Build a topology that survives this night').click();
        await idle(page);
        await expect(
          page.getByRole('list', { name: 'What broke it' }).getByRole('button').first(),
        ).toBeVisible();
        expect(await violations(page)).toEqual([]);
      });
    });
