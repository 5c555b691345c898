// From the topology `dr`, with only the page: prepare, lose site east, recover, and read off what it took (slides 20 and 21).
import { encodeLink } from '../src/scenario/encode.ts';
import { events, expect, idle, open, part, pause, scenario, seek, test } from './page.ts';

const HOUR = 3_600_000;
const DR = encodeLink({
  scenario: { version: 1, base: 'dr', script: [] },
  view: { cursor: 0, selected: 'b' },
});

test('prepared beforehand, lost, and recovered by clicks alone', async ({ page }) => {
  await open(page, DR);
  const inspector = page.getByRole('region', { name: /^Selected/ });
  const workloads = page.getByRole('region', { name: 'Workloads' });
  /** A deed of the inspector at a time; a deed may start the clock. */
  const click = async (name: RegExp) => {
    await inspector.getByRole('button', { name }).click();
    await pause(page);
  };
  const select = async (vm: string) => {
    await workloads.getByRole('button', { name: new RegExp(`^${vm},`) }).click();
    await idle(page);
  };

  await click(/^Import the patterns.*3:00:00/);
  await seek(page, 0);
  await expect(inspector.getByRole('button', { name: /^Import the patterns/ })).toHaveAttribute(
    'aria-disabled',
    'true',
  );
  for (const id of ['shop', 'shopdb']) {
    await select(id === 'shop' ? 'shop/http-1' : 'shopdb/db-1');
    await seek(page, 0);
    await click(new RegExp(`^Deploy ${id} on b, running`));
  }
  // The run goes on until what was asked for is done.
  const ready = 5 * HOUR;
  expect((await scenario(page)).until).toBeGreaterThanOrEqual(ready);
  await seek(page, ready);
  await expect(part(page, 'VM shop@b/was-1')).toBeAttached();

  await part(page, 'Site site:east').click();
  await click(/^Fail the whole site/);
  await seek(page, ready);
  const list = page.getByRole('listitem').filter({ hasText: 'shop is lost with rack a' });
  await list.getByRole('button', { name: /^Switch sprayer.*22:00/ }).click();
  await pause(page);
  await seek(page, ready + HOUR / 2);

  const told = (await events(page)).filter(
    (event) => event.subject === 'shop' && event.kind === 'outage-end',
  );
  expect(told.map((event) => event.data.ms)).toEqual([22 * 60_000]);
  const lost = (await events(page)).find((event) => event.kind === 'data-lost');
  expect(lost?.data.recoveryPointMs).toBe(ready);
  await expect(workloads.getByRole('article', { name: 'Workload shop' })).toContainText(
    '1 outage, 22:00',
  );
  await expect(workloads.getByRole('button', { name: /^shop@b\/was-1, serves/ })).toBeVisible();
});
