// What stands at a point of the timeline: marks with all they tell of, timers, lines of the script, crumbs, folded lanes; and keys find all of it.
import { describe, expect, it } from 'vitest';
import { momentOf, ROWS, type Row, runOf } from './fixture.test-kit.ts';
import { rowY } from './lanes.ts';
import { layoutStill, type Scene } from './layout.ts';
import { stoodOn } from './options.ts';
import { type Sight, saidAt } from './peek.ts';
import { sceneAt } from './scene.test-kit.ts';
import { walked } from './walk.ts';

/** Thirty servers die and are restarted within a second: more than there are rows. */
const DENSE: readonly Row[] = Array.from({ length: 30 }, (_, i): readonly Row[] => [
  [60_000 + i * 30, 'injector', 'fault', `shop/was-${(i % 4) + 1}:was`, null],
  [60_000 + i * 30, 'middleware', 'restart', `shop/was-${(i % 4) + 1}:was`, 2 * i + 1],
]).flat();

function sightOf(scene: Scene): Sight {
  const still = layoutStill(scene);
  const { run, t } = scene;
  return { scene, seen: still, out: still.out, moment: momentOf(run, t) };
}
const whats = (sight: Sight, x: number, y: number) =>
  saidAt(sight, x, y)?.lines.map(({ when, what }) => `${when} ${what}`) ?? null;

describe('what is said', () => {
  it('of a mark: its time and sentence, on its label, too', () => {
    const sight = sightOf(sceneAt(runOf(), 600_000));
    const mark = sight.seen.marks.find(({ told }) => told.key === 'e13');
    if (!mark) throw new Error('the detection has a mark');
    expect(whats(sight, mark.x, mark.y)).toEqual([`3:30 ${mark.told.words[0]}`]);
    expect(whats(sight, mark.x + 40, mark.y)).toEqual([`3:30 ${mark.told.words[0]}`]);
    expect(saidAt(sight, mark.x, sight.scene.lanes.axisY)).toBeNull();
  });
  it('of a crowd: the first four, and how many more', () => {
    const sight = sightOf(sceneAt(runOf(DENSE, { until: 120_000 }), 120_000));
    const mark = sight.seen.marks.find(({ more }) => more.length > 5);
    if (!mark) throw new Error('they do not all find room');
    const said = saidAt(sight, mark.x, mark.y);
    expect(said?.lines).toHaveLength(4);
    expect(said?.more).toBe(mark.more.length - 3);
    expect(mark.text).toMatch(new RegExp(`\\+${mark.more.length}$`));
  });
  it('of a timer and of a planned line: in how long', () => {
    const timer = {
      subject: 'shop/was-3',
      key: 'vmBoot',
      armedAt: 230_000,
      dueAt: 320_000,
      endedAt: 320_000,
      fired: true,
      cause: 16,
    } as const;
    const run = runOf(ROWS, {
      timers: [timer],
      scenario: { script: [{ at: 322_000, repair: true, target: 'a/c1/n3' }] },
    });
    const sight = sightOf(sceneAt(run, 262_000));
    const at = (planned: boolean) => {
      const ahead = sight.seen.coming.find((one) => one.planned === planned);
      return ahead ? whats(sight, ahead.x, ahead.y) : undefined;
    };
    expect(at(false)).toEqual(['in 0:58 was-3 has booted']);
    expect(at(true)).toEqual(['in 1:00 In the script: repair c1/n3']);
  });
  it('of a timer that is overdue: nothing, for nobody is there to act', () => {
    const timer = {
      subject: 'shop',
      key: 'scalingDecision',
      armedAt: 0,
      dueAt: 100_000,
      endedAt: null,
      fired: false,
      cause: 1,
    } as const;
    const scene = (t: number) => sceneAt(runOf(ROWS, { timers: [timer] }), t);
    expect(scene(99_000).armed).toHaveLength(1);
    expect(scene(100_000).armed).toEqual([]);
  });
  it('of a folded lane: what happened about there', () => {
    const sight = sightOf(sceneAt(runOf(), 600_000, { folded: new Set(['platform']) }));
    const { lanes, scale } = sight.scene;
    expect(whats(sight, lanes.x0 + scale.x(210_000), rowY(lanes, 2, 0))).toEqual([
      expect.stringMatching(/^3:30 /),
    ]);
  });
});

describe('keys', () => {
  it('reach every event, and each has a place to be seen at', () => {
    const scene = sceneAt(runOf(DENSE, { until: 120_000 }), 120_000);
    const { marks } = layoutStill(scene);
    const reached = new Set<string>();
    let at: string | null = null;
    for (let i = 0; i < 100; i++) {
      const next = walked(at === null ? 'first' : 'after', scene.story.told, 60, marks, at);
      if (!next) break;
      at = next.key;
      reached.add(at);
      const mark = marks.find(({ told }) => told.key === at) ?? stoodOn(scene, marks, at);
      expect(mark?.told.key).toBe(at);
    }
    expect(reached.size).toBe(scene.story.told.length);
    expect(marks.length).toBeLessThan(reached.size);
  });
  it('none on what has not been played', () => {
    const scene = sceneAt(runOf(DENSE, { until: 120_000 }), 59_000);
    expect(stoodOn(scene, [], 'e1')).toBeUndefined();
  });
});
