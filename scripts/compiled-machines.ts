// A step of the page's build: XState answers everything about every machine now, and the page gets the answers (src/sim/compiled.ts).
import type { Plugin } from 'vite';
import { MACHINE_KINDS, type MachineKind } from '../src/machines/catalogue.ts';
import { chartFor } from '../src/machines/chart.ts';
import { ANNOUNCEMENTS, MESSAGES } from '../src/machines/kind.ts';
import { ask, firstPath } from '../src/sim/ask.ts';
import { compile } from '../src/sim/compiled.ts';

const pathsOf = (kind: MachineKind) =>
  chartFor(kind)
    .states.filter((state) => state.leaf)
    .map((state) => state.id);

/** A JavaScript text that holds `value`: quicker to read for an engine than the same as code. */
const asText = (value: unknown) => `JSON.parse(${JSON.stringify(JSON.stringify(value))})`;

export const compiledMachines: Plugin = {
  name: 'compiled-machines',
  apply: 'build',
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
    return null;
  },
};
