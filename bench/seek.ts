// Seek: any moment of a long run, with all that the page asks of it in one frame.
import { type Moment, momentAt } from '../src/log/moment.ts';
import type { Run } from '../src/sim/record.ts';
import { simulate } from '../src/sim/simulate.ts';
import { longRun } from './long-script.ts';
import { quantile } from './measure.ts';
import { random } from './random.ts';
import { inMs, printTable, whole } from './table.ts';

/** Makes about 12,000 events. */
const LINES = 2500;
const SEEKS = 3000;

/** What rack, workloads, list, timeline and inspector together ask of one moment. Returns something, so that no question is left out. */
function frame(run: Run, moment: Moment): number {
  let answers = 0;
  const count = (answer: unknown) => {
    if (answer !== undefined) answers++;
  };
  for (const address of run.world.parts.keys()) {
    count(moment.state(address));
    count(moment.look(address));
    count(moment.timersOf(address).length);
  }
  for (const part of run.world.parts.values())
    if (part.kind === 'node') count(moment.on(part.address).length);
  for (const vm of moment.vms()) {
    count(moment.look(vm.id));
    count(moment.state(vm.id));
    count(moment.since(vm.id));
    count(moment.place(vm.id).node);
    for (const address of [vm.id, ...vm.processes]) {
      count(moment.look(address));
      count(moment.timersOf(address).length);
    }
  }
  for (const { id, service } of run.plan.deployments) {
    count(moment.health(id).why.length);
    count(moment.health(`service:${service}`).why.length);
    count(moment.look(id));
    count(moment.primary(id));
    count(moment.load(service));
  }
  return answers + moment.timers().length + moment.items().length + moment.eventCount();
}

export function measureSeek(): void {
  const run = simulate(longRun(LINES));
  const dice = random(3);
  const times: number[] = [];
  let answers = 0;
  for (let i = -300; i < SEEKS; i++) {
    const t = dice.between(0, run.until);
    const from = performance.now();
    answers += frame(run, momentAt(run, t));
    if (i >= 0) times.push(performance.now() - from);
  }
  const p95 = quantile(times, 0.95);
  printTable(
    `Seek: ${whole(SEEKS)} moments at random in a run of ${whole(run.events.length)} events, ${whole(answers / (SEEKS + 300))} answers each, time on the wall`,
    [
      { what: 'median', figure: inMs(quantile(times, 0.5)) },
      { what: '95th percentile', figure: inMs(p95), target: { text: '< 16 ms', met: p95 < 16 } },
      { what: 'longest', figure: inMs(quantile(times, 1)) },
    ],
  );
}
