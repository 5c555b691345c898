import { expect, test } from 'vitest';
import type { RunbookRow } from '../../analysis/runbook.ts';
import { groupsOf } from './table.ts';

const row = (subject: string, more: Partial<RunbookRow> = {}): RunbookRow => ({
  rule: 'vsys-was.vm',
  subjects: [subject],
  deployment: subject.split('/')[0] ?? null,
  failure: 'The VM dies.',
  whatHappens: 'Nobody brings it back.',
  deployerAction: 'Restart the VM.',
  actions: [],
  blocking: true,
  outageMs: 0,
  open: false,
  recoveredBy: null,
  ...more,
});
const rows = [
  row('shop/was-1'),
  row('db/db-1', { outageMs: 45_000, blocking: false, recoveredBy: 'middleware' }),
  row('shop/http-1', { outageMs: 60_000, open: true }),
  row('a/c1/n1', { deployment: null, outageMs: 45_000, blocking: false }),
];
const seen = (wish: Partial<Parameters<typeof groupsOf>[1]>) =>
  groupsOf(rows, { words: '', blocking: false, order: 'parts', ...wish }).map(
    (group) => `${group.name}: ${group.rows.map((one) => one.subjects).join(' ')}`,
  );

test('by deployment, in the order of the parts', () =>
  expect(seen({})).toEqual([
    'shop: shop/was-1 shop/http-1',
    'db: db/db-1',
    'Compute nodes: a/c1/n1',
  ]));
test('by outage, the longest first, equals as they were', () =>
  expect(seen({ order: 'outage' })).toEqual([
    'Longest outage first: shop/http-1 db/db-1 a/c1/n1 shop/was-1',
  ]));
test('only what stays broken', () =>
  expect(seen({ blocking: true })).toEqual(['shop: shop/was-1 shop/http-1']));
test('by words, in any column and any order', () => {
  expect(seen({ words: ' middleware  DB-1' })).toEqual(['db: db/db-1']);
  expect(seen({ words: 'still out' })).toEqual(['shop: shop/http-1']);
  expect(seen({ words: 'elephant' })).toEqual([]);
});
