// Results of trials → rows on screen: like outcomes of like parts in one row, single points of failure in a table of their own, first.
import { WHO } from '../../analysis/outcome.ts';
import {
  comesThrough,
  type Effect,
  GROUPS,
  type Group,
  type Result,
  singlePoints,
  type Trial,
} from '../../analysis/trials.ts';
import { clock } from '../../base/duration.ts';
import { capital, listed } from '../../base/english.ts';

export interface Row {
  readonly key: string;
  /** All of one kind that came out alike, in order of address. */
  readonly trials: readonly Trial[];
  readonly what: string;
  readonly outage: string;
  readonly endedBy: string;
  readonly recovered: string;
  /** Some service was out, or is. */
  readonly hurt: boolean;
}

export interface Table {
  readonly name: string;
  readonly rows: readonly Row[];
}

const NAMES: Readonly<Record<Group, string>> = {
  node: 'Compute nodes',
  management: 'Management and virtualization nodes',
  network: 'Switches and cables',
  storage: 'Canisters and drives',
  vm: 'VMs',
  process: 'Processes',
  rack: 'Whole racks',
  site: 'Whole sites',
  outside: 'What stands outside the racks',
  maintenance: 'Maintenance of a rack, one hour of work',
};
const MANY: Readonly<Record<Group, string>> = {
  node: 'compute nodes',
  management: 'nodes',
  network: 'switches and cables',
  storage: 'canisters and drives',
  vm: 'VMs',
  process: 'processes',
  rack: 'racks',
  site: 'sites',
  outside: 'parts',
  maintenance: 'racks',
};

/** Single points of failure first; then the other trials by kind. Tables without rows are left out. */
export function tablesOf(results: readonly Result[]): Table[] {
  const points = new Set(singlePoints(results));
  const rest = results.filter((result) => !points.has(result));
  return [
    { name: 'Single points of failure within a rack', rows: rowsOf([...points]) },
    ...GROUPS.map((group) => ({
      name: NAMES[group],
      rows: rowsOf(rest.filter((result) => result.trial.group === group)),
    })),
  ].filter((table) => table.rows.length > 0);
}

/** The worst first; those that did nothing last. */
function rowsOf(results: readonly Result[]): Row[] {
  const folded = new Map<string, Result[]>();
  for (const result of results) {
    const key = JSON.stringify([result.trial.group, [...result.effects]]);
    const same = folded.get(key);
    if (same) same.push(result);
    else folded.set(key, [result]);
  }
  return [...folded]
    .map(([key, same]) => rowOf(key, same))
    .sort((a, b) => b.worst - a.worst)
    .map(({ row }) => row);
}

function rowOf(key: string, same: readonly Result[]): { row: Row; worst: number } {
  const [{ trial, effects } = must()] = same;
  const hit = [...effects].filter(([, effect]) => effect.outages > 0 || effect.dataLost);
  return {
    worst: Math.max(0, ...hit.map(([, e]) => e.longestMs)),
    row: {
      key,
      trials: same.map((result) => result.trial),
      what: same.length === 1 ? trial.target : `${same.length} ${MANY[trial.group]}`,
      outage: hit.length === 0 ? 'none' : hit.map(outageWords).join('; '),
      endedBy:
        [...new Set(hit.flatMap(([, e]) => (e.by === null ? [] : [WHO[e.by] ?? e.by])))].join(
          ', ',
        ) || '—',
      recovered: recovered(trial, hit),
      hurt: hit.length > 0,
    },
  };
}

const must = (): never => {
  throw new Error('a row has at least one trial');
};

const outageWords = ([service, { longestMs, outages, open }]: readonly [string, Effect]): string =>
  outages === 0
    ? `${service}: no outage`
    : `${service}: ${open ? 'still out' : clock(longestMs)}${outages > 1 ? `, the longest of ${outages}` : ''}`;

function recovered(trial: Trial, hit: readonly (readonly [string, Effect])[]): string {
  const lost = hit.filter(([, e]) => e.dataLost).map(([service]) => service);
  const open = hit.filter(([, e]) => e.open).map(([service]) => service);
  if (lost.length > 0) return `No: data of ${listed(lost)} is lost`;
  if (open.length > 0)
    return trial.group === 'outside' || trial.group === 'rack' || trial.group === 'site'
      ? 'No: until it is repaired'
      : 'No: waits for the deployer';
  if (hit.length === 0) return 'Nothing to recover';
  return trial.group === 'maintenance' ? 'Yes: with the rack' : 'Yes, by itself';
}

/** What the whole of it says about the claim of slide 16, in one sentence. */
export function claimOf(
  results: readonly Result[],
  title: string,
): { holds: boolean; words: string } {
  const points = singlePoints(results);
  const within = results.filter(({ trial }) => !LARGER.has(trial.group));
  const services = new Set(
    points.flatMap(({ effects }) =>
      [...effects].flatMap(([id, effect]) => (comesThrough(effect) ? [] : [id])),
    ),
  );
  const worst = Math.max(
    0,
    ...within.flatMap(({ effects }) => [...effects.values()].map((e) => e.longestMs)),
  );
  if (points.length > 0)
    return {
      holds: false,
      words: `${capital(title)} does not hold the claim: ${points.length === 1 ? 'one part is a single point of failure' : `${points.length} of ${within.length} parts are single points of failure`} within a rack, for ${listed([...services])}.`,
    };
  return {
    holds: true,
    words: `${capital(title)} holds the claim: no single point of failure within a rack. Each of ${within.length} parts was failed alone and every workload came back by itself; the longest outage was ${clock(worst)}.`,
  };
}

const LARGER: ReadonlySet<Group> = new Set(['rack', 'site', 'outside', 'maintenance']);
