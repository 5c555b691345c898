// Lessons by keyboard alone: each built-in one to its end, the learner's own drill before and after, links, results, and every size.
import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { WRITTEN } from '../src/lessons/builtin.ts';
import { lesson, tabTo, workThrough } from './lesson-keys.ts';
import {
  button,
  events,
  expect,
  idle,
  link,
  open,
  openPane,
  part,
  pause,
  scenario,
  seek,
  slowFrames,
  test,
} from './page.ts';
import { violations } from './violations.ts';

async function openList(page: Page): Promise<Locator> {
  await tabTo(page, button(page, 'Lessons'));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Lessons', exact: true })).toBeFocused();
  return lesson(page, 'Lessons');
}

// Two halves, so that two workers share them; each is one visit of one learner.
for (const half of [0, 1])
  test(`every built-in lesson to its end by keyboard, half ${half + 1} of 2`, async ({ page }) => {
    test.setTimeout(180_000);
    await open(page);
    const own = await scenario(page);
    const list = await openList(page);
    for (const written of WRITTEN.filter((_, i) => i % 2 === half))
      await test.step(written.title, async () => {
        await tabTo(page, list.getByRole('button', { name: `Start ${written.title}` }), 120);
        await page.keyboard.press('Enter');
        const pane = lesson(page, written.title);
        await expect(pane.getByRole('heading', { level: 3 })).toBeFocused();
        const asked = written.steps.filter((step) => 'predict' in step || 'ask' in step).length;
        expect(await workThrough(page, pane, written.steps.length)).toBe(asked);
        await expect(pane.getByText(`of ${asked} answers were as it happened.`)).toBeVisible();
        const next = WRITTEN[WRITTEN.indexOf(written) + 1];
        if (next)
          await expect(
            pane.getByRole('button', { name: `Go on to “${next.title}”` }),
          ).toBeVisible();
        await tabTo(page, pane.getByRole('button', { name: 'Back to the lessons' }));
        await page.keyboard.press('Enter');
        await expect(
          list.getByRole('button', { name: `Look again at ${written.title}` }),
        ).toBeVisible();
        expect(await scenario(page)).toEqual(own);
      });
  });

const DEAD_VM = 'A dead VM is not a dead node';
const start = async (page: Page, title = DEAD_VM) => {
  await button(page, 'Lessons').click();
  await button(page, new RegExp(`^(Start|Go on with|Look again at) ${title}$`)).click();
  await idle(page);
  return lesson(page, title);
};

test('a prediction is compared with the run, and the answer is specific', async ({ page }) => {
  await slowFrames(page);
  await open(page);
  const pane = await start(page);
  await page.keyboard.press('n');
  await expect(pane.getByRole('heading', { level: 3 })).toHaveText(/Who brings it back\?$/);
  // Nothing that would tell the answer is in reach: no faults of the selected part, no event, no line ahead.
  await expect(button(page, 'Fail VM')).toHaveCount(0);
  expect(await events(page)).toEqual([]);
  expect((await scenario(page)).script).toEqual([]);
  await button(page, 'Commit my prediction').click();
  await expect(pane.getByRole('alert')).toHaveText('Choose one first.');
  await pane.getByRole('radio', { name: 'the platform' }).check();
  await button(page, 'Commit my prediction').click();
  await expect(pane.getByRole('alert')).toContainText('why');
  await button(page, 'I only guess').click();
  await button(page, 'Commit my prediction').click();
  expect(await events(page)).toMatchObject([{ kind: 'fault' }, { kind: 'down' }]);
  await page.keyboard.press('n');
  await button(page, 'Skip to the end').click();
  await page.keyboard.press('n');
  await expect(
    pane.getByText(/^You said the platform\. At 2:00 the platform notices/),
  ).toBeVisible();
  await expect(pane.getByText('Rule vsys-was.vm, slide 6')).toBeVisible();
  const evidence = pane
    .getByRole('list', { name: 'Events that show it' })
    .getByRole('button')
    .first();
  await evidence.click();
  await expect(evidence).toHaveAttribute('aria-pressed', 'true');
  // Back at the question it cannot be changed.
  for (let i = 0; i < 3; i++) await page.keyboard.press('b');
  await expect(pane.getByRole('radio', { name: 'the platform' })).toBeDisabled();
  // The browser's own way back goes from step to step, too.
  await page.keyboard.press('n');
  await expect(pane.getByText('3 of 13')).toBeVisible();
  await page.goBack();
  await expect(pane.getByText('2 of 13')).toBeVisible();
  await idle(page);
  expect(await events(page)).toEqual([]);
});

test('starting over loses no answer', async ({ page }) => {
  await open(page);
  const pane = await start(page);
  await page.keyboard.press('n');
  await pane.getByRole('radio', { name: 'the platform' }).check();
  await button(page, 'I only guess').click();
  await button(page, 'Commit my prediction').click();
  await pane.getByRole('button', { name: 'Leave' }).click();
  await button(page, `Start ${DEAD_VM} over`).click();
  await page.keyboard.press('n');
  await expect(pane.getByRole('radio', { name: 'the platform' })).toBeEnabled();
  await pane.getByRole('button', { name: 'Leave' }).click();
  await expect(page.getByText('1 answer on this device.')).toBeVisible();
});

test('the own drill is laid aside and comes back, with its undo, also after a reload', async ({
  page,
}) => {
  await open(page);
  await seek(page, 60_000);
  await part(page, 'Compute node a/c1/n1').click();
  await page.keyboard.press('Delete');
  await pause(page);
  const own = await scenario(page);
  let pane = await start(page);
  await page.keyboard.press('n');
  expect((await scenario(page)).script).toEqual([]);
  // A dialog over a lesson gives it back when it is closed.
  await openPane(page, 'Analyse', 'Who noticed');
  await expect(page.getByRole('dialog', { name: /Who noticed/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(pane.getByRole('heading', { level: 3 })).toHaveText(/Who brings it back\?$/);
  await pane.getByRole('button', { name: 'Leave' }).click();
  await idle(page);
  expect(await scenario(page)).toEqual(own);
  await expect(button(page, 'Undo: fail a/c1/n1')).toBeEnabled();

  pane = await start(page);
  await page.reload();
  await page.waitForFunction(() => window.rackdrill !== undefined);
  await expect(pane.getByText('2 of 13')).toBeVisible();
  await pane.getByRole('button', { name: 'Leave' }).click();
  await idle(page);
  expect(await scenario(page)).toEqual(own);
});

test('a link carries lesson and step', async ({ page, browser, baseURL }) => {
  await open(page);
  await start(page);
  for (let i = 0; i < 2; i++) await page.keyboard.press('n');
  await idle(page);
  const { hash } = new URL(await link(page));
  const context = await browser.newContext();
  const other = await context.newPage();
  await other.goto(`${baseURL}${hash}`);
  await expect(lesson(other, DEAD_VM).getByText('2 of 13')).toBeVisible();
  await context.close();
});

test('results as CSV and as JSON', async ({ page }) => {
  await open(page);
  const pane = await start(page);
  await page.keyboard.press('n');
  await pane.getByRole('radio', { name: 'nobody, until you act' }).check();
  await pane.getByRole('textbox').fill('=it, is "virtual"');
  await button(page, 'Commit my prediction').click();
  await pane.getByRole('button', { name: 'Leave' }).click();
  const taken = async (name: string) => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      button(page, name).click(),
    ]);
    return readFileSync(await download.path(), 'utf8');
  };
  const [head, row] = (await taken('Results as CSV')).split('\r\n');
  expect(head).toBe('lesson,title,step,question,prediction,reason,right answer,correct,time');
  expect(row).toContain(
    `dead-vm,${DEAD_VM},2,The VM shop/was-1 dies. Its node is fine. Who brings it back?,"nobody, until you act","'=it, is ""virtual""","nobody, until you act",yes,`,
  );
  expect(JSON.parse(await taken('Results as JSON'))).toMatchObject({
    kind: 'lesson-results',
    results: [{ lesson: 'dead-vm', step: 2, correct: true, reason: '=it, is "virtual"' }],
  });
});

// One of each size and each theme; panes.spec.ts has every pane in every theme.
for (const [width, height, colorScheme] of [
  [1440, 900, 'light'],
  [1024, 768, 'dark'],
  [390, 844, 'light'],
] as const)
  test.describe(`${width}×${height}, ${colorScheme}`, () => {
    test.use({ viewport: { width, height }, colorScheme });
    test('list, question and comparison: no violation that axe can find', async ({ page }) => {
      await slowFrames(page);
      await open(page);
      if (width < 720) await button(page, 'Menu').click();
      await button(page, 'Lessons').click();
      await expect(page.getByRole('heading', { name: 'Lessons', exact: true })).toBeVisible();
      expect(await violations(page)).toEqual([]);
      await button(page, `Start ${DEAD_VM}`).click();
      await page.keyboard.press('n');
      const pane = lesson(page, DEAD_VM);
      await expect(pane.getByRole('radio')).toHaveCount(5);
      expect(await violations(page)).toEqual([]);
      await pane.getByRole('radio', { name: 'the platform' }).check();
      await button(page, 'I only guess').click();
      await button(page, 'Commit my prediction').click();
      // On to what is watched, to its end, and on.
      for (let i = 0; i < 3; i++) await page.keyboard.press('n');
      await expect(pane.getByText('Not so.')).toBeVisible();
      expect(await violations(page)).toEqual([]);
    });
  });
