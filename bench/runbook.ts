// The runbook of `models`: every part failed once, alone.
import { runbookOf, runbookTargets } from '../src/analysis/runbook.ts';
import { openScenario } from '../src/world/open.ts';
import { quantile } from './measure.ts';
import { inMs, printTable } from './table.ts';

const ROUNDS = 9;

export function measureRunbook(): void {
  const opened = openScenario({ version: 1, base: 'models', script: [] });
  if (!opened.ok) throw new Error(JSON.stringify(opened.mistakes));
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const from = performance.now();
    runbookOf(opened.value);
    times.push(performance.now() - from);
  }
  const [first = 0, ...later] = times;
  const row = (what: string, ms: number) => ({
    what,
    figure: inMs(ms),
    target: { text: '< 1 s', met: ms < 1000 },
  });
  printTable(
    `Runbook of models: ${runbookTargets(opened.value).length} parts failed, one at a time`,
    [row('the first time', first), row('median after', quantile(later, 0.5))],
  );
}
