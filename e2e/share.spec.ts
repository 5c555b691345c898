// Passing a drill on: link, code, file, picture; and opening what somebody else passed on.
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import {
  button,
  events,
  expect,
  idle,
  link,
  log,
  open,
  part,
  pause,
  scenario,
  seek,
  test,
} from './page.ts';
import { read } from './scan.ts';
import { violations } from './violations.ts';

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Share this drill' });
/** The node a/c1/n1 of the golden rack fails at 1:00. */
const NODE_FAILS = '#1mNkgDsNQAtMeqwMslKMNYmMB';
const SHOP = {
  version: 1,
  title: 'From a file',
  base: 'golden',
  script: [{ at: '1m', fault: 'fail', target: 'shop/was-1' }],
};

async function drillAndShare(page: Page) {
  await open(page);
  await seek(page, 60_000);
  await part(page, 'Compute node a/c1/n1').click();
  await page.keyboard.press('Delete');
  await pause(page);
  await seek(page, 123_000);
  await button(page, 'Share').click();
  await expect(dialog(page)).toBeVisible();
}

const scan = async (page: Page) =>
  (
    await read(
      page,
      await dialog(page).getByRole('img', { name: 'QR code of the link' }).screenshot(),
    )
  ).text;

for (const colorScheme of ['light', 'dark'] as const)
  test.describe(colorScheme, () => {
    test.use({ colorScheme, permissions: ['clipboard-read', 'clipboard-write'] });
    test('link and code open the same run, and the page behind is left alone', async ({
      page,
      browser,
    }) => {
      await drillAndShare(page);
      const field = dialog(page).getByRole('textbox', { name: 'Link to this run' });
      const shared = await field.inputValue();
      expect(shared).toBe(await link(page));
      expect(await scan(page)).toBe(shared);
      await dialog(page).getByRole('button', { name: 'Copy link' }).click();
      await expect(dialog(page).getByText(/^Copied: \d+ characters/)).toBeVisible();
      expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(shared);
      expect(await violations(page)).toEqual([]);

      const code = dialog(page).getByRole('img', { name: 'QR code of the link' });
      const { width = 0 } = (await code.boundingBox()) ?? {};
      await dialog(page).getByRole('button', { name: 'Show it large' }).click();
      expect((await code.boundingBox())?.width).toBeGreaterThan(2 * width);
      expect(await scan(page)).toBe(shared);
      await dialog(page).getByRole('button', { name: 'Show it large' }).click();

      // Single letters are for the dialog now.
      const before = await scenario(page);
      await page.keyboard.press('f');
      await idle(page);
      expect(await scenario(page)).toEqual(before);
      await page.keyboard.press('Escape');
      await expect(dialog(page)).toHaveCount(0);
      await expect(button(page, 'Share')).toBeFocused();

      const context = await browser.newContext();
      const other = await context.newPage();
      await other.goto(shared);
      await other.waitForFunction(() => window.rackdrill !== undefined);
      expect(await log(other)).toBe(await log(page));
      await expect(dialog(other)).toHaveCount(0);
      await context.close();
    });
  });

test('a file that was saved is opened again, and has the address of its schema', async ({
  page,
  baseURL,
}) => {
  await drillAndShare(page);
  const before = await log(page);
  const saving = page.waitForEvent('download');
  await dialog(page).getByRole('button', { name: 'Save as a file' }).click();
  const saved = await saving;
  expect(saved.suggestedFilename()).toBe('golden-topology-in-one-rack.json');
  const path = await saved.path();
  const { $schema } = JSON.parse(readFileSync(path, 'utf8'));
  expect($schema).toBe(`${baseURL}scenario.schema.json`);
  expect((await page.request.get($schema)).ok()).toBe(true);

  await open(page, '#1rubbish');
  await button(page, 'Share').click();
  await dialog(page).getByLabel('Scenario file').setInputFiles(path);
  await expect(dialog(page)).toHaveCount(0);
  await idle(page);
  expect(await log(page)).toBe(before);
});

async function drop(page: Page, name: string, content: string) {
  const data = await page.evaluateHandle(
    ([name, content]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([content], name));
      return transfer;
    },
    [name, content] as const,
  );
  await page.dispatchEvent('#page', 'dragover', { dataTransfer: data });
  await page.dispatchEvent('#page', 'drop', { dataTransfer: data });
}

test('a file dropped on the page is opened; a bad one is refused in a sentence, and nothing is lost', async ({
  page,
}) => {
  await open(page);
  await drop(page, 'shop.json', JSON.stringify(SHOP));
  await expect.poll(async () => (await scenario(page)).title).toBe('From a file');
  expect((await events(page)).some((event) => event.subject === 'shop/was-1')).toBe(true);
  const before = await link(page);
  for (const [name, content, said] of [
    ['notes.json', 'Dear class', 'notes.json was not opened, and your drill is as it was.'],
    [
      'shop.json',
      JSON.stringify({ ...SHOP, script: [{ at: '1m', fault: 'fail', target: 'shop/was-99' }] }),
      'shop/was-99',
    ],
  ] as const) {
    await drop(page, name, content);
    await expect(page.getByRole('region', { name: 'Notes' })).toContainText(said);
    expect(await link(page)).toBe(before);
  }
  expect(await violations(page)).toEqual([]);
  await drop(page, 'link.txt', `https://example.org/${NODE_FAILS}\n`);
  await expect
    .poll(async () => (await scenario(page)).script?.[0])
    .toMatchObject({ target: 'a/c1/n1' });
  await page.keyboard.press('Control+z');
  await idle(page);
  expect(await log(page)).toContain('shop/was-1');
  await drop(page, 'notes.json', 'Dear class');
  await button(page, 'Dismiss this note').click();
  await expect(page.getByRole('region', { name: 'Notes' })).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await idle(page);
  expect(await events(page)).toEqual([]);
});

for (const viewport of [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
])
  test(`the picture has rack, timeline, title and code: ${viewport.width} wide`, async ({
    page,
  }) => {
    await page.setViewportSize(viewport);
    await open(
      page,
      '#1U4INPyOoREfJ3NTE2MgwF2g2WuwaAd2DLSWA5YBuzzE1NNIzhaU2I2S_xQJLUrTMCG5Q1upEQ6wD1z0QfxgaxcYCAA',
    );
    await page.evaluate(() => window.rackdrill.seek(754_321));
    if (viewport.width < 720) await button(page, 'Menu').click();
    await button(page, 'Share').click();
    await expect(dialog(page)).toBeVisible();
    expect(await violations(page)).toEqual([]);
    const shared = await dialog(page)
      .getByRole('textbox', { name: 'Link to this run' })
      .inputValue();
    const saving = page.waitForEvent('download');
    await dialog(page).getByRole('button', { name: 'Save as a picture' }).click();
    await expect(dialog(page).getByText('The picture is with your downloads.')).toBeVisible();
    const { width, text } = await read(page, readFileSync(await (await saving).path()));
    // Twice as many pixels as the drawings have: rack and timeline stand side by side.
    expect(width).toBeGreaterThan(2000);
    expect(width).toBeLessThan(2900);
    expect(text).toBe(shared);
    await expect(page.locator('.off-screen')).toHaveCount(0);
  });
