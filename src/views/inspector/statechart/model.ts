// Machine → what is drawn of it: its leaf states, the edges between them, and which of them may be left out. The chart itself is read off the XState machine.
import type { MachineKind } from '../../../machines/catalogue.ts';
import type { Chart, ChartState } from '../../../machines/chart.ts';
import type { TimingKey } from '../../../scenario/timings.ts';

export interface Edge {
  readonly from: string;
  readonly to: string;
  /** Messages that lead there, in words. */
  readonly labels: readonly string[];
  /** Timings after which it happens by itself. */
  readonly timings: readonly TimingKey[];
}

export interface Net {
  readonly states: readonly ChartState[];
  readonly edges: readonly Edge[];
  /** States that are not drawn, for this part never came near them. */
  readonly leftOut: readonly string[];
}

/** States that few parts ever see: drawn only once the part has been there. */
const RARE = [
  'dark',
  'broken',
  'trying',
  'spent',
  'waiting',
  'standby',
  'deploying',
  'left',
  'creating',
  'empty',
  'suspended',
  'paused',
];
/** What is rare for most is the way of some: a VM that is re-spun is deployed anew each time. */
const COMMON: Readonly<Partial<Record<MachineKind, readonly string[]>>> = {
  'vm-of-virtual-application': ['deploying'],
  'daily-restart': ['spent'],
  'single-retry': ['spent'],
};
function rare(chart: Chart, id: string): boolean {
  const top = id.split('.')[0] ?? '';
  return RARE.includes(top) && !COMMON[chart.id]?.includes(top);
}

const WORDS: Readonly<Record<string, string>> = {
  kill: 'dies',
  halt: 'VM stops',
  lost: 'node lost',
  'agent lost': 'agent dies',
  'agent back': 'agent back',
  'p lost': 'primary lost',
  'p up': 'primary back',
  's lost': 'standby lost',
  's up': 'standby back',
  'fail for good': 'fails for good',
  spend: 'restarted',
  renew: 'begins anew',
  short: 'too little',
  excess: 'too much',
  content: 'enough',
  leave: 'leaves',
  begin: 'is back',
  'call off': 'called off',
  serves: 'serves',
  'partner lost': 'partner lost',
  promote: 'takes over',
  sync: 'partner is active',
  rebuild: 'takes a spare',
  degrade: 'no spare',
  lose: 'second drive dies',
};

/** What a message means to one kind of part only. */
const OWN_WORDS: Readonly<Partial<Record<MachineKind, Readonly<Record<string, string>>>>> = {
  'chassis-link': { lost: 'last path lost', serves: 'a path is back' },
  'array-of-hdds': { renew: 'drives replaced' },
  'array-of-ssds': { renew: 'drives replaced' },
};

/** The leaf states of a chart and what leads from one to another. What leaves a group of states leaves each state in it. `visited`: where the part has been. */
export function netOf(chart: Chart, visited: ReadonlySet<string>): Net {
  const shown = (state: ChartState) =>
    state.leaf && (!rare(chart, state.id) || visited.has(state.id) || kin(state.id, visited));
  const leaves = chart.states.filter(shown);
  const inside = (group: string) =>
    leaves.filter((leaf) => leaf.id === group || leaf.id.startsWith(`${group}.`));
  const edges = new Map<
    string,
    { from: string; to: string; labels: string[]; timings: TimingKey[] }
  >();
  for (const { from, to, label, timing } of chart.edges) {
    if (!leaves.some((leaf) => leaf.id === to)) continue;
    for (const source of inside(from)) {
      if (source.id === to) continue;
      const key = `${source.id}>${to}`;
      const edge = edges.get(key) ?? { from: source.id, to, labels: [], timings: [] };
      if (timing) edge.timings.push(timing);
      else edge.labels.push(OWN_WORDS[chart.id]?.[label] ?? WORDS[label] ?? label);
      edges.set(key, edge);
    }
  }
  const list = [...edges.values()];
  const touched = new Set(list.flatMap((edge) => [edge.from, edge.to]));
  const first = leaves[0]?.id;
  const reached = reachable(first, list);
  const drawn = leaves.filter(
    (leaf) => visited.has(leaf.id) || (touched.has(leaf.id) && reached.has(leaf.id)),
  );
  const ids = new Set(drawn.map((state) => state.id));
  return {
    states: drawn,
    edges: list.filter((edge) => ids.has(edge.from) && ids.has(edge.to)),
    leftOut: chart.states.filter((s) => s.leaf && !ids.has(s.id)).map((s) => s.id),
  };
}

/** Whoever has been in one state of a group is shown the whole group. */
const kin = (id: string, visited: ReadonlySet<string>): boolean =>
  id.includes('.') && [...visited].some((v) => v.split('.')[0] === id.split('.')[0]);

function reachable(first: string | undefined, edges: readonly Edge[]): Set<string> {
  const reached = new Set<string>(first === undefined ? [] : [first]);
  for (const id of reached) for (const edge of edges) if (edge.from === id) reached.add(edge.to);
  return reached;
}

/** States in layers by the number of steps from the first one; at most `most` side by side. States that nothing leads to come last. */
export function layersOf(net: Net, most: number): string[][] {
  const first = net.states[0]?.id;
  if (first === undefined) return [];
  const depth = new Map([[first, 0]]);
  for (const [id, d] of depth)
    for (const edge of net.edges)
      if (edge.from === id && !depth.has(edge.to)) depth.set(edge.to, d + 1);
  const deepest = Math.max(...depth.values());
  const layers: string[][] = [];
  for (let d = 0; d <= deepest + 1; d++) {
    const layer = net.states
      .filter((state) => (depth.get(state.id) ?? deepest + 1) === d)
      .map((state) => state.id);
    for (let i = 0; i < layer.length; i += most) layers.push(layer.slice(i, i + most));
  }
  return layers;
}
