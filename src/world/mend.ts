// A scenario with mistakes in it: the rest of it, and a list of what had to be left out. For links only; a file is refused, for
// whoever wrote it can put it right.

import { isPlain, type Plain } from '../base/plain.ts';
import type { Mistake } from '../base/result.ts';
import { parseValue } from '../scenario/parse.ts';
import type { Scenario } from '../scenario/validator.ts';
import { openScenario } from './open.ts';

export interface Mended {
  readonly scenario: Scenario;
  /** What was left out, each with what was wrong with it. */
  readonly left: readonly Mistake[];
}

/** More rounds than this no scenario needs: each takes out all that the one before found wrong. */
const MOST_ROUNDS = 40;

/** A list of which some are taken out; each knows where it stood at first. */
type Placed = readonly { readonly value: unknown; readonly at: number }[];

const LISTS = ['racks', 'deployments', 'script'] as const;
type List = (typeof LISTS)[number];

/** Null if nothing that could stand by itself is left, or if nothing was wrong. */
export function mend(file: unknown): Mended | null {
  if (!isPlain(file)) return null;
  let rest: Plain = file;
  const lists: Partial<Record<List, Placed>> = {};
  for (const key of LISTS)
    if (Array.isArray(file[key]))
      lists[key] = (file[key] as unknown[]).map((value, at) => ({ value, at }));
  const left: Mistake[] = [];
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const values = Object.entries(lists).map(([key, list]) => [
      key,
      list.map(({ value }) => value),
    ]);
    const read = parseValue({ ...rest, ...Object.fromEntries(values) }, 'link');
    const opened = read.ok ? openScenario(read.value) : read;
    if (opened.ok) return read.ok && left.length > 0 ? { scenario: read.value, left } : null;
    /** What this round has taken out already: one thing may be wrong in two ways. */
    const gone = new Set<string>();
    for (const mistake of opened.mistakes) {
      const [, key, index, inner] =
        /^(racks|deployments|script)\[(\d+)\](?:\.([\w-]+))?/.exec(mistake.path) ?? [];
      const list = lists[key as List];
      if (list) {
        const place = list[Number(index)];
        if (!place) return null;
        const path = mistake.path.replace(/\[\d+\]/, `[${place.at}]`);
        left.push({ ...mistake, path });
        if (gone.has(`${key} ${place.at}`) || gone.has(`${key} ${place.at} ${inner}`)) continue;
        const shorter = key === 'script' ? null : withoutOption(place.value, inner);
        gone.add(shorter ? `${key} ${place.at} ${inner}` : `${key} ${place.at}`);
        if (shorter)
          lists[key as List] = list.map((one) =>
            one === place ? { ...one, value: shorter } : one,
          );
      } else {
        left.push(mistake);
        const [path = '', top = ''] = /^([$\w-]+)(?:\.[\w-]+)?/.exec(mistake.path) ?? [];
        if (gone.has(path) || gone.has(top)) continue;
        const shorter = withoutKey(rest, path);
        if (!shorter) return null;
        gone.add(Object.hasOwn(shorter, top) ? path : top);
        rest = shorter;
      }
    }
    for (const key of LISTS)
      lists[key] &&= lists[key].filter(({ at }) => !gone.has(`${key} ${at}`));
  }
  return null;
}

/** What a deployment or a rack can do without, so that a default holds; null if it cannot. */
function withoutOption(spec: unknown, option: string | undefined): Plain | null {
  if (!isPlain(spec) || option === undefined || ['id', 'kind', 'model'].includes(option))
    return null;
  if (!Object.hasOwn(spec, option)) return null;
  const { [option]: _, ...others } = spec;
  return others;
}

/** The file without the key at `path`, or without what it stands in; null where nothing is left without it. */
function withoutKey(file: Plain, path: string): Plain | null {
  const [, key = '', inner] = /^([$\w-]+)(?:\.([\w-]+))?/.exec(path) ?? [];
  if (['base', 'racks', 'version'].includes(key) || !Object.hasOwn(file, key)) return null;
  const { [key]: value, ...others } = file;
  if (inner === undefined || !isPlain(value) || !Object.hasOwn(value, inner)) return others;
  const { [inner]: _, ...rest } = value;
  return { ...others, [key]: rest };
}
