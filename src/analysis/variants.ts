// A scenario with one option changed, each way there is: another kind of the same family, another choice, one member more or less.
import { KIND_WORDS } from '../scenario/form.ts';
import { parseValue } from '../scenario/parse.ts';
import { layoutOf, planOf } from '../scenario/plan.ts';
import type { DeploymentSpec, Kind, Line, Scenario } from '../scenario/validator.ts';
import { toFile } from '../scenario/write.ts';
import { partsOf } from '../world/parts.ts';
import { checkTargets } from '../world/targets.ts';

export interface Variant {
  /** Names it in a list: `shop: WebSphere, virtual application`. */
  readonly name: string;
  readonly scenario: Scenario;
  /** Lines of the script that mean nothing in it and were left out. */
  readonly dropped: number;
}

const FAMILY: Readonly<Record<'websphere' | 'db2', readonly Kind[]>> = {
  websphere: ['vapp-was', 'vsys-was', 'vsys-was-imp'],
  db2: ['vapp-db2', 'vsys-db2'],
};

type Change = readonly [words: string, spec: Record<string, unknown>];

/** Everything that can be said of a deployment of any kind of its family. */
const SHARED = [
  'id',
  'rack',
  'cloudGroup',
  'priority',
  'critical',
  'size',
  'load',
  'capacity',
  'service',
  'members',
  'database',
  'backup',
] as const;

/** Every variant of a scenario that the parser takes. */
export function variantsOf(scenario: Scenario): Variant[] {
  const { racks, deployments } = layoutOf(scenario);
  const { base: _, ...rest } = { ...scenario, title: planOf({ ...scenario, script: [] }).title };
  return deployments.flatMap((spec, i) =>
    changesOf(spec).flatMap(([words, changed]): Variant[] => {
      const file = toFile({ ...rest, racks, deployments: [...deployments] });
      const list = [...(file.deployments ?? [])];
      list[i] = changed as (typeof list)[number];
      const read = parseValue({ ...file, deployments: list });
      if (!read.ok) return [];
      const { script, dropped } = kept(read.value);
      return [
        {
          name: `${spec.id}: ${words}`,
          scenario: { ...read.value, script },
          dropped,
        },
      ];
    }),
  );
}

function changesOf(spec: DeploymentSpec): Change[] {
  const own = { ...(toFile({ version: 1, deployments: [spec] }).deployments?.[0] ?? {}) } as Record<
    string,
    unknown
  >;
  const set = (key: string, value: unknown): Record<string, unknown> => ({ ...own, [key]: value });
  const changes: Change[] = [];
  const family = Object.values(FAMILY).find((kinds) => kinds.includes(spec.kind));
  for (const kind of family ?? [])
    if (kind !== spec.kind) changes.push([KIND_WORDS[kind], asKind(own, kind)]);
  if (spec.kind === 'vsys-was-imp') {
    const still = spec.cluster === 'static';
    changes.push([
      still ? 'dynamic cluster' : 'static cluster',
      set('cluster', still ? 'dynamic' : 'static'),
    ]);
    if (!still)
      changes.push(
        spec.onFailure === 'add-member'
          ? ['on failure restart', set('onFailure', 'restart')]
          : ['on failure add a member', set('onFailure', 'add-member')],
      );
    changes.push([
      spec.backupDmgr ? 'no backup deployment manager' : 'a backup deployment manager',
      set('backupDmgr', !spec.backupDmgr),
    ]);
  }
  if (spec.kind === 'vsys-db2') {
    if (!spec.hadr) changes.push(['with HADR', set('hadr', {})]);
    else {
      const manual = spec.hadr.takeover === 'manual';
      changes.push([
        manual ? 'takeover automatic' : 'takeover manual',
        set('hadr', { ...spec.hadr, takeover: manual ? 'automatic' : 'manual' }),
      ]);
      changes.push(['without HADR', set('hadr', undefined)]);
    }
  }
  if (spec.kind === 'vsys-db2' || spec.kind === 'vapp-db2')
    changes.push(
      spec.backup === false
        ? ['with a backup', set('backup', true)]
        : ['without a backup', set('backup', false)],
    );
  if (spec.kind === 'vapp-was' || spec.kind === 'proxy' || spec.kind === 'cache')
    changes.push(
      spec.scaling
        ? ['without scaling', set('scaling', undefined)]
        : ['with scaling', set('scaling', {})],
    );
  if (spec.kind === 'vsys-was')
    changes.push(
      spec.topology === 'standalone'
        ? ['with a deployment manager and node agents', set('topology', 'nd')]
        : ['stand-alone servers', set('topology', 'standalone')],
    );
  if ('members' in own || (spec.kind !== 'vsys-db2' && spec.kind !== 'vapp-db2')) {
    const members = planOf({
      version: 1,
      racks: [{ id: 'a', model: 'w1500-32' }],
      deployments: [alone(spec)],
    }).deployments[0]?.vms.filter((vm) => !['dmgr', 'http', 'db'].includes(vm.role)).length;
    if (members !== undefined && members > 0) {
      changes.push([`${members + 1} members`, set('members', members + 1)]);
      if (members > 1)
        changes.push([
          `${members - 1} member${members === 2 ? '' : 's'}`,
          set('members', members - 1),
        ]);
    }
  }
  return changes.map(([words, value]) => [words, present(value)]);
}

/** Without what points elsewhere: only its own numbers are asked for. */
const alone = (spec: DeploymentSpec): DeploymentSpec => {
  const { rack: _, cloudGroup: __, ...rest } = spec;
  return rest as DeploymentSpec;
};

const present = (value: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== undefined));

function asKind(own: Record<string, unknown>, kind: Kind): Record<string, unknown> {
  const shared = SHARED.filter((key) => own[key] !== undefined).map((key) => [key, own[key]]);
  return { kind, ...Object.fromEntries(shared) };
}

/** The lines of the script whose targets exist here, too. */
function kept(scenario: Scenario): { script: Line[]; dropped: number } {
  const parts = partsOf(planOf(scenario));
  let script = [...(scenario.script ?? [])];
  for (;;) {
    const wrong = new Set(
      checkTargets(planOf({ ...scenario, script }), parts, script).map((mistake) =>
        Number(/\d+/.exec(mistake.path)?.[0]),
      ),
    );
    if (wrong.size === 0) break;
    script = script.filter((_, i) => !wrong.has(i));
  }
  return { script, dropped: (scenario.script?.length ?? 0) - script.length };
}
