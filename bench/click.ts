// One click: the scenario is opened again and run from its start, once for each part of golden that can fail.

import type { Scenario } from '../src/scenario/validator.ts';
import { simulate } from '../src/sim/simulate.ts';
import { openScenario } from '../src/world/open.ts';
import type { World } from '../src/world/world.ts';
import { golden } from './long-script.ts';
import { quantile } from './measure.ts';
import { inMs, printTable, whole } from './table.ts';

const ROUNDS = 12;

export function measureClick(): void {
  const { parts, placed } = golden();
  const targets = [
    ...[...parts.values()].filter((part) => part.kind === 'node').map((part) => part.address),
    ...placed.map((vm) => vm.id),
    ...placed.map((vm) => `host:${vm.id}`),
  ];
  const open: number[] = [];
  const run: number[] = [];
  const first: number[] = [];
  for (let round = -1; round < ROUNDS; round++)
    for (const target of targets) {
      const scenario: Scenario = {
        version: 1,
        base: 'golden',
        script: [{ at: 60_000, fault: 'fail', target }],
      };
      const from = performance.now();
      const opened = openScenario(scenario);
      const between = performance.now();
      simulate((opened as { value: World }).value);
      const to = performance.now();
      if (first.length === 0) first.push(between - from, to - between);
      if (round < 0) continue;
      open.push(between - from);
      run.push(to - between);
    }
  const row = (what: string, times: readonly number[], cold: number | undefined) => ({
    what: `${what}: median, 95th percentile (the very first)`,
    figure: `${inMs(quantile(times, 0.5))}, ${inMs(quantile(times, 0.95))} (${inMs(cold ?? 0)})`,
  });
  printTable(
    `One click: golden with one fault, ${whole(targets.length)} targets, ${ROUNDS} times each, time on the wall`,
    [
      row('openScenario', open, first[0]),
      row('simulate', run, first[1]),
      row(
        'both',
        open.map((ms, i) => ms + (run[i] ?? 0)),
        (first[0] ?? 0) + (first[1] ?? 0),
      ),
    ],
  );
}
