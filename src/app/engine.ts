// The engine as the page uses it: scenario → world → run, edits and prints of scenarios. Nothing here waits or draws.
import { previewFault } from '../analysis/preview.ts';
import { isPlain } from '../base/plain.ts';
import { fail, ok } from '../base/result.ts';
import type { Run } from '../sim/record.ts';
import { simulate } from '../sim/simulate.ts';
import { openScenario } from '../world/open.ts';
import type { LinkReader } from './opening.ts';
import type { Engine } from './store.ts';

/** The half of the codec that opens a page; what writes links is fetched once the page stands (codec.ts). */
export const reader: LinkReader = {
  // Reading a link takes the whole validator of the format; a page that is opened without one does without it.
  async decode(text) {
    try {
      return (await import('../scenario/codec.ts')).decodeLink(text);
    } catch {
      return fail({
        path: 'link',
        found: 'no way to the part of Rackdrill that reads links',
        expected: 'a connection: load the page again when there is one',
      });
    }
  },
  async salvage(text) {
    try {
      return (await import('./salvage.ts')).salvage(text);
    } catch {
      return null;
    }
  },
};

export const engine: Engine = {
  run(scenario) {
    const world = openScenario(scenario);
    return world.ok ? ok(simulate(world.value)) : world;
  },
  hit: (run, t, deed) => previewFault(run, t, deed).hit,
  print: (scenario) => JSON.stringify(scenario, inOrder),
};

/** Keys by name: how a scenario came about does not matter. */
const inOrder = (_: string, value: unknown) =>
  isPlain(value) ? Object.fromEntries(Object.entries(value).sort()) : value;

/** The node on which the page opens: the one that holds the first member of the shop, so that its faults are in sight. */
export const invitation = (run: Run): string | null =>
  (run.world.placed.find((vm) => vm.id === 'shop/was-1') ?? run.world.placed[0])?.node ?? null;
