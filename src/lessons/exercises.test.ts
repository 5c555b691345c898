// Every exercise: its start fails with the event that is named, its solution passes, wrong ways fail, and whoever cheats is told so.
import { describe, expect, test } from 'vitest';
import { oneLine } from '../base/result.ts';
import { parseValue } from '../scenario/parse.ts';
import type { Scenario, ScenarioFile } from '../scenario/validator.ts';
import { toFile } from '../scenario/write.ts';
import { simulate } from '../sim/simulate.ts';
import { openScenario } from '../world/open.ts';
import { type Exercise, judgeExercise, startOf } from './exercise.ts';
import { EXERCISES, exerciseOf } from './exercises.ts';

type Deployments = NonNullable<ScenarioFile['deployments']>;
type One = Deployments[number];

function made(file: ScenarioFile): Scenario {
  const parsed = parseValue(file);
  if (!parsed.ok) throw new Error(oneLine(parsed.mistakes));
  return parsed.value;
}
function judged(exercise: Exercise, scenario: Scenario) {
  const world = openScenario(scenario);
  if (!world.ok) throw new Error(oneLine(world.mistakes));
  const run = simulate(world.value);
  const verdict = judgeExercise(exercise, scenario, run);
  const [first] = verdict.breaches;
  const event = first ? run.events[(first.event ?? 0) - 1] : undefined;
  return { ...verdict, broke: event ? `${event.kind} ${event.subject} at ${event.t}` : null };
}
/** The exercise's file with some of its deployments said otherwise, by id; those that it has not are added. */
function edited(exercise: Exercise, edits: Record<string, One>): Scenario {
  const file = toFile(startOf(exercise)) as ScenarioFile;
  const old = file.deployments ?? [];
  const more = Object.values(edits).filter((one) => !old.some(({ id }) => id === one.id));
  return made({ ...file, deployments: [...old.map((one) => edits[one.id] ?? one), ...more] });
}
const without = (exercise: Exercise, change: (file: ScenarioFile) => ScenarioFile): Scenario =>
  made(change(toFile(startOf(exercise)) as ScenarioFile));

interface Known {
  readonly broke: string;
  readonly solution: Record<string, One>;
  readonly wrong: readonly Record<string, One>[];
}
const was = (rest: object = {}): One => ({ id: 'shop', kind: 'vsys-was', ...rest });
const shopdb = (rest: object = {}): One => ({ id: 'shopdb', kind: 'vsys-db2', ...rest });
const paired = { members: 2, database: 'shopdb' };
const shopB = (rest: object = {}): One => ({
  id: 'shop-b',
  kind: 'vsys-was',
  rack: 'b',
  members: 2,
  http: 2,
  database: 'shopdb',
  service: 'shop',
  federatedTo: 'shop',
  ...rest,
});

const KNOWN: Record<string, Known> = {
  'one-is-none': {
    broke: 'outage-begin shop at 60000',
    solution: { shop: was({ members: 2 }) },
    wrong: [
      { shop: was({ members: 1, size: { cores: 8 } }) },
      { shop: was({ members: 1, http: 2, priority: 'high' }) },
      { shop: { id: 'shop', kind: 'vapp-was', members: 1 } },
    ],
  },
  'a-pair-for-the-data': {
    broke: 'outage-begin shop at 60000',
    solution: { shopdb: shopdb({ hadr: { takeover: 'automatic' } }) },
    wrong: [
      { shopdb: shopdb({ hadr: { takeover: 'manual' } }) },
      { shopdb: shopdb({ backup: true }) },
      { shopdb: { id: 'shopdb', kind: 'vapp-db2' } },
    ],
  },
  'nobody-is-woken': {
    broke: 'action-needed shop/was-1 at 120000',
    solution: { shop: { id: 'shop', kind: 'vapp-was', members: 2 } },
    wrong: [
      { shop: was({ members: 4 }) },
      { shop: { id: 'shop', kind: 'vsys-was-imp', members: 2 } },
      { shop: { id: 'shop', kind: 'vsys-was-imp', members: 3, onFailure: 'add-member' } },
    ],
  },
  'nothing-is-lost': {
    broke: 'data-lost orders at 210000',
    solution: { orders: { id: 'orders', kind: 'vsys-db2', hadr: {} } },
    wrong: [
      { orders: { id: 'orders', kind: 'vapp-db2', backup: true } },
      { orders: { id: 'orders', kind: 'vsys-db2', backup: true } },
      { orders: { id: 'orders', kind: 'vsys-db2', hadr: { takeover: 'manual' } } },
    ],
  },
  'room-to-move': {
    broke: 'outage-begin shop at 60000',
    solution: {
      batch: { id: 'batch', kind: 'custom', members: 2, size: { cores: 8 } },
      reports: { id: 'reports', kind: 'custom', size: { cores: 8 } },
    },
    wrong: [
      { reports: { id: 'reports', kind: 'custom', priority: 'high', size: { cores: 12 } } },
      { shop: was({ members: 2, http: 1, priority: 'high', size: { cores: 4 } }) },
      { batch: { id: 'batch', kind: 'custom', members: 2, priority: 'low', size: { cores: 12 } } },
    ],
  },
  'survive-the-night': {
    broke: 'outage-begin shop at 60000',
    solution: { shop: was({ ...paired, http: 2 }), shopdb: shopdb({ hadr: {} }) },
    wrong: [
      { shop: was({ ...paired, http: 2 }), shopdb: shopdb({ hadr: { takeover: 'manual' } }) },
      { shop: was({ ...paired, http: 1 }), shopdb: shopdb({ hadr: {} }) },
      { shop: was({ ...paired, members: 1, http: 2 }), shopdb: shopdb({ hadr: {} }) },
      { shop: was({ ...paired, members: 20, http: 8 }), shopdb: shopdb({ hadr: {} }) },
    ],
  },
  'the-rack-is-gone': {
    broke: 'outage-begin shop at 300000',
    solution: { shopdb: shopdb({ hadr: { standbyRack: 'b' } }), 'shop-b': shopB() },
    wrong: [
      { shopdb: shopdb({ hadr: { standbyRack: 'b' } }) },
      { 'shop-b': shopB() },
      {
        shopdb: shopdb({ hadr: { takeover: 'manual', standbyRack: 'b' } }),
        'shop-b': shopB(),
      },
      {
        shop: was({ ...paired, http: 2, rack: 'b' }),
        shopdb: shopdb({ rack: 'b', hadr: {} }),
      },
    ],
  },
};

test('at least six, each with a name of its own and a known solution', () => {
  expect(EXERCISES.length).toBeGreaterThanOrEqual(6);
  expect(EXERCISES.map((one) => one.id).sort()).toEqual(Object.keys(KNOWN).sort());
  expect(exerciseOf('no-such-exercise')).toBeNull();
});

describe.each(EXERCISES.map((exercise) => [exercise.id, exercise] as const))(
  '%s',
  (id, exercise) => {
    const known = KNOWN[id] as Known;
    const own = startOf(exercise);

    test('what must stay up may not vanish', () => {
      expect(Object.keys(exercise.keeps)).toEqual(
        expect.arrayContaining(own.hypothesis?.staysUp ?? ['?']),
      );
    });
    test('the start fails with the event that broke it', () => {
      expect(judged(exercise, own)).toMatchObject({
        pass: false,
        tampered: [],
        broke: known.broke,
      });
    });
    test('the solution passes', () => {
      expect(judged(exercise, edited(exercise, known.solution))).toMatchObject({
        pass: true,
        tampered: [],
        breaches: [],
      });
    });
    test('wrong ways fail', () => {
      expect(known.wrong.length).toBeGreaterThanOrEqual(3);
      for (const wrong of known.wrong)
        expect(judged(exercise, edited(exercise, wrong)).pass, JSON.stringify(wrong)).toBe(false);
    });
    test('without its faults it fails, and says so', () => {
      const calm = judged(
        exercise,
        without(exercise, ({ script: _, ...file }) => file),
      );
      expect(calm.pass).toBe(false);
      expect(calm.tampered).toHaveLength(own.script?.length ?? 0);
      expect(calm.tampered[0]).toMatch(/^The exercise’s line “fail .+” at .+ is no longer/);
    });
  },
);

describe('tampering', () => {
  const exercise = exerciseOf('survive-the-night') as Exercise;
  const told = (change: (file: ScenarioFile) => ScenarioFile) =>
    judged(exercise, without(exercise, change)).tampered;

  test('a line of one’s own', () => {
    expect(
      told((file) => ({
        ...file,
        script: [
          ...(file.script ?? []),
          { at: '21m', action: 'restart-vm', target: 'shopdb/db-1' },
        ],
      })),
    ).toEqual([expect.stringMatching(/^The line “.+” at 21:00 is not the exercise’s/)]);
  });
  test('the hypothesis taken away, made milder, or about others', () => {
    expect(told(({ hypothesis: _, ...file }) => file)).toEqual([
      'The hypothesis was taken away; it is judged all the same.',
    ]);
    expect(
      told((file) => ({ ...file, hypothesis: { staysUp: ['shop'], longestOutage: '1d' } })),
    ).toEqual(['The hypothesis was changed; the exercise’s own is what counts.']);
    expect(told((file) => ({ ...file, hypothesis: { staysUp: ['shopdb'] } }))).toEqual([
      'The hypothesis no longer says that shop stays up.',
    ]);
  });
  test('timings, racks, and an earlier end', () => {
    expect(told((file) => ({ ...file, timings: { hadrTakeover: '0s' } }))).toHaveLength(1);
    expect(told((file) => ({ ...file, racks: [{ id: 'a', model: 'w1500-608' }] }))).toHaveLength(1);
    expect(told((file) => ({ ...file, until: '10s' }))).toHaveLength(1);
  });
  test('a workload that needs less than it did', () => {
    const pair = exerciseOf('a-pair-for-the-data') as Exercise;
    expect(judged(pair, edited(pair, { shop: was({ members: 2 }) })).tampered).toEqual([
      'shop has to keep its database shopdb.',
    ]);
    expect(judged(pair, edited(pair, { shop: { id: 'shop', kind: 'custom' } })).tampered[0]).toBe(
      'shop has become custom; it may be vsys-was or vsys-was-imp.',
    );
  });
});
