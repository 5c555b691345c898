// Verdict → the three small marks beside a workload: what was proven, what was refuted, what is not foreseen at all.
import { type Verdict, verdictsOf } from '../../analysis/verdict.ts';
import { capital } from '../../base/english.ts';
import type { Moment } from '../../log/moment.ts';
import type { Run } from '../../sim/record.ts';
import { knownResults } from './use-trials.ts';

export interface Mark {
  readonly short: 'HA' | 'CA' | 'DR';
  readonly is: 'proven' | 'refuted' | 'not foreseen';
  /** `High availability is proven. Yes, within the rack: …` */
  readonly words: string;
}

const NAMES = {
  HA: 'high availability',
  CA: 'continuous availability',
  DR: 'disaster recovery',
} as const;

const remembered = new WeakMap<
  Run,
  { readonly events: number; readonly results: unknown; readonly verdicts: readonly Verdict[] }
>();

/** The verdicts as they stand at a moment; null while the topology has not been tried. They change with what has happened, not with every second. */
export function verdictsNow(m: Moment): readonly Verdict[] | null {
  const { run, t } = m;
  const results = knownResults(run.world);
  if (results === null) return null;
  const known = remembered.get(run);
  const events = m.eventCount();
  if (known?.events === events && known.results === results) return known.verdicts;
  const verdicts = verdictsOf(run, t, results);
  remembered.set(run, { events, results, verdicts });
  return verdicts;
}

/** High availability, continuous availability, disaster recovery, in this order. */
export function marksOf({ high, continuous, disaster }: Verdict): readonly Mark[] {
  const mark = (short: Mark['short'], is: Mark['is'], words: string): Mark => ({
    short,
    is,
    words: `${capital(NAMES[short])} is ${is}. ${words}`,
  });
  const judged = (holds: boolean) => (holds ? 'proven' : 'refuted');
  return [
    mark('HA', judged(high.holds), high.words),
    mark('CA', judged(continuous.holds), continuous.words),
    mark('DR', disaster.is === 'none' ? 'not foreseen' : judged(disaster.holds), disaster.words),
  ];
}
