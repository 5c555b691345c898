// The draft of a scenario, without a screen: what stays, what is dropped, what is said, and how much room there is.
import { describe, expect, test } from 'vitest';
import { presetOf } from '../../scenario/library.ts';
import type { Scenario } from '../../scenario/validator.ts';
import { openScenario } from '../../world/open.ts';
import {
  changeWords,
  check,
  choicesAt,
  type Draft,
  draftOf,
  mistakeWords,
  selectionIn,
  withNew,
  without,
  withValue,
} from './draft.ts';
import { roomOf, roomWords } from './room-left.ts';
import { STARTS, startsWith } from './starts.ts';

const scenarioOf = (id: string): Scenario => presetOf(id)?.scenario ?? { version: 1 };
const models = draftOf(scenarioOf('models'));
const indexOf = (draft: Draft, id: string) => draft.deployments.findIndex((one) => one.id === id);

describe('a draft', () => {
  test('that nobody touched is the scenario it came from, base and all', () => {
    for (const start of STARTS)
      expect(check(draftOf(start.scenario)).scenario).toEqual(start.scenario);
  });

  test('with another title keeps its base; an empty title takes it away', () => {
    const named = check({ ...models, title: 'Mine' }).scenario;
    expect(named).toMatchObject({ title: 'Mine', base: 'models' });
    expect(check({ ...models, title: '' }).scenario).not.toHaveProperty('title');
  });

  test('with another deployment has racks and deployments of its own', () => {
    const { draft, index } = withNew(models, 'vapp-was');
    expect(draft.deployments[index]).toEqual({ id: 'vapp-2', kind: 'vapp-was' });
    const { scenario } = check(draft);
    expect(scenario).not.toHaveProperty('base');
    expect(scenario?.racks).toEqual([{ id: 'a', model: 'w1500-608' }]);
    expect(scenario?.deployments).toHaveLength(10);
  });

  test('says the validator’s mistakes at their fields', () => {
    const { draft, index } = withNew(models, 'vapp-was');
    const bad = check(
      withValue(withValue(draft, index, 'members', 999), index, 'database', 'cache'),
    );
    expect(bad.scenario).toBeNull();
    expect(bad.mistakes.map((one) => [one.path, mistakeWords(one)])).toEqual([
      ['deployments[9].members', 'found 999, expected a whole number from 1 to 100'],
    ]);
    const named = check(withValue(draft, index, 'database', 'cache'));
    expect(named.mistakes[0]?.path).toBe('deployments[9].database');
  });

  test('what does not fit is said, and the room that is left is that of the others', () => {
    const { draft, index } = withNew(models, 'vapp-was');
    const large = withValue(withValue(draft, index, 'members', 100), index, 'size.cores', 16);
    const { scenario, mistakes, world } = check(large);
    expect(scenario).toBeNull();
    expect(mistakes[0]).toMatchObject({ path: 'deployments[9]' });
    expect(mistakes[0]?.expected).toMatch(/13 of them fit/);
    expect(world?.plan.deployments).toHaveLength(9);
  });

  test('drops the lines of the script whose targets are gone, and says which', () => {
    const draft = draftOf(scenarioOf('add-clone'));
    // The script's own clone makes a second number: its lines still find what they name.
    expect(check(withValue(draft, indexOf(draft, 'shop'), 'members', 1)).dropped).toEqual([]);
    const gone = check(without(draftOf(scenarioOf('vm-fails')), 0));
    expect(gone.dropped).toEqual(['fail shop/was-1', 'restart-vm shop/was-1']);
    expect(gone.scenario?.script).toEqual([]);
  });

  test('a new name is followed by those who name it', () => {
    const renamed = withValue(models, indexOf(models, 'vappdb'), 'id', 'store');
    expect(renamed.deployments[0]).toMatchObject({ id: 'vapp', database: 'store' });
    expect(check(renamed).mistakes).toEqual([]);
  });

  test('references offer what exists and nothing else', () => {
    expect(choicesAt(models, 0, 'database')).toEqual(['vappdb', 'vsysdb']);
    expect(choicesAt(models, 0, 'routing')).toEqual(['proxy']);
    expect(choicesAt(models, 0, 'cloudGroup')).toEqual(['default']);
    expect(choicesAt(models, indexOf(models, 'vsys'), 'federatedTo')).toEqual(['imp', 'impstatic']);
  });

  test('is named by what it changes', () => {
    const before = scenarioOf('models');
    const draft = draftOf(before);
    expect(changeWords(before, draft)).toBe('change nothing');
    expect(changeWords(before, withNew(draft, 'proxy').draft)).toBe('add proxy-2');
    expect(changeWords(before, withValue(without(draft, 8), 0, 'members', 3))).toBe(
      'remove custom, change vapp',
    );
    expect(changeWords(scenarioOf('golden'), draft)).toBe('open One of each deployment kind');
  });
});

test('what was selected stays selected if it is still there', () => {
  const world = check(models).world;
  if (!world) throw new Error('models');
  expect(selectionIn(world, 'a/c1/n7')).toBe('a/c1/n7');
  expect(selectionIn(world, 'vsys/was-1:was')).toBe('vsys/was-1:was');
  expect(selectionIn(world, 'shop/was-1')).toBe(world.placed[0]?.node);
});

describe('room', () => {
  const world = (file: object) => {
    const opened = openScenario({ version: 1, ...file } as Scenario);
    if (!opened.ok) throw new Error('no world');
    return opened.value;
  };
  test('is what the VMs leave', () => {
    const [room] = roomOf(world({ base: 'models' }), { cores: 16, memoryGb: 1 });
    expect(room).toMatchObject({ nodes: 38, taken: 25, cores: 608, coresUsed: 52, gbUsed: 208 });
    expect(room?.more).toBe(13);
    expect(room && roomWords(room, 1)).toBe(
      'default: 52 of 608 cores and 208 of 9728 GB used, on 25 of 38 nodes',
    );
  });
  test('an average group packs eight virtual CPUs on a core; memory is never shared', () => {
    const racks = [
      { id: 'a', model: 'w1500-32', cloudGroups: [{ name: 'x', nodes: ['a'], type: 'average' }] },
    ];
    const [room] = roomOf(world({ racks, deployments: [{ id: 'c', kind: 'custom' }] }), {
      cores: 1,
      memoryGb: 64,
    });
    expect(room).toMatchObject({ coresUsed: 0.25, gbUsed: 8, more: 3 + 4 });
  });
});

test('starts are found by words', () => {
  expect(startsWith('').length).toBe(STARTS.length);
  expect(startsWith('own IMAGES').map((one) => one.id)).toEqual(['custom-image']);
  expect(startsWith('elephant')).toEqual([]);
});

describe('a hypothesis in a draft', () => {
  const claimed: Draft = {
    ...draftOf(scenarioOf('golden')),
    hypothesis: { staysUp: ['shop', 'shopdb'], longestOutage: '1m' },
  };
  test('becomes the scenario’s, and keeps the base', () => {
    expect(check(claimed).scenario).toMatchObject({
      base: 'golden',
      hypothesis: { staysUp: ['shop', 'shopdb'], longestOutage: 60_000 },
    });
    expect(changeWords(claimed.from, claimed)).toBe('change the hypothesis');
  });
  test('follows a deployment that gets another name, and forgets one that is gone', () => {
    const renamed = withValue(claimed, 0, 'id', 'store');
    expect(check(renamed).scenario?.hypothesis?.staysUp).toEqual(['store', 'shopdb']);
    const gone = without(claimed, 0);
    expect(check(gone).scenario?.hypothesis?.staysUp).toEqual(['shopdb']);
    expect(without(gone, 0).hypothesis).toBeNull();
  });
  test('with a mistake says where it is', () => {
    const wrong = { ...claimed, hypothesis: { staysUp: ['shop'], longestOutage: 'soon' } };
    expect(check(wrong).mistakes.map((mistake) => mistake.path)).toEqual([
      'hypothesis.longestOutage',
    ]);
  });
});
