// Nothing is lost: the address bar, reload, back, a link in another browser, and a link that is broken.

import { SAVED } from '../src/scenario/saved-links.test-kit.ts';
import {
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
import { violations } from './violations.ts';

async function failNode(page: Parameters<typeof open>[0], address = 'a/c1/n1', at = 60_000) {
  await seek(page, at);
  await part(page, `Compute node ${address}`).click();
  await page.keyboard.press('Delete');
  await pause(page);
}

test('reload restores the run and the place of the cursor', async ({ page }) => {
  await open(page);
  await failNode(page);
  await seek(page, 95_000);
  const before = await log(page);
  await page.reload();
  await page.waitForFunction(() => window.rackdrill !== undefined);
  await idle(page);
  expect(await log(page)).toBe(before);
  await expect(page.getByText('0:01:35').first()).toBeVisible();
  await expect(part(page, 'Compute node a/c1/n1')).toHaveAccessibleName(/failed/);
});

test('a link opens the whole run in another browser', async ({ page, browser, baseURL }) => {
  await open(page);
  await failNode(page);
  await seek(page, 123_000);
  const copied = await link(page);
  expect(copied).toBe(page.url());
  const context = await browser.newContext();
  const other = await context.newPage();
  await other.goto(copied.replace(new URL('.', copied).href.split('#')[0] ?? '', baseURL ?? ''));
  await other.waitForFunction(() => window.rackdrill !== undefined);
  await idle(other);
  expect(await log(other)).toBe(await log(page));
  expect((await log(other)).length).toBeGreaterThan(500);
  await expect(other.getByText('0:02:03').first()).toBeVisible();
  await context.close();
});

test('a link of five faults has at most 250 characters behind the #', async ({ page }) => {
  await open(page);
  for (const [i, node] of ['n1', 'n4', 'n7', 'n9', 'n12'].entries())
    await failNode(page, `a/c1/${node}`, 60_000 * (i + 1));
  expect(new URL(await link(page)).hash.length).toBeLessThanOrEqual(250);
});

test('back and forward walk through the deeds', async ({ page }) => {
  await open(page);
  await failNode(page, 'a/c1/n1', 60_000);
  await failNode(page, 'a/c1/n2', 120_000);
  expect((await scenario(page)).script).toHaveLength(2);
  await page.goBack();
  await idle(page);
  expect((await scenario(page)).script).toHaveLength(1);
  await expect(page.getByRole('button', { name: 'Redo: fail a/c1/n2' })).toBeEnabled();
  await page.goForward();
  await idle(page);
  expect((await scenario(page)).script).toHaveLength(2);
  await page.goBack();
  await page.goBack();
  await idle(page);
  expect(await events(page)).toEqual([]);
});

test.describe('a broken link', () => {
  test('of which nothing is left opens the default rack, says what was wrong, and stays until the first edit', async ({
    page,
  }) => {
    await open(page);
    await failNode(page);
    const whole = new URL(await link(page)).hash;
    const cut = whole.slice(0, 8);
    await page.goto('about:blank');
    await open(page, cut);
    const notice = page.getByRole('alert');
    await expect(notice).toContainText('could not be read');
    await expect(notice).toContainText('missing');
    expect((await scenario(page)).base).toBe('busy');
    expect(await events(page)).toEqual([]);
    expect(new URL(page.url()).hash).toBe(cut);
    await notice.getByText('The link as it was given').click();
    await expect(notice.getByText(cut)).toBeVisible();

    await page.getByRole('button', { name: 'Your last drill is kept: open it' }).click();
    await idle(page);
    expect((await scenario(page)).script).toHaveLength(1);
    await expect(notice).not.toContainText('could not be read');
    expect(new URL(page.url()).hash).not.toBe(cut);
    await page.goBack();
    await idle(page);
    expect(new URL(page.url()).hash).toBe(cut);
  });

  const THREE = '#1C1TtK8NQghKfRlALgQaCqixjmAJY0MYCC0RYngoBtglAVXG0kQEIgCsPsL7YWAA';
  for (const [damage, text, lines, said] of [
    ['whose end is missing', THREE.slice(0, -34), 2, 'Characters are missing from it'],
    ['with a changed character', THREE.replace('fRlA', 'fRmA'), 3, 'its checksum told which'],
    [
      'broken over lines',
      `${THREE.slice(0, 30)}%20${THREE.slice(30)}`,
      3,
      'Blanks that stood in it',
    ],
  ] as const)
    test(`${damage} opens with what could be saved, and says what was done`, async ({ page }) => {
      await open(page, text);
      const notice = page.getByRole('alert');
      await expect(notice).toContainText('Not all of this link could be read; the rest is open.');
      await expect(notice).toContainText(said);
      expect((await scenario(page)).script).toHaveLength(lines);
      expect(new URL(page.url()).hash).toBe(text);
      expect((await events(page)).length).toBeGreaterThan(5);
      expect(await violations(page)).toEqual([]);
      // The first edit makes a link of its own.
      await page.keyboard.press('Control+z');
      await page.evaluate(() => window.rackdrill.seek(60_000));
      await page.keyboard.press('Delete');
      await idle(page);
      expect(new URL(page.url()).hash).not.toBe(text);
      expect((await scenario(page)).script).toHaveLength(lines + 1);
    });

  test('made under other rules says that the run may differ', async ({ page }) => {
    await open(page, SAVED.find(([, , , more]) => more?.otherRules !== undefined)?.[0]);
    await expect(page.getByRole('region', { name: 'Notes' })).toContainText(
      /^This link was made under rules 999 and runs here under rules \d+, so the run may differ/,
    );
    expect((await scenario(page)).script).toHaveLength(1);
  });

  test('of a newer version says so', async ({ page }) => {
    await open(page, '#9abc');
    await expect(page.getByRole('alert')).toContainText('version 9');
  });

  test('the notice goes when it is dismissed', async ({ page }) => {
    await open(page, '#1rubbish');
    await page.getByRole('button', { name: 'Dismiss this notice' }).click();
    await expect(page.getByRole('alert')).not.toContainText('could not be read');
  });
});

test('on a phone a link at its start tells what the script has ahead', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page, '#1z1_kHCOsBFjmoWSbEmDaB0WIQmkesDUFzEXQdk9tLAA');
  await expect(page.getByText('In the script: fail host:shop/was-1')).toBeVisible();
  await expect(page.getByText('Nothing has broken yet.')).toHaveCount(0);
});
