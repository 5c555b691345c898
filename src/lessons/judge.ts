// What a judge is: a small function over a run that finds the right answer of one kind of question, and says why a wrong one is wrong.
import { clock } from '../base/duration.ts';
import { sentence } from '../log/sentence.ts';
import type { RuleId } from '../rules/rulebook.ts';
import type { Plan } from '../scenario/plan.ts';
import type { LogEvent } from '../sim/event.ts';
import type { Run } from '../sim/record.ts';
import type { Question, QuestionKind } from './lesson.ts';

/** What is judged: a run up to `to`, looked at from `from` on; both in milliseconds. */
export interface Case {
  readonly run: Run;
  readonly from: number;
  readonly to: number;
}

export interface Choice {
  readonly id: string;
  readonly label: string;
}

export interface Verdict {
  /** Ids of the right choices: one, unless the question asks for several. */
  readonly right: readonly string[];
  /** What the engine did, in one sentence. */
  readonly because: string;
  /** Ids of the events that show it, the most telling first. */
  readonly evidence: readonly number[];
  /** The rule that speaks, if there is one. */
  readonly rule: RuleId | null;
  /** One sentence about a wrong choice: what in the run speaks against it. */
  readonly wrong: (choice: string) => string;
}

export interface Judge<K extends QuestionKind = QuestionKind> {
  readonly kind: K;
  /** For lists of questions: `Who brings it back?` */
  readonly title: string;
  /** The question in words, where the author wrote none. */
  words(question: Of<K>): string;
  /** The choices follow from the plan alone, so they give nothing away. In the order in which they are shown. */
  choices(plan: Plan, question: Of<K>): readonly Choice[];
  judge(of: Case, question: Of<K>): Verdict;
  /** What it can be asked about, in a given plan. */
  subjects(plan: Plan): readonly string[];
  readonly many?: true;
}
export type Of<K extends QuestionKind> = Extract<Question, { kind: K }>;

/** Events of the stretch that is looked at. */
export const within = ({ run, from, to }: Case): readonly LogEvent[] =>
  run.events.filter((event) => event.t >= from && event.t <= to);

/** What set off the stretch that is looked at: its first fault, else the first line of the script in it, else the first event of all. */
export const beginning = (of: Case): LogEvent | undefined => {
  const events = within(of);
  return (
    events.find((event) => event.kind === 'fault') ??
    events.find((event) => event.actor === 'injector') ??
    events[0] ??
    of.run.events[0]
  );
};

/** The fault, or other beginning, that an event goes back to. */
export function rootOf(run: Run, event: LogEvent): LogEvent {
  let at = event;
  while (at.cause !== null) at = run.events[at.cause - 1] as LogEvent;
  return at;
}

export const ruleOf = (event: LogEvent | undefined): RuleId | null =>
  (event?.rule ?? null) as RuleId | null;

/** A sentence of the log as it goes on after other words: `the platform notices …` */
export const goingOn = (words: string): string =>
  words.replace(
    /^(The|No|Compute|Array|Chassis|Canister|Drive|Cable|Management|Virtualization|Both) /,
    (word) => word.toLowerCase(),
  );

/** `At 2:00 the platform notices …` */
export const told = (run: Run, event: LogEvent): string =>
  `At ${clock(event.t)} ${goingOn(sentence(run, event))}`;

/** Whether an address is that VM, one of its processes, or a part of that deployment. */
export const belongs = (address: string, to: string): boolean =>
  address === to ||
  address.startsWith(`${to}:`) ||
  address.startsWith(`${to}/`) ||
  address.startsWith(`${to}@`);

export const vmsOf = (plan: Plan): string[] =>
  plan.deployments.flatMap((d) => d.vms.map((vm) => `${d.id}/${vm.role}-${vm.number}`));

/** Services as people name them: a database that serves another workload is told with that workload, but may be asked about. */
export const servicesOf = (plan: Plan): string[] => [
  ...new Set(plan.deployments.map((d) => d.service)),
];
