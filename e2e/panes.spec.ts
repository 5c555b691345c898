// Every pane there is, those that came later too: it opens by its link, axe finds nothing wrong with it, and one that breaks keeps its trouble to itself.
import { encodeLink } from '../src/scenario/encode.ts';
import { PANES } from '../src/views/panes.ts';
import { button, events, expect, idle, open, openPane, pause, test } from './page.ts';
import { violations } from './violations.ts';

const linkTo = (pane: string) =>
  encodeLink({
    scenario: {
      version: 1,
      base: 'golden',
      script: [{ at: 60_000, fault: 'fail', target: 'a/c1/n1' }],
    },
    view: { cursor: 120_000, pane },
  });
/** Where panes stand. */
const PANE = 'dialog[open], [role=dialog], .side-pane, .pane-page';
const LOOKS = {
  light: { colorScheme: 'light' },
  dark: { colorScheme: 'dark' },
  'forced colours': { forcedColors: 'active' },
  'on a phone': { colorScheme: 'light' },
} as const;

for (const [look, media] of Object.entries(LOOKS))
  test(`no pane has anything that axe finds wrong, ${look}`, async ({ page }) => {
    await page.emulateMedia(media);
    const phone = look === 'on a phone';
    if (phone) await page.setViewportSize({ width: 390, height: 844 });
    for (const { id } of PANES)
      await test.step(id, async () => {
        await page.goto('about:blank');
        await open(page, linkTo(id));
        // There what stands at the side is the first tab of the sheet.
        const pane = phone ? `${PANE}, .sheet-pane` : PANE;
        await expect(page.locator(pane).first()).toBeVisible();
        expect(await violations(page, pane)).toEqual([]);
      });
  });

test('menu and palette: nothing that axe finds wrong', async ({ page }) => {
  await open(page);
  await button(page, 'Help').click();
  await expect(page.getByRole('menu', { name: 'Help' })).toBeVisible();
  expect(await violations(page, '[role=menu]')).toEqual([]);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: 'Command or part' })).toBeFocused();
  expect(await violations(page, PANE)).toEqual([]);
});

test('a pane that breaks says so and gives the link, and the drill goes on', async ({ page }) => {
  await open(page);
  await page.evaluate(() => {
    HTMLDialogElement.prototype.showModal = () => {
      throw new Error('broken on purpose');
    };
  });
  await openPane(page, 'Analyse', 'Who noticed');
  const wall = page
    .getByRole('alert')
    .filter({ hasText: 'could not draw the list of who noticed' });
  await expect(wall).toContainText('broken on purpose');
  await expect(wall.getByRole('link', { name: 'this link' })).toHaveAttribute('href', /#1/);
  await page.keyboard.press('f');
  await idle(page);
  await pause(page);
  expect((await events(page)).length).toBeGreaterThan(3);
});
