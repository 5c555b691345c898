// A scenario being changed: as a file's value, sound or not; and what the validator, the placement and the script say to it.
import { type Mistake, oneLine } from '../../base/result.ts';
import { labelOf } from '../../scenario/edit.ts';
import { defaultOf, KINDS, valueAt, withAt } from '../../scenario/form.ts';
import type { Plain } from '../../scenario/grammar.ts';
import { parseValue } from '../../scenario/parse.ts';
import { layoutOf, planOf } from '../../scenario/plan.ts';
import { REFERENCES } from '../../scenario/references.ts';
import type { DeploymentSpec, Kind, Line, Scenario } from '../../scenario/validator.ts';
import { toFile } from '../../scenario/write.ts';
import { buildWorld } from '../../world/build.ts';
import { partsOf } from '../../world/parts.ts';
import { checkTargets } from '../../world/targets.ts';
import type { World } from '../../world/world.ts';

export interface Draft {
  /** What it started from. */
  readonly from: Scenario;
  readonly title: string;
  /** As in a file; may hold what no validator takes. */
  readonly deployments: readonly Plain[];
  /** What is claimed, as in a file; null: nothing. */
  readonly hypothesis: Plain | null;
}

export const draftOf = (from: Scenario): Draft => ({
  from,
  title: from.title ?? '',
  deployments: toFile({ version: 1, ...layoutOf(from) }).deployments as readonly Plain[],
  hypothesis: (toFile(from).hypothesis as Plain | undefined) ?? null,
});

export interface Checked {
  /** Null while there is a mistake. */
  readonly scenario: Scenario | null;
  readonly mistakes: readonly Mistake[];
  /** Lines of the script whose targets are no longer there, as undo names them. */
  readonly dropped: readonly string[];
  /** The world as far as it can be built: without the deployments that do not fit; null while there are other mistakes. */
  readonly world: World | null;
}

export function check(draft: Draft): Checked {
  const parsed = parseValue(fileOf(draft));
  if (!parsed.ok) return { scenario: null, mistakes: parsed.mistakes, dropped: [], world: null };
  const { script, dropped } = keptLines(parsed.value);
  const scenario: Scenario = dropped.length === 0 ? parsed.value : { ...parsed.value, script };
  const plan = planOf(scenario);
  const built = buildWorld(plan);
  if (built.ok)
    return { scenario, mistakes: [], dropped: dropped.map(labelOf), world: built.value };
  const without = new Set(built.mistakes.map((mistake) => mistake.path));
  const rest = buildWorld({
    ...plan,
    deployments: plan.deployments.filter((d) => !without.has(`deployments[${d.order}]`)),
  });
  return {
    scenario: null,
    mistakes: built.mistakes,
    dropped: [],
    world: rest.ok ? rest.value : null,
  };
}

/** The draft as a file's value. A layout that nobody touched stays as it was, a base by its name. */
function fileOf({ from, title, deployments, hypothesis }: Draft): Plain {
  const { title: _, hypothesis: __, ...same } = toFile(from);
  const named = { ...(title === '' ? {} : { title }), ...(hypothesis ? { hypothesis } : {}) };
  const old = draftOf(from).deployments;
  if (JSON.stringify(old) === JSON.stringify(deployments)) return { ...same, ...named };
  const { base: ___, ...rest } = same;
  return {
    ...rest,
    ...named,
    racks: toFile({ version: 1, racks: layoutOf(from).racks }).racks,
    deployments,
  };
}

/** The lines whose targets exist. Which numbers a script may name depends on its other lines, so it is asked until all is well. */
function keptLines(scenario: Scenario): { script: Line[]; dropped: Line[] } {
  let script = [...(scenario.script ?? [])];
  const dropped: Line[] = [];
  const parts = partsOf(planOf(scenario));
  for (;;) {
    const wrong = new Set(
      checkTargets(planOf({ ...scenario, script }), parts, script).map((mistake) =>
        Number(/\d+/.exec(mistake.path)?.[0]),
      ),
    );
    if (wrong.size === 0) return { script, dropped };
    dropped.push(...script.filter((_, i) => wrong.has(i)));
    script = script.filter((_, i) => !wrong.has(i));
  }
}

/** A new deployment of a kind, with a name that nobody has; its place in the list. */
export function withNew(draft: Draft, kind: Kind): { draft: Draft; index: number } {
  const taken = new Set([
    ...draft.deployments.map((one) => String(one.id)),
    ...layoutOf(draft.from).racks.map((rack) => rack.id),
  ]);
  const name = kind.replace(/-.*/, '');
  let id = name;
  for (let n = 2; taken.has(id); n++) id = `${name}-${n}`;
  const deployments = [...draft.deployments, { id, kind }];
  return { draft: { ...draft, deployments }, index: deployments.length - 1 };
}

/** Nobody can claim anything of what is no longer there. */
export const without = (draft: Draft, index: number): Draft => ({
  ...draft,
  deployments: draft.deployments.filter((_, i) => i !== index),
  hypothesis: staying(draft.hypothesis, (ids) =>
    ids.filter((id) => id !== draft.deployments[index]?.id),
  ),
});

/** A hypothesis with other workloads; without any there is none. */
export function staying(
  hypothesis: Plain | null,
  change: (ids: readonly unknown[]) => readonly unknown[],
): Plain | null {
  const old = hypothesis?.staysUp;
  const staysUp = change(Array.isArray(old) ? old : []);
  return staysUp.length === 0 ? null : { ...hypothesis, staysUp };
}

/** Says `value` at a path of deployment `index`. Those who name it by its old name name it by its new one. */
export function withValue(draft: Draft, index: number, path: string, value: unknown): Draft {
  const old = draft.deployments[index]?.id;
  const renamed =
    path === 'id' && draft.deployments.filter((one) => one.id === old).length === 1 ? old : null;
  return {
    ...draft,
    hypothesis:
      renamed === null
        ? draft.hypothesis
        : staying(draft.hypothesis, (ids) => ids.map((id) => (id === renamed ? value : id))),
    deployments: draft.deployments.map((one, i) => {
      if (i === index) return withAt(one, path, value);
      if (renamed === null) return one;
      return Object.keys(REFERENCES)
        .filter((key) => valueAt(one, key) === renamed && OF_DEPLOYMENTS.has(key))
        .reduce((spec, key) => withAt(spec, key, value), one);
    }),
  };
}
const OF_DEPLOYMENTS: ReadonlySet<string> = new Set([
  'database',
  'routing',
  'caching',
  'federatedTo',
]);

export const kindOf = (spec: Plain): Kind => KINDS.find((kind) => kind === spec.kind) ?? 'custom';

/** What a reference may name, as the draft stands. */
export function choicesAt(draft: Draft, index: number, path: string): readonly string[] {
  const spec = draft.deployments[index] as DeploymentSpec | undefined;
  const reference = REFERENCES[path];
  if (!spec || !reference) return [];
  const { racks } = layoutOf(draft.from);
  const all = draft.deployments as unknown as readonly DeploymentSpec[];
  return reference.among(spec, racks, all).names ?? [];
}

/** The step as undo names it: `add cache-2, change vapp`. `before` is the scenario on screen. */
export function changeWords(before: Scenario, draft: Draft): string {
  if (draft.from !== before) return `open ${draft.title === '' ? 'another drill' : draft.title}`;
  const old = new Map(draftOf(before).deployments.map((one) => [one.id, JSON.stringify(one)]));
  const now = new Map(draft.deployments.map((one) => [one.id, JSON.stringify(one)]));
  const words = [
    ...verbs(
      'add',
      [...now.keys()].filter((id) => !old.has(id)),
    ),
    ...verbs(
      'remove',
      [...old.keys()].filter((id) => !now.has(id)),
    ),
    ...verbs(
      'change',
      [...now].filter(([id, text]) => old.has(id) && old.get(id) !== text).map(([id]) => id),
    ),
    ...(draft.title === (before.title ?? '') ? [] : ['change the title']),
    ...(JSON.stringify(draft.hypothesis) === JSON.stringify(draftOf(before).hypothesis)
      ? []
      : ['change the hypothesis']),
  ];
  return words.length === 0 ? 'change nothing' : words.join(', ');
}

const verbs = (verb: string, ids: readonly unknown[]): string[] =>
  ids.length === 0
    ? []
    : ids.length > 3
      ? [`${verb} ${ids.length} deployments`]
      : [`${verb} ${ids.join(' and ')}`];

/** A mistake in words, without its place. */
export const mistakeWords = (mistake: Mistake): string =>
  oneLine([{ ...mistake, path: '' }]).replace(/^: /, '');

/** The address to select after the change: what was selected, if it is still there, else a node that holds something. */
export function selectionIn(world: World, selected: string | null): string | null {
  const there =
    selected !== null &&
    (world.parts.has(selected) ||
      world.plan.deployments.some((d) => d.id === selected) ||
      world.placed.some((vm) => vm.id === selected.replace(/:[a-z0-9-]+$/, '')));
  return there ? selected : (world.placed[0]?.node ?? null);
}

/** The size of the VMs of deployment `index`, as far as it is sound. */
export function sizeOf(draft: Draft, index: number): { cores: number; memoryGb: number } | null {
  const spec = draft.deployments[index];
  if (!spec) return null;
  const at = (path: string) => {
    const said = valueAt(spec, path);
    return typeof said === 'number' && said >= 1 ? said : Number(defaultOf(path, { ...spec }));
  };
  return { cores: at('size.cores'), memoryGb: at('size.memoryGb') };
}

/** What a scenario without a title is called. */
export function titleOf({ title: _, ...rest }: Scenario): string {
  return planOf({ ...rest, script: [] }).title;
}
