// How far a run must go for a deed to be seen through: an hour after it, and an hour after the deployer's work that it begins. The scenario says so, if the page has to.
import type { Result } from '../base/result.ts';
import { TIMING_OF } from '../log/recovery-steps.ts';
import { ONE_HOUR_MS } from '../scenario/plan.ts';
import type { Line, Scenario } from '../scenario/validator.ts';
import type { Run } from '../sim/record.ts';

/** Work of days, such as making a site ready for another's loss: six steps, one after the other. */
const LONG_WORK: ReadonlySet<string> = new Set(Object.values(TIMING_OF));
const MOST_STEPS = 8;

/** The run of a scenario to which `line` has been added, and the scenario, made longer where it would end before that line is seen through. */
export function seenThrough(
  scenario: Scenario,
  line: Line,
  runOf: (scenario: Scenario) => Result<Run>,
): Result<{ readonly scenario: Scenario; readonly run: Run }> {
  const least = line.at + ONE_HOUR_MS;
  let now = (scenario.until ?? least) < least ? { ...scenario, until: least } : scenario;
  for (let step = 0; ; step++) {
    const run = runOf(now);
    if (!run.ok) return run;
    const due = 'action' in line && step < MOST_STEPS ? workBeyond(run.value) : null;
    if (due === null) return { ok: true, value: { scenario: now, run: run.value } };
    now = { ...now, until: due + ONE_HOUR_MS };
  }
}

/** When the deployer's long work that is under way at the end of a run would be done; null if none is. */
function workBeyond(run: Run): number | null {
  const open = run.timers.filter((span) => span.endedAt === null && LONG_WORK.has(span.key));
  return open.length === 0 ? null : Math.max(...open.map((span) => span.dueAt));
}
