// `npm run soak [runs] [seed]`: very many random runs against every invariant. Prints its seed, and for a failure the link that shows it.
import fc from 'fast-check';
import { arbitraryScenario, recoveryDrill, twoRackDrill } from '../src/scenario/arbitrary.ts';
import { encodeLink } from '../src/scenario/codec.ts';
import type { Scenario } from '../src/scenario/validator.ts';
import { startRun } from '../src/sim/cast/start.ts';
import { brokenInvariants } from '../src/sim/invariants.ts';

import { openScenario } from '../src/world/open.ts';

const runs = Number(process.argv[2] ?? 200_000);
const seed = Number(process.argv[3] ?? Date.now() % 2 ** 31);

/** What breaks in a scenario, or null. A run cut short by its limit is a failure, too. */
function trouble(scenario: Scenario): string | null {
  const world = openScenario(scenario);
  if (!world.ok) return null;
  const sim = startRun(world.value);
  const { kernel } = sim;
  for (
    let at = kernel.nextAt();
    at !== null && at <= world.value.plan.until;
    at = kernel.nextAt()
  ) {
    kernel.instant(at);
    const [broken] = brokenInvariants(sim);
    if (broken !== undefined) return `at ${at} ms: ${broken}`;
    if (kernel.limit !== null) return kernel.limit;
  }
  return null;
}

console.log(`${runs} runs, seed ${seed}`);
let done = 0;
const outcome = fc.check(
  fc.property(
    fc.oneof(
      { weight: 3, arbitrary: arbitraryScenario({ runnable: true, lines: 20 }) },
      twoRackDrill(24),
      recoveryDrill(24),
    ),
    (scenario) => {
      if (++done % 10_000 === 0) console.log(`${done} runs, nothing broken`);
      return trouble(scenario) === null;
    },
  ),
  { numRuns: runs, seed },
);
if (outcome.failed) {
  const [scenario] = outcome.counterexample ?? [];
  if (scenario) {
    console.log(`Broken: ${trouble(scenario)}`);
    console.log(encodeLink({ scenario }));
  }
  process.exitCode = 1;
} else console.log(`${outcome.numRuns} runs, nothing broken`);
