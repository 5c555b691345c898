// A step of the page's build: what the page would ask XState and Valibot whenever it opens is asked now, and it gets the answers
// (src/sim/compiled.ts, src/scenario/order.ts).
import type { Plugin } from 'vite';
import { MACHINE_KINDS, type MachineKind } from '../src/machines/catalogue.ts';
import { chartFor } from '../src/machines/chart.ts';
import { ANNOUNCEMENTS, MESSAGES } from '../src/machines/kind.ts';
import { ORDER } from '../src/scenario/order.ts';
import type { Order } from '../src/scenario/order-of.ts';
import { ask, firstPath } from '../src/sim/ask.ts';
import { compile } from '../src/sim/compiled.ts';

const pathsOf = (kind: MachineKind) =>
  chartFor(kind)
    .states.filter((state) => state.leaf)
    .map((state) => state.id);

/** A JavaScript text that holds `value`: quicker to read for an engine than the same as code. */
const asText = (value: unknown) => `JSON.parse(${JSON.stringify(JSON.stringify(value))})`;

/** Nearly all of the order of keys is these two words; as numbers they weigh less. */
const LEAVES = ['value', 'duration'];
const shortly = (order: Order) =>
  JSON.stringify(order, (_, leaf) =>
    LEAVES.includes(leaf as string) ? LEAVES.indexOf(leaf as string) : leaf,
  );

/** What asks them is not needed by the page, so it must not be in what the page loads at once. */
const STAYS_OUT = /node_modules\/(xstate|valibot)\/|\/src\/scenario\/(grammar|validator)\.ts$/;

export const askedBeforehand: Plugin = {
  name: 'asked-beforehand',
  apply: 'build',
  enforce: 'pre',
  load(id) {
    if (/\/src\/sim\/ask\.ts$/.test(id)) {
      const table = compile(MACHINE_KINDS, pathsOf, MESSAGES, ANNOUNCEMENTS, { ask, firstPath });
      return `import { answersFrom } from './compiled.ts';
        export const { ask, firstPath } = answersFrom(${asText(table)});`;
    }
    if (/\/src\/machines\/chart\.ts$/.test(id)) {
      const charts = Object.fromEntries(MACHINE_KINDS.map((kind) => [kind, chartFor(kind)]));
      return `const charts = ${asText(charts)};
        export const chartFor = (kind) => charts[kind];`;
    }
    if (/\/src\/scenario\/order\.ts$/.test(id))
      return `const words = ${JSON.stringify(LEAVES)};
        export const ORDER = JSON.parse(${JSON.stringify(shortly(ORDER))}, (_, leaf) => words[leaf] ?? leaf);`;
    return null;
  },
  generateBundle(_, bundle) {
    for (const chunk of Object.values(bundle)) {
      if (chunk.type !== 'chunk' || !chunk.isEntry) continue;
      const found = chunk.moduleIds.find((id) => STAYS_OUT.test(id));
      if (!found) continue;
      const by = this.getModuleInfo(found)?.importers.join(', ');
      this.error(`the first load must do without ${found}; imported by ${by}`);
    }
  },
};
