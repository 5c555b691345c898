// All eight kinds on the timeline: who acts in whose words, what did not happen with its rule, what users lost on the ribbon of their service.
import { describe, expect, it } from 'vitest';
import { momentAt } from '../../log/moment.ts';
import type { Run } from '../../sim/record.ts';
import type { Shape } from '../shape.ts';
import { roughWidth } from '../text-width.ts';
import { ms, runOf, type Written } from '../workloads/moment.test-kit.ts';
import { armedOf } from './armed.ts';
import { layLanes } from './lanes.ts';
import { lossesOf, marksOn, remarksOn } from './losses.ts';
import { namesOf } from './names.ts';
import { pastRibbons, presentRibbons, ribbonsOf, ribbonWords, type Sight } from './ribbons.ts';
import { fittingZoom, makeScale, stretchesOfRun } from './scale.ts';
import { sentenceOf } from './sentences.ts';
import { storyOf } from './story.ts';

const STORY: Written[] = [
  { at: '1m', fault: 'fail', target: 'vapp/was-1:was' },
  { at: '1m', fault: 'fail', target: 'vapp/was-2' },
  { at: '2m', fault: 'fail', target: 'vappdb/db-1', boots: false },
  { at: '3m', fault: 'fail', target: 'proxy/proxy-1:proxy' },
  { at: '4m', fault: 'fail', target: 'cache/cache-1' },
  { at: '4m', fault: 'fail', target: 'cache/cache-2' },
  { at: '5m', fault: 'fail', target: 'custom/custom-1' },
  { at: '6m', load: 400, target: 'imp' },
  { at: '7m', fault: 'fail', target: 'imp/was-1:was' },
  { at: '8m', fault: 'fail', target: 'vsys/was-1' },
  { at: '9m', fault: 'fail', target: 'vsys/was-2:was' },
  { at: '10m', fault: 'fail', target: 'vapp/was-1:was' },
  { at: '12m', action: 'new-instance', target: 'vappdb/db-1' },
  { at: '12m', action: 'restore-backup', target: 'vappdb' },
  { at: '40m', load: 100, target: 'imp' },
];
const run = runOf(STORY, { base: 'models' });
const told = storyOf(run).told;
const said = told.map((one) => `${one.lane} ${one.mark}: ${one.words[0]}`);

describe('who does what, in words', () => {
  it.each([
    'platform auto: restarts vapp/was-1, 1 of 1 today',
    'platform auto: links vapp/was-2 to proxy',
    'platform auto: registers vapp/was-2 for scaling',
    'platform auto: restarts vappdb/db-1 once, at its address',
    'hardware degraded: vappdb/db-1 does not boot: its one retry is spent',
    'middleware takeover: a replica takes over from cache-1',
    'middleware degraded: cache: both copies of some entries lost',
    'middleware auto: cache-1 is filled from the other copies',
    'middleware up: cache-1 holds its share again',
    'platform degraded: ITM agent of custom-1 is silent: nobody acts',
    'injector auto: imp: load 400/s',
    'middleware auto: IMP restarts imp/was-1',
    'middleware auto: node agent restarts vsys/was-2',
    'middleware auto: IMP stops was-5: more than needed',
    'platform detection: notices vsys/was-1, no recovery in a virtual system',
  ])('%s', (words) => expect(said).toContain(words));
  it('a re-spin and a new member name their node', () => {
    expect(said.find((w) => w.includes('re-spins'))).toMatch(
      /^platform move: re-spins vapp\/was-2 on c\d\/n\d+, new address$/,
    );
    expect(said.find((w) => w.includes('adds'))).toMatch(/^middleware move: IMP adds was-4 on c/);
  });
  it('the load balancer is told', () => {
    const loose = runOf(
      [
        { at: '1m', load: 500, target: 'one' },
        { at: '20m', action: 'update-load-balancer', target: 'edge' },
      ],
      {
        racks: [{ id: 'a', model: 'w1500-96' }],
        deployments: [
          { id: 'one', kind: 'vapp-was', routing: 'edge', members: 8, load: 300 },
          { id: 'edge', kind: 'proxy', members: 1, scaling: { min: 1 }, dedicatedIpGroup: false },
        ],
      },
    );
    const words = storyOf(loose).told.map((one) => `${one.mark}: ${one.words[0]}`);
    expect(words).toContain('yours: tell the load balancer about proxy-2: nobody else will');
    expect(words).toContain('done: the load balancer knows proxy-2');
  });
});

describe('what did not happen', () => {
  const unseen = told
    .filter((one) => one.mark === 'unseen')
    .map((one) => [
      one.event.subject,
      one.words[0],
      sentenceOf(run, one).split(' ').slice(-2).join(' '),
    ]);
  it('is a mark of its own in the lane of the platform, with its rule in the name', () =>
    expect(unseen).toEqual([
      ['proxy/proxy-1:proxy', 'not monitored', 'Rule proxy.process.'],
      ['custom/custom-1', 'nobody is told', 'Rule custom.vm.'],
      ['imp/was-1:was', 'not monitored', 'Rule imp.process.'],
      ['vsys/was-2:was', 'not monitored', 'Rule vsys-was.process.'],
      ['vapp/was-1:was', 'restart of today is spent', 'Rule vapp-was.process.'],
    ]));
  it('a second failure of the one retry is said', () => {
    const twice = runOf(
      [
        { at: '1m', fault: 'fail', target: 'vappdb/db-1' },
        { at: '4m', fault: 'fail', target: 'vappdb/db-1' },
      ],
      { base: 'models' },
    );
    const marks = storyOf(twice).told.filter((one) => one.mark === 'unseen');
    expect(marks.map((one) => one.words[0])).toEqual(['its one retry is spent']);
    expect(sentenceOf(twice, marks[0] as never)).toBe(
      'The one retry is spent: the platform does not restart vappdb/db-1 again. Rule vapp-db2.vm.',
    );
  });
  it('a detection names its rule', () => {
    const one = told.find((o) => o.mark === 'detection' && o.event.subject === 'vsys/was-1');
    expect(one && sentenceOf(run, one)).toMatch(/virtual system\. Rule vsys-was\.vm\.$/);
  });
});

describe('armed timers', () => {
  const armed = (t: string, r: Run = run) =>
    armedOf(momentAt(r, ms(t)), namesOf(r)).map((one) => one.words[0]);
  it.each([
    ['80s', 'notices vapp/was-1'],
    ['100s', 'vapp/was-1 may be restarted again'],
    ['90s', 'next scaling decision, vapp'],
    ['270s', 'notices cache-1'],
    ['250s', 'misses cache-1'],
    ['330s', 'ITM of custom-1 silent'],
    ['430s', 'IMP decides on imp/was-1'],
    ['370s', 'IMP decides on imp'],
    ['440s', 'cache-1 filled'],
    ['4m', 'vapp/was-2 deployed'],
  ])('at %s: %s', (t, words) => expect(armed(t)).toContain(words));
  it('a backup deployment manager takes over', () => {
    const backup = runOf([{ at: '1m', fault: 'fail', target: 'one/dmgr-1:dmgr' }], {
      racks: [{ id: 'a', model: 'w1500-96' }],
      deployments: [{ id: 'one', kind: 'vsys-was-imp', backupDmgr: true }],
    });
    expect(armed('70s', backup)).toContain('backup for dmgr-1');
    expect(storyOf(backup).told.map((one) => one.words[0])).toContain(
      'backup takes over from dmgr-1',
    );
  });
  it('a decision that is put off for ever does not unfold the axis', () => {
    const short = runOf([{ at: '1m', load: 900, target: 'one' }], {
      racks: [{ id: 'a', model: 'w1500-96' }],
      deployments: [{ id: 'one', kind: 'vapp-was', scaling: { max: 2 } }],
      until: ms('10h'),
    });
    expect(short.timers.filter((timer) => timer.key === 'scalingDecision').length).toBeGreaterThan(
      200,
    );
    const drawn = stretchesOfRun(short).reduce((sum, s) => sum + s.to - s.from, 0);
    expect(drawn).toBeLessThan(ms('30m'));
  });
});

function sight(r: Run, height = 400): Sight {
  const ribbons = ribbonsOf(r);
  const lanes = layLanes({ width: 900, height }, ribbons.length, [3, 1, 8, 8, 1, 3]);
  const stretches = stretchesOfRun(r);
  const width = lanes.plotWidth;
  return {
    run: r,
    ribbons,
    lanes,
    scale: makeScale(stretches, { width, pxPerMs: fittingZoom(stretches, width), offset: 0 }),
    measure: roughWidth,
  };
}
const flat = (shapes: readonly Shape[]): Shape[] =>
  shapes.flatMap((s) => [s, ...flat(s.children ?? [])]);
const texts = (shapes: readonly Shape[]) => flat(shapes).flatMap((s) => s.text ?? []);

describe('the SLA on the ribbons', () => {
  const slow = runOf(
    [
      { at: '1m', load: 280, target: 'imp' },
      { at: '9m', load: 100, target: 'imp' },
    ],
    { base: 'models', timings: { impDecision: ms('1h') } },
  );
  const s = sight(slow);
  const end = ms('20m');
  const shapes = [...pastRibbons(s, end), ...presentRibbons(s, end)];
  it('missed is dotted under the bar; met and down are not', () => {
    expect(shapes.filter((shape) => shape.key.endsWith('/missed')).map((x) => x.key)).toEqual([
      'ribbon-imp/missed',
    ]);
    const out = runOf([{ at: '1m', fault: 'fail', target: 'custom/custom-1' }], { base: 'models' });
    const still = presentRibbons(sight(out), ms('5m'));
    expect(still.some((x) => x.key === 'now-custom/down')).toBe(true);
    expect(still.some((x) => x.key.endsWith('/missed'))).toBe(false);
    const track = [{ t: 0, value: { state: 'down', sla: 'missed' } as const }];
    const down = s.ribbons.map((ribbon) => ({ ...ribbon, track }));
    const drawn = presentRibbons({ ...s, ribbons: down }, ms('5m'));
    expect(drawn.some((x) => x.key.endsWith('/missed'))).toBe(false);
  });
  it('says so to the pointer and to a screen reader', () => {
    expect(texts(shapes)).toContain('1:00 to 9:00: serves, degraded, SLA missed');
    const imp = s.ribbons.find((r) => r.id === 'imp') as never;
    expect(ribbonWords(slow, imp, ms('5m'))).toBe('imp: degraded, SLA missed, no outage');
    expect(ribbonWords(slow, imp, end)).toBe('imp: serves, SLA met, no outage');
  });
  it('its beginning and its end are marked, and only what has been played', () => {
    expect(texts(marksOn(s, end))).toEqual([
      '1:00: imp misses its SLA',
      '9:00: imp meets its SLA again',
    ]);
    expect(texts(marksOn(s, ms('5m')))).toEqual(['1:00: imp misses its SLA']);
  });
});

describe('what users lost', () => {
  it('sessions on the ribbon of their service, hollow', () => {
    const s = sight(run);
    expect(lossesOf(run, 'imp').map((loss) => loss.text)).toEqual(['1,333 sessions lost']);
    const mark = marksOn(s, ms('30m')).find((x) => x.key.startsWith('sessions-lost-imp'));
    expect(mark?.at?.class).toContain('f-page s-red');
    expect(texts(remarksOn(s, ms('30m')))).toContain('1,333 sessions lost');
  });
  it('data of a database on the ribbon of the workload that uses it, red and in words', () => {
    const s = sight(run);
    const end = ms('1h');
    expect(lossesOf(run, 'vapp').map((loss) => [loss.kind, loss.text])).toEqual([
      ['data-lost', '2:00 of data lost'],
    ]);
    const mark = marksOn(s, end).find((x) => x.key.startsWith('data-lost-vapp'));
    expect(mark?.at?.class).toContain('f-red');
    expect(texts(remarksOn(s, end)).join()).toContain('2:00 of data lost');
    const vapp = s.ribbons.find((r) => r.id === 'vapp') as never;
    expect(ribbonWords(run, vapp, end)).toContain('2:00 of data lost');
    expect(ribbonWords(run, vapp, ms('10m'))).not.toContain('lost');
  });
  it('the words lie in the picture and on no other words of their ribbon', () => {
    for (const width of [300, 500, 900]) {
      const s = sight(run);
      const narrow: Sight = {
        ...s,
        scale: makeScale(stretchesOfRun(run), {
          width,
          pxPerMs: fittingZoom(stretchesOfRun(run), width),
          offset: 0,
        }),
      };
      const grounds = remarksOn(narrow, run.until).filter((x) => x.key.endsWith('/ground'));
      for (const [i, a] of grounds.entries()) {
        const [ax, aw, ay] = ['x', 'width', 'y'].map((key) => Number(a.at?.[key]));
        expect(ax).toBeGreaterThanOrEqual(narrow.lanes.x0 - 4);
        for (const b of grounds.slice(i + 1)) {
          if (Number(b.at?.y) !== ay) continue;
          expect((ax ?? 0) + (aw ?? 0)).toBeLessThanOrEqual(Number(b.at?.x) + 8);
        }
      }
    }
  });
});

describe('lanes', () => {
  it('fill the height they are given, so that no strip stays empty', () => {
    for (const height of [330, 400, 557, 641])
      for (const ribbons of [1, 3, 7]) {
        const lanes = layLanes({ width: 900, height }, ribbons, [1, 0, 2, 2, 0, 1]);
        if (lanes.height <= height) expect(height - lanes.height).toBeLessThan(4);
      }
  });
  it('ribbons stand closer where room is scarce, and bars keep apart', () => {
    const low = layLanes({ width: 900, height: 310 }, 7, [3, 1, 8, 8, 1, 3]);
    expect(low.ribbonPx).toBe(13);
    expect(low.height).toBeLessThanOrEqual(310);
    const high = layLanes({ width: 900, height: 900 }, 7, [3, 1, 8, 8, 1, 3]);
    expect(high.ribbonPx).toBeGreaterThan(16);
  });
});
