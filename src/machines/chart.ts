// A machine as a chart: its states and what leads from one to the other, read off the machine itself.
import type { TimingKey } from '../scenario/timings.ts';
import { MACHINES, type MachineKind } from './catalogue.ts';

export interface ChartState {
  /** Dot path such as `failed.noticed`. */
  readonly id: string;
  readonly label: string;
  readonly depth: number;
  readonly parent: string | null;
  readonly initial: boolean;
  readonly leaf: boolean;
}

export interface ChartEdge {
  readonly from: string;
  readonly to: string;
  /** The message in words, empty for a timer. */
  readonly label: string;
  /** The timing after which it happens by itself. */
  readonly timing?: TimingKey;
}

export interface Chart {
  readonly id: MachineKind;
  readonly states: readonly ChartState[];
  readonly edges: readonly ChartEdge[];
}

/** The parts of an XState state node that a chart needs. */
interface Drawn {
  readonly key: string;
  readonly path: readonly string[];
  readonly states: Readonly<Record<string, Drawn>>;
  readonly initial: { readonly target: readonly Drawn[] | undefined } | undefined;
  readonly transitions: ReadonlyMap<
    string,
    readonly { readonly eventType: string; readonly target: readonly Drawn[] | undefined }[]
  >;
}

const charts = new Map<MachineKind, Chart>();

/** The chart of a kind of part. */
export function chartFor(kind: MachineKind): Chart {
  const known = charts.get(kind);
  if (known) return known;
  const root = MACHINES[kind].root as unknown as Drawn;
  const states: ChartState[] = [];
  const edges: ChartEdge[] = [];
  const walk = (node: Drawn, depth: number, parent: string | null, initial: boolean) => {
    const id = node.path.join('.');
    const inner = Object.values(node.states);
    if (depth > 0)
      states.push({
        id,
        label: wordsOf(node.key),
        depth,
        parent,
        initial,
        leaf: inner.length === 0,
      });
    for (const [event, transitions] of node.transitions)
      for (const { target } of transitions)
        for (const to of target ?? [])
          edges.push({ from: id, to: leafOf(to).path.join('.'), ...cause(event) });
    const first = node.initial?.target?.[0];
    for (const child of inner) walk(child, depth + 1, depth > 0 ? id : null, child === first);
  };
  walk(root, 0, null, true);
  const chart = { id: kind, states, edges: edges.filter((edge) => edge.from !== '') };
  charts.set(kind, chart);
  return chart;
}

function leafOf(node: Drawn): Drawn {
  const first = node.initial?.target?.[0];
  return first ? leafOf(first) : node;
}

function cause(event: string): { label: string; timing?: TimingKey } {
  const after = /^xstate\.after\.(\w+)\./.exec(event);
  return after
    ? { label: '', timing: after[1] as TimingKey }
    : { label: wordsOf(event.toLowerCase()) };
}

const wordsOf = (name: string) =>
  name.replace(/-/g, ' ').replace(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`);
