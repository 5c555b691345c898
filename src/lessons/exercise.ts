// A judged exercise: a drill that its own hypothesis fails, to be mended by other deployments. The run judges it, and so does its own script: whoever takes the fault away has mended nothing.
import { judge, type Verdict } from '../analysis/hypothesis.ts';
import { clock } from '../base/duration.ts';
import { listed } from '../base/english.ts';
import { oneLine } from '../base/result.ts';
import { parseValue } from '../scenario/parse.ts';
import type { Deployment } from '../scenario/plan.ts';
import type { Hypothesis, Kind, Line, Scenario, ScenarioFile } from '../scenario/validator.ts';
import type { Run } from '../sim/record.ts';
import { lineWords } from './words.ts';

/** What has to be left of a deployment that the exercise is about. */
export interface Keep {
  readonly kinds: readonly Kind[];
  readonly database?: string;
  readonly rack?: string;
}

export interface Exercise {
  /** What a link calls it; never changes once published. */
  readonly id: string;
  readonly title: string;
  /** What is to be done, in a sentence or two. */
  readonly task: string;
  /** A hint for whoever asks for one; it does not say the solution. */
  readonly hint: string;
  readonly slides: readonly number[];
  readonly scenario: Omit<ScenarioFile, 'version' | 'title'> & { hypothesis: object };
  readonly keeps: Readonly<Record<string, Keep>>;
  /** Most virtual cores that all deployments may have together; without, as many as there is room for. */
  readonly cores?: number;
}

export interface Judged extends Verdict {
  /** What was changed that belongs to the exercise, each in a sentence. Then it is failed, whatever the run says. */
  readonly tampered: readonly string[];
}

const read = new WeakMap<Exercise, Scenario>();

/** The drill with which an exercise begins. */
export function startOf(exercise: Exercise): Scenario {
  let scenario = read.get(exercise);
  if (!scenario) {
    const parsed = parseValue({ version: 1, title: exercise.title, ...exercise.scenario });
    if (!parsed.ok) throw new Error(`exercise ${exercise.id}: ${oneLine(parsed.mistakes)}`);
    scenario = parsed.value;
    read.set(exercise, scenario);
  }
  return scenario;
}

export const coresOf = (run: Run): number =>
  run.plan.deployments.reduce((sum, { vms, cores }) => sum + vms.length * cores, 0);

/** Judges a run of a scenario by an exercise: by the exercise's own hypothesis, over the whole run. */
export function judgeExercise(exercise: Exercise, scenario: Scenario, run: Run): Judged {
  const own = startOf(exercise);
  const tampered = [
    ...linesChanged(own.script ?? [], scenario.script ?? []),
    ...claimsChanged(own.hypothesis as Hypothesis, scenario.hypothesis),
    ...(same(own.racks, scenario.racks) && same(own.timings, scenario.timings)
      ? []
      : ['The racks and the timings are part of the exercise: change the deployments only.']),
    ...(own.until === scenario.until
      ? []
      : ['The run is longer or shorter than the exercise’s; it has to end where it did.']),
    ...Object.entries(exercise.keeps).flatMap(([id, keep]) =>
      kept(
        id,
        keep,
        run.plan.deployments.find((one) => one.id === id),
      ),
    ),
    ...(exercise.cores !== undefined && coresOf(run) > exercise.cores
      ? [
          `The deployments have ${coresOf(run)} virtual cores together; ${exercise.cores} are allowed.`,
        ]
      : []),
  ];
  // A name that is not in this scenario is told above: of it the run knows nothing.
  const verdict = judge(run, own.hypothesis as Hypothesis);
  return { ...verdict, pass: verdict.pass && tampered.length === 0, tampered };
}

/** Keys in one order, so that equal things print alike. */
const print = (value: unknown): string =>
  JSON.stringify(value, (_, one: unknown) =>
    typeof one === 'object' && one !== null && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  ) ?? '';
const same = (a: unknown, b: unknown): boolean => print(a) === print(b);
const atWords = (line: Line): string => `“${lineWords(line)}” at ${clock(line.at)}`;

function linesChanged(own: readonly Line[], now: readonly Line[]): string[] {
  const gone = own.filter((line) => !now.some((one) => same(one, line)));
  const more = now.filter((line) => !own.some((one) => same(one, line)));
  return [
    ...gone.map((line) => `The exercise’s line ${atWords(line)} is no longer in the script.`),
    ...more.map((line) => `The line ${atWords(line)} is not the exercise’s: take it back.`),
  ];
}

function claimsChanged(own: Hypothesis, now: Hypothesis | undefined): string[] {
  if (!now) return ['The hypothesis was taken away; it is judged all the same.'];
  const missing = own.staysUp.filter((name) => !now.staysUp.includes(name));
  if (missing.length > 0)
    return [`The hypothesis no longer says that ${listed(missing)} stays up.`];
  return same(own, now) ? [] : ['The hypothesis was changed; the exercise’s own is what counts.'];
}

function kept(id: string, keep: Keep, now: Deployment | undefined): string[] {
  if (!now) return [`The deployment ${id} is gone: it has to survive, not to vanish.`];
  return [
    ...(keep.kinds.includes(now.kind)
      ? []
      : [`${id} has become ${now.kind}; it may be ${listed(keep.kinds, 'or')}.`]),
    ...(keep.database === undefined || now.database === keep.database
      ? []
      : [`${id} has to keep its database ${keep.database}.`]),
    ...(keep.rack === undefined || now.rack === keep.rack
      ? []
      : [`${id} has to stay in rack ${keep.rack}.`]),
  ];
}
