// Hardware on the timeline: who takes over, what is rebuilt, who stands still, what nobody moves; and what its timers promise.
import { describe, expect, it } from 'vitest';
import { momentAt } from '../../log/moment.ts';
import { ms, runOf, type Written } from '../workloads/moment.test-kit.ts';
import { armedOf } from './armed.ts';
import { namesOf } from './names.ts';
import { fittingZoom, makeScale, stretchesOfRun } from './scale.ts';
import { storyOf } from './story.ts';

const fail = (target: string, at = '1m'): Written => ({ at, fault: 'fail', target });
const mend = (target: string, at: string): Written => ({ at, repair: true, target });
const said = (...script: Written[]) =>
  storyOf(runOf(script)).told.map((one) => `${one.lane} ${one.mark}: ${one.words[0]}`);

describe('what is told', () => {
  it('a management node dies and comes back', () => {
    expect(said(fail('a/mgmt-1'), mend('a/mgmt-1', '5m'))).toEqual([
      'injector fault: fail a/mgmt-1',
      'hardware degraded: mgmt is not redundant',
      'hardware takeover: mgmt-2 takes over: it is active',
      'hardware move: floating address 10.0.255.1 moves to mgmt-2',
      'injector repair: repair mgmt-1',
      'hardware up: mgmt-1 has booted',
      'hardware auto: mgmt-1 is brought into sync',
      'hardware up: mgmt is redundant again',
    ]);
  });

  it('a drive dies and its spare is filled', () => {
    expect(said(fail('a/e1/d05'))).toEqual([
      'injector fault: fail a/e1/d05',
      'hardware degraded: s1/hdd-1 is not redundant',
      'hardware auto: takes spare e2/d21, rebuilds',
    ]);
  });

  it('an array that is lost says how many VMs go with it', () => {
    expect(said(fail('a/e1/d05'), fail('a/e1/d06', '2m'))).toContain(
      'hardware degraded: s1/hdd-1 has lost its data, 1 VM with it',
    );
  });

  it('a chassis that is cut off', () => {
    expect(said(fail('a/tor-1'), fail('a/c2/sw-2', '2m'))).toContain(
      'platform detection: c2 is cut off: nothing is moved',
    );
  });

  it('both canisters: VMs stand still and go on, told once', () => {
    const lines = said(
      fail('a/s1/canister-1'),
      fail('a/s1/canister-2', '2m'),
      mend('a/s1/canister-1', '10m'),
    );
    expect(lines).toContain('hardware takeover: s1/canister-2 does all the work');
    expect(lines.filter((l) => l.includes('still'))).toEqual([
      'hardware degraded: 5 VMs stand still: volume offline',
    ]);
    expect(lines.filter((l) => l.includes('without a boot'))).toEqual([
      'hardware up: 5 VMs go on without a boot',
    ]);
    expect(lines).toContain('hardware up: s1/canister-1 works again');
    expect(lines.filter((l) => l.includes('has booted'))).toEqual([]);
  });

  it('a cable goes by its ends', () => {
    expect(said(fail('a/c1/sw-1~a/tor-1'))[0]).toBe('injector fault: fail cable c1/sw-1 to tor-1');
  });

  it('a node with too little memory moves a VM live', () => {
    const run = runOf([fail('a/c1/n1/dimm-1'), fail('a/c1/n1/dimm-2')], {
      racks: [{ id: 'a', model: 'w1500-32' }],
      deployments: [
        { id: 'x', kind: 'custom', members: 2, size: { memoryGb: 120 } },
        { id: 'y', kind: 'custom', priority: 'low', size: { memoryGb: 120 } },
      ],
    });
    const words = storyOf(run).told.map((one) => one.words[0]);
    expect(words).toContain('c1/n1 runs with less');
    expect(words).toContain('VMs on c1/n1 no longer fit: moves some');
    expect(words).toContain('y/custom-1 moves live to c1/n2');
  });

  it('every event has its mark or stands with what led to it', () => {
    const run = runOf([fail('a/s1/canister-1'), fail('a/s1/canister-2', '2m'), fail('a/virt-1')]);
    const story = storyOf(run);
    for (const event of run.events)
      if (event.actor !== 'service')
        expect(story.byEvent(event.id), String(event.id)).toBeDefined();
  });
});

describe('what is promised', () => {
  const armed = (at: string, ...script: Written[]) => {
    const run = runOf(script);
    return armedOf(momentAt(run, ms(at)), namesOf(run)).map((a) => a.sentence);
  };
  it.each<[string, string, Written[], string]>([
    ['takeover', '70s', [fail('a/mgmt-1')], 'mgmt-2 takes over from its partner'],
    ['boot', '3m', [fail('a/mgmt-1'), mend('a/mgmt-1', '2m')], 'mgmt-1 has booted'],
    ['sync', '11m', [fail('a/mgmt-1'), mend('a/mgmt-1', '2m')], 'mgmt-1 is in sync as backup'],
    ['rebuild', '2m', [fail('a/e1/d05')], 'array s1/hdd-1 is rebuilt'],
    ['rebuild of SSDs', '2m', [fail('a/e1/d01')], 'array s1/ssd is rebuilt'],
    [
      'a DIMM',
      '70s',
      [fail('a/c1/n1/dimm-1')],
      'the platform checks whether the VMs on c1/n1 still fit',
    ],
    [
      'a chassis',
      '70s',
      [fail('a/tor-1'), fail('a/c2/sw-2')],
      'the platform reports that c2 is cut off',
    ],
  ])('%s', (_, at, script, sentence) => expect(armed(at, ...script)).toContain(sentence));

  it('the hours of a rebuild are folded, and its end is on the axis', () => {
    const run = runOf([fail('a/e1/d05')], { base: 'golden', until: ms('8h') });
    const stretches = stretchesOfRun(run);
    const scale = makeScale(stretches, {
      width: 900,
      pxPerMs: fittingZoom(stretches, 900),
      offset: 0,
    });
    const end = scale.x(ms('361m'));
    expect(scale.folds.some((fold) => fold.from < ms('3h') && fold.to > ms('3h'))).toBe(true);
    expect(scale.folds.every((fold) => end <= fold.x0 || end >= fold.x1)).toBe(true);
  });
});
