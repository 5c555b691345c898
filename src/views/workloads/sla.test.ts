// The line of the SLA, and that in a total outage nothing looks healthy.
import { expect, test } from 'vitest';
import type { Shape } from '../shape.ts';
import { layoutRow } from './layout.ts';
import { momentOf, ms } from './moment.test-kit.ts';
import { slaLine, slaSpans } from './sla.ts';
import { supply } from './supply.ts';

const wordsIn = (shapes: readonly Shape[]): string[] =>
  shapes.flatMap((shape) => [shape.text ?? '', ...wordsIn(shape.children ?? [])]);

const lost = momentOf([{ at: '1m', fault: 'fail', target: 'a' }], '3m', { base: 'busy' });

test('a line that falls when the rack is lost, and says for how long', () => {
  expect(slaSpans(lost.run, 'service:shop', ms('3m'))).toEqual([
    { from: 0, to: 60_000, sla: 'met' },
    { from: 60_000, to: 180_000, sla: 'down' },
  ]);
  expect(slaLine(lost.run, 'service:shop', ms('3m'), 60, 10)).toEqual({
    line: 'M0 1.5V1.5H20V8.5H60',
    dead: 'M20 8.5H60',
    words: 'SLA missed now, missed 2:00 in all',
  });
});

test('too much load is missed, and no damage', () => {
  const busy = momentOf([{ at: '1m', load: 390, target: 'shop' }], '2m');
  expect(slaLine(busy.run, 'service:shop', busy.t, 60, 10)).toMatchObject({
    dead: '',
    words: 'SLA missed now, missed 1:00 in all',
  });
});

test('no line before any time has passed, and none for what has no SLA', () => {
  const calm = momentOf([], '0s', { base: 'busy' });
  expect(slaLine(calm.run, 'service:shop', 0, 60, 10)).toBeNull();
  expect(slaLine(lost.run, 'reports', ms('3m'), 60, 10)).toBeNull();
});

test('in a total outage no figure and no word looks healthy', () => {
  const rows = supply(lost);
  expect(rows.length).toBeGreaterThan(5);
  for (const row of rows) {
    const { shapes } = layoutRow(row, {
      width: 520,
      density: 'compact',
      measure: (text) => text.length * 6.2,
      selected: null,
      preview: new Set(),
      stop: null,
    });
    const drawn = wordsIn(shapes).join('; ');
    const said = `${row.lines.map((line) => line.text).join('; ')}; ${row.tiers.map((tier) => tier.note).join('; ')}; ${drawn}`;
    expect(row.down, row.id).toBe(true);
    // That none serves may be said.
    const healthy = said.replace(/\bno(?:ne|[\w ]+?) serves\b/g, '');
    expect(healthy, row.id).not.toMatch(/\d\/s|requests pass|\bserves\b|SLA met|100 %/);
    expect(row.lines[0]?.text, row.id).toBe('down since 1:00');
    if (row.asked) expect(drawn, row.id).toContain('refused here');
  }
});
