// The report as data and as Markdown, held against the run itself.
import { describe, expect, test } from 'vitest';
import { must } from '../base/assert.ts';
import { summarize } from '../log/summary.ts';
import { PRESETS } from '../scenario/library.ts';
import { simulate } from '../sim/simulate.ts';
import { run } from '../sim/story.test-kit.ts';
import { openScenario } from '../world/open.ts';
import { reportOf } from './report.ts';
import { reportMarkdown } from './report-print.ts';
import { chapterWords, noticeWords, resultWords } from './report-words.ts';

const primary = run({
  base: 'golden',
  timings: { hadrTakeover: '90s' },
  script: [
    { at: '1m', fault: 'fail', target: 'shopdb/db-1' },
    { at: '10m', action: 'restart-vm', target: 'shopdb/db-1' },
    { at: '20m', fault: 'fail', target: 'shop/was-2' },
  ],
});

describe('the primary dies, is started again by hand, and a member dies', () => {
  const report = reportOf(primary, { staysUp: ['shop'], longestOutage: 60_000 });
  test('injected, noticed, done and left', () => {
    expect(report.injected).toEqual([
      { t: 60_000, text: 'VM shopdb/db-1 fails.' },
      { t: 1_200_000, text: 'VM shop/was-2 fails.' },
    ]);
    expect(report.noticed.map(noticeWords)).toEqual([
      'VM shopdb/db-1: the platform noticed after 1:00, the middleware noticed at once; its last consequence came after 1:30.',
      'VM shop/was-2: the platform noticed after 1:00, the middleware noticed after 0:05; its last consequence came after 1:00.',
    ]);
    expect(report.deployer.done).toEqual([
      {
        t: 720_000,
        ms: 120_000,
        text: 'Restart VM shopdb/db-1.',
      },
    ]);
    expect(report.deployer.open).toMatchObject([{ subject: 'shop/was-2', blocking: true }]);
  });
  test('outages, each with its end; the answer in one sentence', () => {
    expect(report.outages).toEqual([
      { service: 'shop', from: 60_000, ms: 90_000, open: false, by: 'middleware' },
      { service: 'shopdb', from: 60_000, ms: 90_000, open: false, by: 'middleware' },
    ]);
    expect(report.services).toEqual(summarize(primary).services);
    expect(resultWords(report)).toBe(
      'shop was out for 1:30; at the end 1 thing waits for the deployer.',
    );
  });
  test('hypothesis, and the one duration that was changed', () => {
    expect(report.hypothesis?.verdict.pass).toBe(false);
    expect(report.changed).toEqual([{ key: 'hadrTakeover', ms: 90_000, usual: 45_000 }]);
  });
});

describe('a lost site', () => {
  const preset = must(
    PRESETS.find((one) => one.id === 'dr-unprepared'),
    'dr-unprepared',
  );
  const world = openScenario(preset.scenario);
  if (!world.ok) throw new Error(preset.id);
  const report = reportOf(simulate(world.value));
  test('recovery time and point of each application, data and sessions lost', () => {
    expect(
      report.recoveries.map((one) => [one.application, one.recoveryMs, one.recoveryPointMs]),
    ).toEqual([
      ['shop', 16_920_000, 3_600_000],
      ['portal', 23_520_000, 3_600_000],
    ]);
    expect(report.dataLost).toHaveLength(2);
    expect(report.sessionsLost).toEqual([{ service: 'shop', count: 1000 }]);
  });
  test('what the deployer was told to do is nothing that was injected', () => {
    expect(report.injected.map((one) => one.text)).toEqual(['Site east fails.']);
    expect(report.deployer.done).toHaveLength(12);
  });
  test('like deeds for one reason are one chapter; a database’s outage is its service’s', () => {
    expect(report.story.map(chapterWords)).toContain(
      'shop is out: no request can pass. The same for portal and reports.',
    );
    expect(report.story.length).toBeLessThanOrEqual(12);
  });
});

test('a calm run says that nothing happened', () => {
  const calm = reportMarkdown(reportOf(run({ base: 'golden', script: [] })));
  expect(calm).toContain('## Injected\n\nNothing.');
  expect(calm).toContain('**No workload was out; at the end nothing waits for the deployer.**');
});

test('Markdown: every part, the link, and no markup from a title', () => {
  const text = reportMarkdown(
    { ...reportOf(primary, { staysUp: ['shop'] }), title: '# <b>x</b> | *y*' },
    'https://example.org/#1abc',
  );
  expect(text.split('\n')[0]).toBe('# \\# \\<b\\>x\\</b\\> \\| \\*y\\*');
  for (const part of [
    'Injected',
    'Who noticed',
    'What happened',
    'Workloads',
    'Outages',
    'Done by the deployer',
    'Left to the deployer',
    'Lost',
    'Hypothesis',
    'Assumptions',
  ])
    expect(text).toContain(`\n## ${part}\n`);
  expect(text).toContain('| shop | degraded | 1 | 1:30 | 1:30 |');
  expect(text).toContain('**It did not hold.**');
  expect(text).toContain('- hadrTakeover 90s (default 45s)');
  expect(text).toContain('<https://example.org/#1abc>');
});

test('every drill of the library has a report that ends, with no undefined in it', () => {
  for (const { scenario } of PRESETS) {
    const world = openScenario(scenario);
    if (!world.ok) continue;
    expect(reportMarkdown(reportOf(simulate(world.value), scenario.hypothesis))).not.toMatch(
      /undefined|NaN|\[object/,
    );
  }
});
