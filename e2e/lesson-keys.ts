// What the tests of lessons share: reaching things with Tab, answering and walking through a lesson by keyboard.
import { expect, type Locator, type Page } from '@playwright/test';
import { idle } from './page.ts';

/** Presses Tab until the focus is there, as a person without a mouse would. */
export async function tabTo(page: Page, to: Locator, most = 60): Promise<void> {
  await expect(to).toBeVisible();
  for (let i = 0; i < most; i++) {
    if (await to.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  await expect(to, `reached with ${most} presses of Tab`).toBeFocused();
}

export const lesson = (page: Page, title: string): Locator =>
  page.getByRole('region', { name: title, exact: true });

/** Answers what is asked with the keyboard: the choice that many arrows down the list, and a reason. */
export async function answerByKeys(page: Page, pane: Locator, down: number): Promise<void> {
  const choices = pane.getByRole('radio').or(pane.getByRole('checkbox'));
  const first = choices.first();
  await tabTo(page, first);
  if (await pane.getByRole('radio').count()) {
    await page.keyboard.press('Space');
    for (let i = 0; i < down; i++) await page.keyboard.press('ArrowDown');
  } else await page.keyboard.press('Space');
  await tabTo(page, pane.getByRole('textbox'));
  await page.keyboard.type('so I think, "really"');
  await tabTo(page, pane.getByRole('button', { name: /^(Commit my prediction|Answer)$/ }));
  await page.keyboard.press('Enter');
  await idle(page);
  await expect(pane.getByRole('alert').filter({ hasText: /./ }), 'the answer is taken').toHaveCount(
    0,
  );
}

/** Works through the lesson that is open, from its first step to its end; the number of answers given. */
export async function workThrough(page: Page, pane: Locator, steps: number): Promise<number> {
  let answers = 0;
  for (let guard = 0; guard < steps * 3; guard++) {
    if (await pane.getByRole('heading', { name: /^That was/ }).isVisible()) return answers;
    const asks = pane.getByRole('button', { name: /^(Commit my prediction|Answer)$/ });
    if (await asks.isVisible()) {
      await expect(
        pane.getByRole('list', { name: 'Your prediction and what happened' }),
      ).toHaveCount(0);
      await answerByKeys(page, pane, answers % 3);
      answers++;
    } else {
      await page.keyboard.press('n');
      await idle(page);
    }
  }
  throw new Error('the lesson has no end');
}
