// What a recovery cost, and how ready one is: read off runs of the built-in drills.
import { describe, expect, test } from 'vitest';
import { must } from '../base/assert.ts';
import { clock } from '../base/duration.ts';
import { type Recovery, recoveryOf } from '../log/recovery.ts';
import type { ScenarioFile } from '../scenario/validator.ts';
import type { Run } from '../sim/record.ts';
import { run } from '../sim/story.test-kit.ts';
import { readinessOf } from './readiness.ts';

type Script = NonNullable<ScenarioFile['script']>;

/** Both applications of `dr` moved ten minutes after the loss of their site: of how it was prepared. */
const drills: Readonly<Record<string, Run>> = {
  unprepared: run({ base: 'dr', until: '8h', script: lost(1) }),
  stopped: run({ base: 'dr', script: [...deployed(false), ...lost(26)] }),
  running: run({ base: 'dr', script: [...deployed(true), ...lost(26)] }),
};

function lost(hour: number): Script {
  const at = `${hour * 60 + 10}m`;
  return [
    { at: `${hour}h`, fault: 'fail', target: 'site:east' },
    { at, action: 'switch-sprayer', target: 'portal' },
    { at, action: 'switch-sprayer', target: 'shop' },
  ];
}

function deployed(running: boolean): Script {
  return ['shop', 'shopdb', 'portal', 'portaldb'].map((target) => ({
    at: '0s',
    action: 'deploy-standby',
    target,
    running,
  }));
}

const drill = (id: string): Run => must(drills[id], id);

const told = (recovery: Recovery): string =>
  `${recovery.application} ${recovery.recoveryMs === null ? 'not yet' : clock(recovery.recoveryMs)}, loses ${
    recovery.allLost
      ? 'everything'
      : recovery.recoveryPointMs === null
        ? 'who knows'
        : clock(recovery.recoveryPointMs)
  }, at ${recovery.where}`;

describe('what the drills cost', () => {
  test.each([
    ['unprepared', ['shop 4:42:00, loses 1:00:00, at b', 'portal 4:59:00, loses 1:00:00, at b']],
    ['stopped', ['shop 42:00, loses 2:00:00, at b', 'portal 59:00, loses 2:00:00, at b']],
    ['running', ['shop 32:00, loses 2:00:00, at b', 'portal 49:00, loses 2:00:00, at b']],
  ])('%s', (id, expected) => {
    expect(recoveryOf(drill(id)).map(told)).toEqual(expected);
  });

  test('each step says when it was taken and what it took', () => {
    const steps = (id: string) =>
      recoveryOf(drill(id))[0]?.steps.map(
        (s) => `${s.action} ${s.subject}: ${s.when}, ${clock(s.costMs)}`,
      );
    expect(steps('unprepared')).toEqual([
      'prepare-target b: in the disaster, 2:00:00',
      'import-patterns b: in the disaster, 1:00:00',
      'deploy-standby shop: in the disaster, 1:00:00',
      'deploy-standby shopdb: in the disaster, 1:00:00',
      'restore-backup shopdb: in the disaster, 17:00',
      'start-standby shop: in the disaster, 10:00',
      'switch-sprayer shop: in the disaster, 5:00',
    ]);
    expect(steps('running')).toEqual([
      'prepare-target b: beforehand, 2:00:00',
      'import-patterns b: beforehand, 1:00:00',
      'deploy-standby shop: beforehand, 1:00:00',
      'deploy-standby shopdb: beforehand, 1:00:00',
      'restore-backup shopdb: in the disaster, 17:00',
      'start-standby shop: beforehand, 0:00',
      'switch-sprayer shop: in the disaster, 5:00',
    ]);
  });
});

const fails = { at: '1h', fault: 'fail', target: 'a' } as const;
const web = { id: 'web', kind: 'vapp-was', critical: true } as const;
const racks: NonNullable<ScenarioFile['racks']> = [
  { id: 'a', model: 'w1500-96', site: 'east' },
  { id: 'b', model: 'w1500-96', site: 'west' },
];

describe('how it ends', () => {
  test('nobody comes: it is not known yet what is lost', () => {
    const [shop] = recoveryOf(run({ base: 'dr', script: [fails] }));
    expect(shop).toMatchObject({
      servesAt: null,
      recoveryMs: null,
      recoveryPointMs: null,
      where: null,
    });
    expect(shop?.steps.map((s) => s.when)).toEqual(Array(7).fill('never'));
  });

  test('the home rack comes back: nothing is lost', () => {
    const back = { at: '2h', repair: true, target: 'a' } as const;
    const [shop] = recoveryOf(run({ base: 'dr', script: [fails, back] }));
    expect(told(shop as Recovery)).toBe('shop 1:13:00, loses 0:00, at a');
  });

  test('without a backup everything is lost', () => {
    const deployments: ScenarioFile['deployments'] = [
      { ...web, database: 'db' },
      { id: 'db', kind: 'vapp-db2', critical: true, backup: false },
    ];
    const go = { at: '1h', action: 'switch-sprayer', target: 'web' } as const;
    const [app] = recoveryOf(run({ racks, deployments, until: '8h', script: [fails, go] }));
    expect(told(app as Recovery)).toBe('web 4:15:00, loses everything, at b');
  });

  test('nothing was lost, nothing is told', () => {
    expect(recoveryOf(run({ base: 'dr' }))).toEqual([]);
    const other = { at: '1h', fault: 'fail', target: 'b' } as const;
    expect(recoveryOf(run({ base: 'dr', script: [other] }))).toEqual([]);
  });

  test('objectives are met or not', () => {
    const met = (recoveryTime: string) => {
      const deployments: ScenarioFile['deployments'] = [
        { ...web, objectives: { recoveryTime, recoveryPoint: '1d' } },
      ];
      const go = { at: '1h', action: 'switch-sprayer', target: 'web' } as const;
      return recoveryOf(run({ racks, deployments, until: '8h', script: [fails, go] }))[0];
    };
    expect(met('5h')).toMatchObject({ recoveryTimeMet: true, recoveryPointMet: true });
    expect(met('4h')).toMatchObject({ recoveryTimeMet: false, recoveryPointMet: true });
  });
});

describe('how ready one is', () => {
  const ready = (file: Omit<ScenarioFile, 'version'>, hours: number) =>
    readinessOf(run(file), hours * 3_600_000).map((one) => {
      const missing = one.steps.filter((s) => s.state === 'missing').map((s) => s.action);
      return `${one.application}: ${missing.join(', ') || 'nothing'} missing, ${clock(one.missingMs)}; ${
        one.foreseen ? told(one.foreseen) : 'no target'
      }`;
    });

  test('nothing prepared: what is missing is what it costs more', () => {
    expect(ready({ base: 'dr' }, 0.5)).toEqual([
      'shop: prepare-target, import-patterns, deploy-standby, deploy-standby, start-standby missing, 4:10:00; shop 4:32:00, loses 30:00, at b',
      'portal: prepare-target, import-patterns, deploy-standby, deploy-standby, start-standby missing, 4:10:00; portal 4:49:00, loses 30:00, at b',
    ]);
  });

  test('what is under way is no longer missing, and is waited for', () => {
    const script = [{ at: '0s', action: 'import-patterns', target: 'b' }] as const;
    expect(ready({ base: 'dr', until: '9h', script: [...script] }, 2.5)).toEqual([
      'shop: deploy-standby, deploy-standby, start-standby missing, 1:10:00; shop 2:02:00, loses 2:30:00, at b',
      'portal: deploy-standby, deploy-standby, start-standby missing, 1:10:00; portal 2:19:00, loses 2:30:00, at b',
    ]);
  });

  test('with the standby running only the restore and the switch are left', () => {
    const script: ScenarioFile['script'] = ['shop', 'shopdb'].map((target) => ({
      at: '0s',
      action: 'deploy-standby',
      target,
      running: true,
    }));
    expect(ready({ base: 'dr', until: '9h', script }, 5)[0]).toBe(
      'shop: nothing missing, 0:00; shop 22:00, loses 5:00:00, at b',
    );
  });

  test('without a rack at another site nothing can be prepared', () => {
    const deployments: ScenarioFile['deployments'] = [web];
    expect(ready({ racks: racks.slice(0, 1), deployments }, 0)).toEqual([
      'web: nothing missing, 0:00; no target',
    ]);
  });

  test('asking changes nothing and is answered from memory', () => {
    const once = run({ base: 'dr' });
    const before = JSON.stringify(once.events);
    expect(readinessOf(once, 60_000)).toBe(readinessOf(once, 60_000));
    expect(JSON.stringify(once.events)).toBe(before);
  });
});
