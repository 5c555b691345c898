// Sides → what each came to, or why it cannot be run; beside it, when each would be whole if the deployer acted at once.
import { type Mode, runOf, type Side, type Told, tell } from '../../analysis/comparison.ts';
import { outcomeOf } from '../../analysis/outcome.ts';
import { oneLine } from '../../base/result.ts';
import { planOf } from '../../scenario/plan.ts';

export interface Results {
  readonly all: readonly Told[];
  readonly helpedAt: readonly (number | null)[];
  /** A line for each side that cannot be run. */
  readonly mistakes: readonly string[];
}

/** `service` null: the workload that suffered most on the first side; `until` null: as long as the longest of them. */
export function told(
  sides: readonly Side[],
  service: string | null,
  mode: Mode,
  until: number | null,
): Results {
  const end = until ?? Math.max(0, ...sides.map(({ scenario }) => planOf(scenario).until));
  const mistakes: string[] = [];
  const all: Told[] = [];
  const helpedAt: (number | null)[] = [];
  let of = service;
  for (const side of sides) {
    const plain = runOf(side.scenario, end);
    if (!plain.ok) {
      mistakes.push(`${side.name} cannot be run: ${oneLine(plain.mistakes)}.`);
      continue;
    }
    of ??= outcomeOf(plain.value).strands[0]?.id ?? null;
    const known = plain.value.plan.deployments.map((d) => d.service);
    // A side that does not have that workload is told by its own.
    const here = of !== null && known.includes(of) ? of : (known[0] ?? '');
    const one = tell(side, here, mode, end);
    const other = mode === 'nobody' ? tell(side, here, 'helped', end) : null;
    if (!one.ok) continue;
    all.push(one.value);
    helpedAt.push(
      other?.ok && one.value.touched && one.value.wholeAt === null ? other.value.wholeAt : null,
    );
  }
  return { all, helpedAt, mistakes };
}
