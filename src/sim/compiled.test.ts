// The table that the page's build ships says what XState says, of every machine in every state.
import { expect, test } from 'vitest';
import { MACHINE_KINDS, type MachineKind } from '../machines/catalogue.ts';
import { chartFor } from '../machines/chart.ts';
import { ANNOUNCEMENTS, MESSAGES } from '../machines/kind.ts';
import { ask, firstPath } from './ask.ts';
import { answersFrom, compile } from './compiled.ts';

const pathsOf = (kind: MachineKind) =>
  chartFor(kind)
    .states.filter((state) => state.leaf)
    .map((state) => state.id);
const table = compile(MACHINE_KINDS, pathsOf, MESSAGES, ANNOUNCEMENTS, { ask, firstPath });
const answers = answersFrom(JSON.parse(JSON.stringify(table)));

test.each(MACHINE_KINDS)('%s', (kind) => {
  expect(answers.firstPath(kind)).toBe(firstPath(kind));
  const { name = '', timers: armed = '' } = table.machines[kind] ?? {};
  const timers = armed
    .split(' ')
    .map((timer) => timer.split('@'))
    .map(([key, state]) => `xstate.after.${key}.${name}.${state}`);
  const asked = [...MESSAGES, ...timers];
  for (const path of pathsOf(kind))
    for (const message of asked)
      expect(answers.ask(kind, path, message), `${path} takes ${message}`).toEqual(
        ask(kind, path, message),
      );
});

test('a machine of several states has steps, and an armed timer has one', () => {
  expect(table.machines.node?.rows.match(/>/g)?.length).toBeGreaterThan(5);
  const [arm] = answers.ask('node', 'running', 'FAIL').arms;
  expect(answers.ask('node', 'failed.unnoticed', arm?.timer ?? '').to).toBe('failed.noticed');
});
