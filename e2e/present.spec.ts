// The presenter: two windows of one browser in step through a whole lesson, no answer on the projector before its reveal, hands as bars, and what happens when either window closes.
import type { Page } from '@playwright/test';
import { builtInLesson } from '../src/lessons/builtin.ts';
import { button, expect, idle, open, openPane, part, pause, slowFrames, test } from './page.ts';
import { violations } from './violations.ts';

const LESSON = builtInLesson('dead-vm') as NonNullable<ReturnType<typeof builtInLesson>>;

async function present(page: Page): Promise<Page> {
  await openPane(page, 'Teach', 'Present');
  const [projector] = await Promise.all([
    page.waitForEvent('popup'),
    button(page, 'Open the projector’s window').click(),
  ]);
  await projector.setViewportSize({ width: 1024, height: 768 });
  await expect(page.getByText('The projector’s window is open and in step.')).toBeVisible();
  await expect(projector.getByText('Waiting for the teacher’s window.')).toHaveCount(0);
  return projector;
}
async function startLesson(page: Page): Promise<void> {
  await button(page, 'Choose a lesson to present').click();
  await button(page, `Start ${LESSON.title}`).click();
  await idle(page);
}
/** The heading of the step on the teacher's side. */
const heading = (page: Page) =>
  page.getByRole('region', { name: LESSON.title }).getByRole('heading', { level: 3 }).first();
/** How many pixels of the workloads are not seen. */
const cutOff = (projector: Page) =>
  projector
    .locator('.projector-workloads')
    .evaluate(({ scrollHeight, clientHeight }) => scrollHeight - clientHeight);
/** Everything that is in the projector's page, seen or not. */
const html = (projector: Page) => projector.evaluate(() => document.documentElement.outerHTML);

test('in step through a whole lesson; answers only after the reveal, with the hands', async ({
  page,
}) => {
  await slowFrames(page);
  await open(page);
  const projector = await present(page);
  await startLesson(page);
  const answer = page.getByText(/^The answer, for you until the reveal:/);
  let secret: string | null = null;
  for (const [i, step] of LESSON.steps.entries()) {
    if (i > 0) await page.keyboard.press('n');
    // What one watches is skipped to its end by the same key.
    if ('until' in step) await page.keyboard.press('n');
    await expect(
      projector.getByText(`${i + 1} of ${LESSON.steps.length}`, { exact: true }),
    ).toBeVisible();
    // Two windows draw when they come to it: the teacher's is read when it has.
    await idle(page);
    await expect(projector.getByRole('heading', { level: 1 })).toHaveText(
      (await heading(page).textContent()) ?? '',
    );
    // Who serves whom is seen whole.
    await expect.poll(() => cutOff(projector)).toBeLessThanOrEqual(1);
    if ('predict' in step || 'ask' in step) {
      secret = ((await answer.textContent()) ?? '').split('. ').slice(1).join('. ');
      expect(secret.length).toBeGreaterThan(10);
      for (const [k, hands] of [2, 14].entries())
        await page.getByRole('spinbutton').nth(k).fill(String(hands));
      await heading(page).focus();
      expect(await html(projector)).not.toContain(secret);
      await expect(projector.getByRole('list', { name: 'Choices' })).toBeVisible();
      if ('ask' in step) await page.keyboard.press('r');
    }
    if ('reveal' in step || 'ask' in step) {
      await expect(projector.getByRole('list', { name: 'Hands and outcome' })).toBeVisible();
      await expect(projector.getByText(/^16 hands, \d+ of them right$/)).toBeVisible();
      expect(await projector.locator('.blackboard').textContent()).toContain(secret);
      secret = null;
    } else if (secret !== null) expect(await html(projector)).not.toContain(secret);
  }
});

test('keys in the projector’s window; it follows a drill, a reload and a closed window', async ({
  page,
}) => {
  await open(page);
  const projector = await present(page);
  await part(page, 'Compute node a/c1/n1').click({ position: { x: 12, y: 8 } });
  await projector.keyboard.press('i');
  await expect(projector.locator('.projector-desk')).toContainText(/a\/c1\/n1|c1\/n1/);
  await pause(page);
  // The projector is loaded again by mistake, then closed and opened anew.
  await projector.reload();
  await expect(projector.getByText('Waiting for the teacher’s window.')).toHaveCount(0);
  await projector.close();
  await expect(page.getByText('The projector’s window is not open.')).toBeVisible();
  const [again] = await Promise.all([
    page.waitForEvent('popup'),
    button(page, 'Open the projector’s window again').click(),
  ]);
  await expect(page.getByText('The projector’s window is open and in step.')).toBeVisible();
  await startLesson(page);
  await again.keyboard.press('n');
  await expect(page.getByText(`2 of ${LESSON.steps.length}`, { exact: true })).toBeVisible();
  await expect(again.getByText(`2 of ${LESSON.steps.length}`, { exact: true })).toBeVisible();
  await again.keyboard.press('r');
  await expect(again.getByText(`5 of ${LESSON.steps.length}`, { exact: true })).toBeVisible();
  // The teacher's window is loaded again, and then closed.
  await page.reload();
  await page.waitForFunction(() => window.rackdrill !== undefined);
  await expect(page.getByText('The projector’s window is open and in step.')).toBeVisible();
  await expect(again.getByText(`5 of ${LESSON.steps.length}`, { exact: true })).toBeVisible();
  await page.close({ runBeforeUnload: true });
  await expect(again.getByRole('alert')).toContainText('The teacher’s window');
});

test('with many deployments the projector draws those that are spoken of, whole, and names the others', async ({
  page,
}) => {
  await open(page);
  const projector = await present(page);
  await button(page, 'Choose a lesson to present').click();
  await button(page, 'Start What IMP does, and when it does nothing').click();
  await idle(page);
  const drawn = projector.locator('.projector-workloads article');
  await expect(drawn).toHaveCount(2);
  await expect.poll(() => cutOff(projector)).toBeLessThanOrEqual(1);
  await expect(
    projector.getByText(/^Not drawn, for nothing happens to them: vapp, vsys/),
  ).toBeVisible();
  for (let i = 0; i < 2; i++) await page.keyboard.press('n');
  await page.keyboard.press('r');
  await expect(projector.getByRole('list', { name: 'Hands and outcome' })).toBeVisible();
  await expect(drawn).toHaveCount(1);
  await expect.poll(() => cutOff(projector)).toBeLessThanOrEqual(1);
  // The explanation stands under its question.
  const question = (await projector.getByRole('heading', { level: 1 }).textContent()) ?? '';
  await page.keyboard.press('n');
  await expect(projector.getByText('Because', { exact: true })).toBeVisible();
  await expect(projector.getByRole('heading', { level: 1 })).toHaveText(question);
});

for (const colorScheme of ['light', 'dark'] as const)
  test.describe(colorScheme, () => {
    test.use({ colorScheme, viewport: { width: 1024, height: 768 } });
    test('both sides: no violation that axe can find, and no text under 16 px on the projector', async ({
      page,
    }) => {
      await open(page);
      const projector = await present(page);
      expect(await violations(page)).toEqual([]);
      await startLesson(page);
      await page.keyboard.press('n');
      await page.getByRole('spinbutton').first().fill('3');
      expect(await violations(page)).toEqual([]);
      await heading(page).focus();
      await page.keyboard.press('r');
      await expect(projector.getByRole('list', { name: 'Hands and outcome' })).toBeVisible();
      expect(await violations(projector)).toEqual([]);
      const small = await projector.evaluate(() =>
        [...document.querySelectorAll<HTMLElement | SVGElement>('.projector *')].flatMap(
          (element) => {
            const own = [...element.childNodes].some(
              (node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim(),
            );
            const box = element.getBoundingClientRect();
            if (!own || box.width < 2 || element.closest('.unseen')) return [];
            const scaled = element.closest('.projector-scaled') as HTMLElement | null;
            const scale = scaled ? scaled.getBoundingClientRect().width / scaled.offsetWidth : 1;
            const px = Number.parseFloat(getComputedStyle(element).fontSize) * scale;
            return px < 15.95 ? [`${element.textContent} ${px}`] : [];
          },
        ),
      );
      expect(small).toEqual([]);
    });
  });
