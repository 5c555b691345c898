// How a built-in drill is written down: an id for ever, words to find it by, and a script in short.
import { must } from '../../base/assert.ts';
import { parseShape } from '../parse.ts';
import type { Action, Scenario, ScenarioFile } from '../validator.ts';

export interface Preset {
  readonly id: string;
  readonly title: string;
  /** What there is to see, in one sentence. */
  readonly about: string;
  readonly slides: readonly number[];
  /** What it is about in a word or two each, for those who look for it. */
  readonly tags: readonly string[];
  /** Whether it is a topology with an empty script. */
  readonly topology: boolean;
  /** Read when it is first asked for. */
  readonly scenario: Scenario;
}

export type Layout = Pick<ScenarioFile, 'base' | 'racks' | 'deployments' | 'until' | 'timings'>;
export type ScriptLine = NonNullable<ScenarioFile['script']>[number];

export function preset(
  id: string,
  slides: readonly number[],
  tags: string,
  title: string,
  about: string,
  layout: Layout,
  script: ScriptLine[],
): Preset {
  let scenario: Scenario | null = null;
  return {
    id,
    title,
    about,
    slides,
    tags: tags.split(', '),
    topology: false,
    get scenario() {
      if (scenario === null) {
        const read = parseShape({ version: 1, title, ...layout, script }, id);
        scenario = must(read.ok ? read.value : null, `built-in drill ${id}`);
      }
      return scenario;
    },
  };
}

export const fail = (at: string, target: string): ScriptLine => ({ at, fault: 'fail', target });
/** The VM fails and will not come up again: only a new one helps. */
export const failForGood = (at: string, target: string): ScriptLine => ({
  at,
  fault: 'fail',
  target,
  boots: false,
});
export const repair = (at: string, target: string): ScriptLine => ({ at, repair: true, target });
export const act = (at: string, action: Action, target: string): ScriptLine => ({
  at,
  action,
  target,
});
export const load = (at: string, requests: number, target: string): ScriptLine => ({
  at,
  load: requests,
  target,
});

type Deployments = NonNullable<Layout['deployments']>;
type Model = NonNullable<Layout['racks']>[number]['model'];

/** One rack that holds no more than the drill is about. */
export const inOneRack = (deployments: Deployments, model: Model = 'w1500-96'): Layout => ({
  racks: [{ id: 'a', model }],
  deployments,
});
export const golden: Layout = { base: 'golden' };
