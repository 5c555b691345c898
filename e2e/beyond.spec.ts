// Beyond one rack, on the page: the proof, rolling maintenance as a guided operation, disaster recovery with the keyboard alone, and the story of each topology.
import type { Page } from '@playwright/test';
import { encodeLink } from '../src/scenario/encode.ts';
import type { Line } from '../src/scenario/validator.ts';
import { button, events, expect, idle, open, pause, scenario, seek, test } from './page.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const link = (base: string, pane?: string, script: Line[] = [], cursor = 0) =>
  encodeLink({
    scenario: { version: 1, base, script },
    view: pane === undefined ? { cursor } : { cursor, pane },
  });

test('golden holds the claim, and a run of the proof is one undo away', async ({ page }) => {
  await open(page, link('golden', 'proof'));
  await expect(page.getByText(/holds the claim: no single point of failure/)).toBeVisible();
  const before = await scenario(page);
  const row = page.getByRole('row', { name: /^shopdb\/db-1 / });
  await expect(row).toContainText('shop: 0:45');
  await expect(row).toContainText('the middleware');
  await button(page, 'Show it: shopdb/db-1 failing').click();
  await pause(page);
  expect((await scenario(page)).script).toEqual([
    { at: MINUTE, fault: 'fail', target: 'shopdb/db-1' },
  ]);
  await page.getByRole('button', { name: /^Undo: show shopdb\/db-1 failing/ }).click();
  await idle(page);
  expect(await scenario(page)).toEqual(before);
  // From now on the verdict stands beside the workload, and leads back to the proof.
  const verdict = page.getByRole('button', {
    name: /^HA, CA, DR: verdicts on shop\. High availability is proven/,
  });
  await expect(verdict).toContainText('HACADR');
  await verdict.press('Enter');
  await expect(page.getByText(/holds the claim: no single point of failure/)).toBeVisible();
});

test('one of each kind does not: its single points of failure stand first', async ({ page }) => {
  await open(page, link('models', 'proof'));
  await expect(page.getByText(/does not hold the claim: \d+ of \d+ parts/)).toBeVisible();
  const first = page.getByRole('region', { name: 'All runs' }).getByRole('table').first();
  await expect(first).toHaveAccessibleName('Single points of failure within a rack');
  await expect(first.getByText('custom: still out').first()).toBeVisible();
  await expect(
    page.getByRole('row', { name: /^custom No: after the failure of custom/ }),
  ).toBeVisible();
});

test('rolling maintenance: one rack, then the other, and the service up throughout', async ({
  page,
}) => {
  await open(page, link('single-cell', 'maintenance:a'));
  const pane = page.getByRole('region', { name: 'Rolling maintenance' });
  await expect(pane.getByText(/Every service would go on|would miss its SLA/)).toBeVisible();
  for (const rack of ['a', 'b']) {
    await pane.getByRole('button', { name: new RegExp(`^Drain rack ${rack}`) }).click();
    await pause(page);
    await pane.getByRole('button', { name: /^Go to .* drained$/ }).click();
    await idle(page);
    await pane
      .getByRole('button', { name: `Bring rack ${rack} back after 1:00:00 of work` })
      .click();
    await pause(page);
    const lines = (await scenario(page)).script ?? [];
    await seek(page, lines.at(-1)?.at ?? 0);
    await pane.getByRole('button', { name: /^Go to .* whole again$/ }).click();
    await idle(page);
  }
  await expect(pane.getByRole('status')).toHaveText(
    'All racks are done. Shop served throughout; longest outage 0:00.',
  );
  expect((await events(page)).filter((e) => e.kind === 'outage-begin')).toEqual([]);
});

test('in one rack the pane warns before it starts', async ({ page }) => {
  await open(page, link('golden', 'maintenance'));
  const pane = page.getByRole('region', { name: 'Rolling maintenance' });
  await expect(pane.getByText('Warning. shop would be out until rack a is back.')).toBeVisible();
  await expect(pane.getByRole('button', { name: 'Drain rack a all the same' })).toBeVisible();
});

/** Presses the button that has that name, with the keyboard, wherever it stands in the order of Tab. */
async function press(page: Page, name: RegExp): Promise<void> {
  const wanted = page
    .getByRole('region', { name: 'Disaster recovery' })
    .getByRole('button', { name });
  await expect(wanted).toBeVisible();
  for (let i = 0; i < 200; i++) {
    if (await wanted.evaluate((it) => it === document.activeElement)) break;
    await page.keyboard.press('Tab');
  }
  await expect(wanted).toBeFocused();
  await page.keyboard.press('Enter');
  await pause(page);
}

for (const [how, reached] of [
  ['unprepared', '4:32:00'],
  ['prepared', '22:00'],
] as const)
  test(`dr, ${how}: lost and recovered by keyboard, the figures read off`, async ({ page }) => {
    await open(page, link('dr', 'recovery'));
    const shop = page.getByRole('region', { name: 'Application shop' });
    await expect(shop.getByRole('row', { name: /^Recovery time/ })).toContainText('4:32:00');
    let now = 0;
    if (how === 'prepared') {
      await press(page, /^Deploy shop on b, running/);
      await seek(page, 0);
      await press(page, /^Deploy shopdb on b, running/);
      now = 5 * HOUR;
      await seek(page, now);
      await expect(shop.getByText('done').first()).toBeVisible();
    }
    await press(page, /^Lose site east/);
    await seek(page, now);
    await expect(shop.getByText(/out since/)).toBeVisible();
    await press(page, /^Switch shop to b/);
    await seek(page, now + 8 * HOUR);
    await expect(shop.getByRole('row', { name: /^Recovery time/ })).toContainText(reached);
    await expect(shop.getByRole('row', { name: /^Recovery point/ })).toContainText(/\d:\d\d/);
  });

test('an objective is set, kept in the drill, and held against what is foreseen', async ({
  page,
}) => {
  await open(page, link('dr', 'recovery'));
  const shop = page.getByRole('region', { name: 'Application shop' });
  await shop.getByRole('textbox', { name: 'Recovery time objective of shop' }).fill('1h');
  await page.keyboard.press('Enter');
  await idle(page);
  await expect(shop.getByRole('row', { name: /^Recovery time/ })).toContainText('missed');
  const kept = (await scenario(page)).deployments?.find((d) => d.id === 'shop');
  expect(kept?.objectives).toEqual({ recoveryTime: HOUR });
});

/** Topology, what is lost, and what the page tells of the workload. */
const STORIES = [
  ['single-cell', 'a', 'shop', '1 outage, 0:45'],
  ['single-cell', 'b', 'shop', null],
  ['dual-cell', 'site:east', 'web', '1 outage, 0:45'],
  ['dual-cell', 'site:west', 'web', null],
  ['dual-cell', 'wan', 'web', null],
] as const;
for (const [base, target, service, outage] of STORIES)
  test(`${base}, ${target} lost: ${outage ?? 'no outage'}`, async ({ page }) => {
    await open(page, link(base, undefined, [{ at: MINUTE, fault: 'fail', target }], HOUR / 2));
    const card = page.getByRole('article', { name: `Workload ${service}` });
    await expect(card).toBeVisible();
    if (outage === null) await expect(card).not.toContainText(/\d outages?,/);
    else await expect(card).toContainText(outage);
  });
