// Every workload rule of the rulebook's section 2 as a story: the whole sequence of events, then what must not happen.
import { describe, expect, test } from 'vitest';
import { run, story, text } from './story.test-kit.ts';

describe('whole stories', () => {
  test('vapp-was.process: two deaths in a day: one restart, then tomorrow; scaling adds an instance meanwhile', () => {
    expect(
      story({
        base: 'models',
        until: '26h',
        script: [
          { at: '1m', fault: 'fail', target: 'vapp/was-1:was' },
          { at: '2h', fault: 'fail', target: 'vapp/was-1:was' },
        ],
      }),
    ).toBe(
      text(`
        1 1:00 injector fault vapp/was-1:was
        2 1:00 hardware down vapp/was-1:was <1
        3 1:00 service sla-missed vapp <2
        4 1:01 middleware reroute vapp/was-1 by=proxy <2
        5 1:30 platform detection vapp/was-1:was <2
        6 1:30 deployer action-needed vapp/was-1:was actions=investigate blocking=false <5
        7 1:30 platform restart vapp/was-1:was node=a/c1/n1 <5
        8 3:00 middleware up vapp/was-1:was <7
        9 3:00 service sla-met vapp <8
        10 3:01 middleware rejoin vapp/was-1 by=proxy <8
        11 2:00:00 injector fault vapp/was-1:was
        12 2:00:00 hardware down vapp/was-1:was <11
        13 2:00:00 service sla-missed vapp <12
        14 2:00:01 middleware reroute vapp/was-1 by=proxy <12
        15 2:00:30 platform detection vapp/was-1:was budget=spent <12
        16 2:00:30 deployer action-needed vapp/was-1:was actions=restart-process+investigate blocking=false <15
        17 2:02:20 platform scale-out vapp/was-3 node=a/c3/n6 <12
        18 2:12:20 hardware up vapp/was-3 <17
        19 2:12:20 platform link vapp/was-3 service=proxy <18
        20 2:12:20 platform link vapp/was-3 service=cache <18
        21 2:12:20 platform link vapp/was-3 service=scaling <18
        22 2:13:50 middleware up vapp/was-3:was <18
        23 2:13:50 service sla-met vapp <22
        24 24:01:30 platform restart vapp/was-1:was node=a/c1/n1 <16
        25 24:03:00 middleware up vapp/was-1:was <24
        26 24:03:01 middleware rejoin vapp/was-1 by=proxy <25
        27 24:05:00 platform scale-in vapp/was-3 <25
      `),
    );
  });

  test('vapp-was.vm: re-spun with a new address and linked before it serves', () => {
    expect(
      story({ base: 'models', script: [{ at: '1m', fault: 'fail', target: 'vapp/was-1' }] }),
    ).toBe(
      text(`
        1 1:00 injector fault vapp/was-1
        2 1:00 hardware down vapp/was-1 <1
        3 1:00 service sla-missed vapp <2
        4 1:05 middleware reroute vapp/was-1 by=proxy <2
        5 2:00 platform detection vapp/was-1 <2
        6 2:20 platform respin vapp/was-1 node=a/c3/n6 <5
        7 12:20 hardware up vapp/was-1 <6
        8 12:20 platform link vapp/was-1 service=proxy <7
        9 12:20 platform link vapp/was-1 service=cache <7
        10 12:20 platform link vapp/was-1 service=scaling <7
        11 13:50 middleware up vapp/was-1:was <7
        12 13:50 service sla-met vapp <11
      `),
    );
  });

  test('vapp-was.vm: its node dies before the death is noticed: re-spun all the same', () => {
    expect(
      story({
        racks: [{ id: 'a', model: 'w1500-96' }],
        deployments: [{ id: 'd', kind: 'vapp-was' }],
        script: [
          { at: '1m', fault: 'fail', target: 'd/was-1' },
          { at: '70s', fault: 'fail', target: 'a/c1/n1' },
        ],
      }),
    ).toBe(
      text(`
        1 1:00 injector fault d/was-1
        2 1:00 hardware down d/was-1 <1
        3 1:00 service sla-missed d <2
        4 1:10 injector fault a/c1/n1
        5 1:10 hardware down a/c1/n1 <4
        6 1:10 external reroute d/was-1 by=balancer <2
        7 1:40 platform detection a/c1/n1 <5
        8 2:00 platform detection d/was-1 <2
        9 2:20 platform respin d/was-1 node=a/c1/n3 <8
        10 12:20 hardware up d/was-1 <9
        11 13:50 middleware up d/was-1:was <10
        12 13:50 service sla-met d <11
      `),
    );
  });

  test('vapp-was.scale: instances come while the SLA is missed and go when they are in excess', () => {
    expect(
      story({
        base: 'models',
        until: '2h',
        script: [
          { at: '1m', load: 300, target: 'vapp' },
          { at: '1h', load: 100, target: 'vapp' },
        ],
      }),
    ).toBe(
      text(`
        1 1:00 injector load vapp load=300
        2 1:00 service sla-missed vapp <1
        3 3:20 platform scale-out vapp/was-3 node=a/c3/n6 <1
        4 3:40 platform scale-out vapp/was-4 node=a/c2/n9 <1
        5 13:20 hardware up vapp/was-3 <3
        6 13:20 platform link vapp/was-3 service=proxy <5
        7 13:20 platform link vapp/was-3 service=cache <5
        8 13:20 platform link vapp/was-3 service=scaling <5
        9 13:40 hardware up vapp/was-4 <4
        10 13:40 platform link vapp/was-4 service=proxy <9
        11 13:40 platform link vapp/was-4 service=cache <9
        12 13:40 platform link vapp/was-4 service=scaling <9
        13 14:50 middleware up vapp/was-3:was <5
        14 15:10 middleware up vapp/was-4:was <9
        15 15:10 service sla-met vapp <14
        16 1:00:00 injector load vapp load=100
        17 1:02:00 platform scale-in vapp/was-4 <16
        18 1:04:00 platform scale-in vapp/was-3 <16
      `),
    );
  });

  test('vapp-was.scale: short from the start: nothing caused it', () => {
    expect(
      story({
        racks: [{ id: 'a', model: 'w1500-96' }],
        until: '14m',
        deployments: [{ id: 'web', kind: 'vapp-was', load: 240, scaling: {} }],
        script: [],
      }),
    ).toBe(
      text(`
        1 2:20 platform scale-out web/was-3 node=a/c1/n3
        2 12:20 hardware up web/was-3 <1
        3 12:20 platform link web/was-3 service=scaling <2
        4 13:50 middleware up web/was-3:was <2
        5 13:50 service sla-met web <4
      `),
    );
  });

  test('imp.process: IMP restarts the server of a dynamic cluster, node agent or not', () => {
    expect(
      story({
        racks: [{ id: 'a', model: 'w1500-96' }],
        deployments: [{ id: 'imp', kind: 'vsys-was-imp' }],
        script: [
          { at: '1m', fault: 'fail', target: 'imp/was-1:node-agent' },
          { at: '2m', fault: 'fail', target: 'imp/was-1:was' },
        ],
      }),
    ).toBe(
      text(`
        1 1:00 injector fault imp/was-1:node-agent
        2 1:00 hardware down imp/was-1:node-agent <1
        3 1:00 deployer action-needed imp/was-1:node-agent actions=restart-process+investigate blocking=true <2
        4 2:00 injector fault imp/was-1:was
        5 2:00 hardware down imp/was-1:was <4
        6 2:00 deployer action-needed imp/was-1:was actions=investigate blocking=false <5
        7 2:00 service sessions-lost imp count=500 <5
        8 2:00 service sla-missed imp <5
        9 2:01 middleware reroute imp/was-1 by=plug-in <5
        10 3:00 middleware restart imp/was-1:was node=a/c1/n1 <5
        11 4:30 middleware up imp/was-1:was <10
        12 4:30 service sla-met imp <11
        13 5:01 middleware rejoin imp/was-1 by=plug-in <11
      `),
    );
  });

  test('imp.process: add-member with the SLA missed: the dead server is left, a member is added', () => {
    expect(
      story({
        racks: [{ id: 'a', model: 'w1500-96' }],
        deployments: [{ id: 'imp', kind: 'vsys-was-imp', members: 3, onFailure: 'add-member' }],
        script: [
          { at: '1m', load: 230, target: 'imp' },
          { at: '1m', fault: 'fail', target: 'imp/was-1:was' },
        ],
      }),
    ).toBe(
      text(`
        1 1:00 injector load imp load=230
        2 1:00 injector fault imp/was-1:was
        3 1:00 hardware down imp/was-1:was <2
        4 1:00 deployer action-needed imp/was-1:was actions=investigate blocking=false <3
        5 1:00 service sessions-lost imp count=767 <3
        6 1:00 service sla-missed imp <3
        7 1:01 middleware reroute imp/was-1 by=plug-in <3
        8 2:00 deployer action-needed imp/was-1:was actions=restart-process+restart-vm blocking=true <3
        9 2:20 middleware scale-out imp/was-4 node=a/c1/n6 <3
        10 12:20 hardware up imp/was-4 <9
        11 12:50 middleware up imp/was-4:node-agent <10
        12 14:20 middleware up imp/was-4:was <11
        13 14:20 service sla-met imp <12
      `),
    );
  });

  test('imp.process: add-member with the SLA met: it is restarted', () => {
    expect(
      story({
        racks: [{ id: 'a', model: 'w1500-96' }],
        deployments: [{ id: 'imp', kind: 'vsys-was-imp', members: 3, onFailure: 'add-member' }],
        script: [{ at: '1m', fault: 'fail', target: 'imp/was-1:was' }],
      }),
    ).toBe(
      text(`
        1 1:00 injector fault imp/was-1:was
        2 1:00 hardware down imp/was-1:was <1
        3 1:00 deployer action-needed imp/was-1:was actions=investigate blocking=false <2
        4 1:00 service sessions-lost imp count=500 <2
        5 1:01 middleware reroute imp/was-1 by=plug-in <2
        6 2:00 middleware restart imp/was-1:was node=a/c1/n1 <2
        7 3:30 middleware up imp/was-1:was <6
        8 4:01 middleware rejoin imp/was-1 by=plug-in <7
      `),
    );
  });

  test('imp.process: a static cluster has its node agents', () => {
    expect(
      story({
        base: 'models',
        script: [{ at: '1m', fault: 'fail', target: 'impstatic/was-1:was' }],
      }),
    ).toBe(
      text(`
        1 1:00 injector fault impstatic/was-1:was
        2 1:00 hardware down impstatic/was-1:was <1
        3 1:00 deployer action-needed impstatic/was-1:was actions=investigate blocking=false <2
        4 1:00 service sessions-lost impstatic count=500 <2
        5 1:01 middleware reroute impstatic/was-1 by=plug-in <2
        6 2:00 middleware restart impstatic/was-1:was node=a/c1/n10 <2
        7 3:30 middleware up impstatic/was-1:was <6
        8 4:01 middleware rejoin impstatic/was-1 by=plug-in <7
      `),
    );
  });

  test('imp.vm: noticed, not recovered; a member is added because the SLA is missed', () => {
    expect(
      story({
        base: 'models',
        script: [
          { at: '1m', load: 230, target: 'imp' },
          { at: '1m', fault: 'fail', target: 'imp/was-1' },
        ],
      }),
    ).toBe(
      text(`
        1 1:00 injector load imp load=230
        2 1:00 injector fault imp/was-1
        3 1:00 hardware down imp/was-1 <2
        4 1:00 service sessions-lost imp count=767 <3
        5 1:00 service sla-missed imp <3
        6 1:05 middleware reroute imp/was-1 by=plug-in <3
        7 2:00 platform detection imp/was-1 <3
        8 2:00 deployer action-needed imp/was-1 actions=restart-vm+add-clone blocking=true <7
        9 2:20 middleware scale-out imp/was-4 node=a/c2/n9 <3
        10 12:20 hardware up imp/was-4 <9
        11 12:50 middleware up imp/was-4:node-agent <10
        12 14:20 middleware up imp/was-4:was <11
        13 14:20 service sla-met imp <12
      `),
    );
  });

  test('imp.dmgr: the backup deployment manager takes over and the clone can join', () => {
    expect(
      story({
        racks: [{ id: 'a', model: 'w1500-96' }],
        deployments: [{ id: 'imp', kind: 'vsys-was-imp', backupDmgr: true, cluster: 'static' }],
        script: [
          { at: '1m', fault: 'fail', target: 'imp/dmgr-1' },
          { at: '90s', action: 'add-clone', target: 'imp' },
          { at: '10m', action: 'restart-vm', target: 'imp/dmgr-1' },
        ],
      }),
    ).toBe(
      text(`
        1 1:00 injector fault imp/dmgr-1
        2 1:00 hardware down imp/dmgr-1 <1
        3 1:30 injector message imp action=add-clone
        4 1:30 deployer message imp waitsFor=imp/dmgr-1 <3
        5 2:00 platform detection imp/dmgr-1 <2
        6 2:00 deployer action-needed imp/dmgr-1 actions=restart-vm blocking=true <5
        7 2:00 middleware failover imp/dmgr-1 <2
        8 2:00 deployer action-done imp action=add-clone <3
        9 2:20 platform placed imp/was-3 node=a/c1/n5 <8
        10 10:00 injector message imp/dmgr-1 action=restart-vm
        11 12:00 deployer action-done imp/dmgr-1 action=restart-vm <10
        12 12:20 hardware up imp/was-3 <9
        13 12:50 middleware up imp/was-3:node-agent <12
        14 13:30 hardware up imp/dmgr-1 <11
        15 14:20 middleware up imp/was-3:was <13
        16 15:00 middleware up imp/dmgr-1:dmgr <14
      `),
    );
  });

  test('imp.scale: a dynamic cluster grows and shrinks with its load', () => {
    expect(
      story({
        base: 'models',
        until: '1h',
        script: [
          { at: '1m', load: 350, target: 'imp' },
          { at: '40m', load: 100, target: 'imp' },
        ],
      }),
    ).toBe(
      text(`
        1 1:00 injector load imp load=350
        2 1:00 service sla-missed imp <1
        3 2:20 middleware scale-out imp/was-4 node=a/c2/n9 <1
        4 2:40 middleware scale-out imp/was-5 node=a/c2/n10 <1
        5 12:20 hardware up imp/was-4 <3
        6 12:40 hardware up imp/was-5 <4
        7 12:50 middleware up imp/was-4:node-agent <5
        8 13:10 middleware up imp/was-5:node-agent <6
        9 14:20 middleware up imp/was-4:was <7
        10 14:40 middleware up imp/was-5:was <8
        11 14:40 service sla-met imp <10
        12 40:00 injector load imp load=100
        13 41:00 middleware scale-in imp/was-5 <12
        14 42:00 middleware scale-in imp/was-4 <12
      `),
    );
  });

  test('vapp-db2.process: not watched, not restarted', () => {
    expect(
      story({ base: 'models', script: [{ at: '1h', fault: 'fail', target: 'vappdb/db-1:db2' }] }),
    ).toBe(
      text(`
        1 1:00:00 injector fault vappdb/db-1:db2
        2 1:00:00 hardware down vappdb/db-1:db2 <1
        3 1:00:00 deployer action-needed vappdb/db-1:db2 actions=restart-process+restart-vm+investigate blocking=true <2
        4 1:00:00 service outage-begin vapp <2
        5 1:00:00 service outage-begin vappdb <2
      `),
    );
  });

  test('vapp-db2.vm: restarted once at the same address', () => {
    expect(
      story({ base: 'models', script: [{ at: '1h', fault: 'fail', target: 'vappdb/db-1' }] }),
    ).toBe(
      text(`
        1 1:00:00 injector fault vappdb/db-1
        2 1:00:00 hardware down vappdb/db-1 <1
        3 1:00:00 service outage-begin vapp <2
        4 1:00:00 service outage-begin vappdb <2
        5 1:01:00 platform detection vappdb/db-1 <2
        6 1:01:00 platform restart vappdb/db-1 node=a/c1/n2 <5
        7 1:02:30 hardware up vappdb/db-1 <6
        8 1:03:45 middleware up vappdb/db-1:db2 <7
        9 1:03:45 service outage-end vapp ms=225000 <8
        10 1:03:45 service outage-end vappdb ms=225000 <8
      `),
    );
  });

  test('vapp-db2.vm: it does not boot: a new instance and a restore from the last backup', () => {
    expect(
      story({
        base: 'models',
        script: [
          { at: '1h', fault: 'fail', target: 'vappdb/db-1', boots: false },
          { at: '2h', action: 'new-instance', target: 'vappdb' },
          { at: '2h', action: 'restore-backup', target: 'vappdb' },
        ],
      }),
    ).toBe(
      text(`
        1 1:00:00 injector fault vappdb/db-1 boots=false
        2 1:00:00 hardware down vappdb/db-1 <1
        3 1:00:00 service outage-begin vapp <2
        4 1:00:00 service outage-begin vappdb <2
        5 1:01:00 platform detection vappdb/db-1 <2
        6 1:01:00 platform restart vappdb/db-1 node=a/c1/n2 <5
        7 1:02:30 hardware down vappdb/db-1 retry=spent <6
        8 1:02:30 deployer action-needed vappdb/db-1 actions=new-instance+restore-backup blocking=true <7
        9 2:00:00 injector message vappdb/db-1 action=new-instance
        10 2:00:00 deployer action-done vappdb/db-1 action=new-instance <9
        11 2:00:00 injector message vappdb action=restore-backup
        12 2:00:20 platform placed vappdb/db-2 node=a/c1/n2 <10
        13 2:10:20 hardware up vappdb/db-2 <12
        14 2:27:35 deployer action-done vappdb/db-2 action=restore-backup <11
        15 2:27:35 service data-lost vappdb lost=what was written after the last backup recoveryPointMs=3600000 <14
        16 2:27:35 middleware up vappdb/db-2:db2 <14
        17 2:27:35 service outage-end vapp ms=5255000 <16
        18 2:27:35 service outage-end vappdb ms=5255000 <16
      `),
    );
  });

  test('vapp-db2.vm: without a backup the data is lost with the retry', () => {
    expect(
      story({
        racks: [{ id: 'a', model: 'w1500-96' }],
        deployments: [{ id: 'd', kind: 'vapp-db2', backup: false }],
        script: [
          { at: '1h', fault: 'fail', target: 'd/db-1', boots: false },
          { at: '2h', action: 'new-instance', target: 'd' },
        ],
      }),
    ).toBe(
      text(`
        1 1:00:00 injector fault d/db-1 boots=false
        2 1:00:00 hardware down d/db-1 <1
        3 1:00:00 service outage-begin d <2
        4 1:01:00 platform detection d/db-1 <2
        5 1:01:00 platform restart d/db-1 node=a/c1/n1 <4
        6 1:02:30 hardware down d/db-1 retry=spent <5
        7 1:02:30 service data-lost d lost=everything: there was no backup <6
        8 1:02:30 deployer action-needed d/db-1 actions=new-instance blocking=true <6
        9 2:00:00 injector message d/db-1 action=new-instance
        10 2:00:00 deployer action-done d/db-1 action=new-instance <9
        11 2:00:20 platform placed d/db-2 node=a/c1/n1 <10
        12 2:10:20 hardware up d/db-2 <11
        13 2:10:35 middleware up d/db-2:db2 <12
        14 2:10:35 service outage-end d ms=4235000 <13
      `),
    );
  });

  test('vapp-db2.vm: its node dies before the death is noticed: restarted where it is registered anew', () => {
    expect(
      story({
        racks: [{ id: 'a', model: 'w1500-96' }],
        deployments: [{ id: 'd', kind: 'vapp-db2' }],
        script: [
          { at: '1m', fault: 'fail', target: 'd/db-1' },
          { at: '70s', fault: 'fail', target: 'a/c1/n1' },
        ],
      }),
    ).toBe(
      text(`
        1 1:00 injector fault d/db-1
        2 1:00 hardware down d/db-1 <1
        3 1:00 service outage-begin d <2
        4 1:10 injector fault a/c1/n1
        5 1:10 hardware down a/c1/n1 <4
        6 1:40 platform detection a/c1/n1 <5
        7 2:00 platform detection d/db-1 <2
        8 2:00 platform evacuate d/db-1 node=a/c1/n2 from=a/c1/n1 <6
        9 2:00 platform restart d/db-1 node=a/c1/n2 <8
        10 3:30 hardware up d/db-1 <9
        11 4:45 middleware up d/db-1:db2 <10
        12 4:45 service outage-end d ms=225000 <11
      `),
    );
  });

  test('cache.process: heartbeat first, then the platform restarts it and it is filled again', () => {
    expect(
      story({
        base: 'models',
        script: [{ at: '1m', fault: 'fail', target: 'cache/cache-1:cache' }],
      }),
    ).toBe(
      text(`
        1 1:00 injector fault cache/cache-1:cache
        2 1:00 hardware down cache/cache-1:cache <1
        3 1:30 middleware failover cache/cache-1 <2
        4 1:30 platform detection cache/cache-1:cache <2
        5 1:30 platform restart cache/cache-1:cache node=a/c2/n6 <4
        6 2:00 middleware up cache/cache-1:cache <5
        7 2:00 middleware repopulate cache/cache-1 <6
        8 3:00 middleware restored cache/cache-1 <7
      `),
    );
  });

  test('cache.vm: restarted at the same address and filled again', () => {
    expect(
      story({ base: 'models', script: [{ at: '1m', fault: 'fail', target: 'cache/cache-1' }] }),
    ).toBe(
      text(`
        1 1:00 injector fault cache/cache-1
        2 1:00 hardware down cache/cache-1 <1
        3 1:30 middleware failover cache/cache-1 <2
        4 2:00 platform detection cache/cache-1 <2
        5 2:00 platform restart cache/cache-1 node=a/c2/n6 <4
        6 3:30 hardware up cache/cache-1 <5
        7 4:00 middleware up cache/cache-1:cache <6
        8 4:00 middleware repopulate cache/cache-1 <7
        9 5:00 middleware restored cache/cache-1 <8
      `),
    );
  });

  test('a cache is on nobody’s path: what its death coincides with is not caused by it (rulebook 7.6, 7.25)', () => {
    const { events } = run({
      base: 'models',
      script: [
        { at: '1m', fault: 'fail', target: 'vapp/was-1' },
        { at: '1m', fault: 'fail', target: 'cache/cache-1' },
      ],
    });
    const missed = events.find((e) => e.kind === 'sla-missed' && e.subject === 'vapp');
    expect(events[(missed?.cause ?? 0) - 1]).toMatchObject({ kind: 'down', subject: 'vapp/was-1' });
  });

  test('cache.heartbeat: both copies of a partition lost: content gone, no data lost', () => {
    expect(
      story({
        base: 'models',
        script: [
          { at: '1m', fault: 'fail', target: 'cache/cache-1' },
          { at: '80s', fault: 'fail', target: 'cache/cache-2' },
        ],
      }),
    ).toBe(
      text(`
        1 1:00 injector fault cache/cache-1
        2 1:00 hardware down cache/cache-1 <1
        3 1:20 injector fault cache/cache-2
        4 1:20 hardware down cache/cache-2 <3
        5 1:20 middleware message cache lost=cache content <4
        6 1:30 middleware failover cache/cache-1 <2
        7 1:50 middleware failover cache/cache-2 <4
        8 2:00 platform detection cache/cache-1 <2
        9 2:00 platform restart cache/cache-1 node=a/c2/n6 <8
        10 2:20 platform detection cache/cache-2 <4
        11 2:20 platform restart cache/cache-2 node=a/c3/n4 <10
        12 3:30 hardware up cache/cache-1 <9
        13 3:50 hardware up cache/cache-2 <11
        14 4:00 middleware up cache/cache-1:cache <12
        15 4:00 middleware repopulate cache/cache-1 <14
        16 4:20 middleware up cache/cache-2:cache <13
        17 4:20 middleware repopulate cache/cache-2 <16
        18 5:00 middleware restored cache/cache-1 <15
        19 5:20 middleware restored cache/cache-2 <17
      `),
    );
  });

  test('cache.vm: one that will not boot is made anew at the same address', () => {
    expect(
      story({
        racks: [{ id: 'a', model: 'w1500-96' }],
        deployments: [{ id: 'c', kind: 'cache' }],
        script: [
          { at: '1m', fault: 'fail', target: 'c/cache-1', boots: false },
          { at: '10m', action: 'new-instance', target: 'c/cache-1' },
        ],
      }),
    ).toBe(
      text(`
        1 1:00 injector fault c/cache-1 boots=false
        2 1:00 hardware down c/cache-1 <1
        3 1:30 middleware failover c/cache-1 <2
        4 2:00 platform detection c/cache-1 <2
        5 2:00 platform restart c/cache-1 node=a/c1/n1 <4
        6 3:30 hardware down c/cache-1 retry=spent <5
        7 3:30 deployer action-needed c/cache-1 actions=new-instance blocking=true <6
        8 10:00 injector message c/cache-1 action=new-instance
        9 10:00 deployer action-done c/cache-1 action=new-instance <8
        10 10:20 platform placed c/cache-4 node=a/c1/n1 <9
        11 20:20 hardware up c/cache-4 <10
        12 20:50 middleware up c/cache-4:cache <11
        13 20:50 middleware repopulate c/cache-4 <12
        14 21:50 middleware restored c/cache-4 <13
      `),
    );
  });

  test('cache.scale: grows above the threshold, shrinks well below it', () => {
    expect(
      story({
        racks: [{ id: 'a', model: 'w1500-96' }],
        until: '1h',
        deployments: [{ id: 'c', kind: 'cache', members: 2, scaling: {} }],
        script: [
          { at: '1m', used: 90, target: 'c' },
          { at: '30m', used: 30, target: 'c' },
        ],
      }),
    ).toBe(
      text(`
        1 1:00 injector load c used=90
        2 3:20 platform scale-out c/cache-3 node=a/c1/n3 <1
        3 13:20 hardware up c/cache-3 <2
        4 13:50 middleware up c/cache-3:cache <3
        5 13:50 middleware repopulate c/cache-3 <4
        6 14:50 middleware restored c/cache-3 <5
        7 30:00 injector load c used=30
        8 32:00 platform scale-in c/cache-3 <7
      `),
    );
  });

  test('proxy.process: one proxy cannot carry the load, and without scaling nobody adds one', () => {
    expect(
      story({
        racks: [{ id: 'a', model: 'w1500-96' }],
        deployments: [
          { id: 'web', kind: 'vapp-was', members: 6, load: 400, routing: 'px' },
          { id: 'px', kind: 'proxy' },
        ],
        script: [{ at: '1m', fault: 'fail', target: 'px/proxy-1:proxy' }],
      }),
    ).toBe(
      text(`
        1 1:00 injector fault px/proxy-1:proxy
        2 1:00 hardware down px/proxy-1:proxy <1
        3 1:00 deployer action-needed px/proxy-1:proxy actions=restart-vm+restart-process+investigate blocking=true <2
        4 1:00 service sla-missed px <2
        5 1:10 external reroute px/proxy-1 by=balancer <2
      `),
    );
  });

  test('proxy.process: with scaling another proxy is started', () => {
    expect(
      story({
        racks: [{ id: 'a', model: 'w1500-96' }],
        deployments: [
          { id: 'web', kind: 'vapp-was', members: 6, load: 400, routing: 'px' },
          { id: 'px', kind: 'proxy', scaling: {} },
        ],
        script: [{ at: '1m', fault: 'fail', target: 'px/proxy-1:proxy' }],
      }),
    ).toBe(
      text(`
        1 1:00 injector fault px/proxy-1:proxy
        2 1:00 hardware down px/proxy-1:proxy <1
        3 1:00 deployer action-needed px/proxy-1:proxy actions=restart-vm+restart-process+investigate blocking=true <2
        4 1:00 service sla-missed px <2
        5 1:10 external reroute px/proxy-1 by=balancer <2
        6 3:20 platform scale-out px/proxy-3 node=a/c1/n3 <2
        7 13:20 hardware up px/proxy-3 <6
        8 13:40 middleware up px/proxy-3:proxy <7
        9 13:40 service sla-met px <8
      `),
    );
  });

  test('proxy.scale: without an IP group of their own the load balancer has to be told', () => {
    expect(
      story({
        racks: [{ id: 'a', model: 'w1500-96' }],
        deployments: [
          { id: 'web', kind: 'vapp-was', members: 6, load: 400, routing: 'px' },
          { id: 'px', kind: 'proxy', scaling: {}, dedicatedIpGroup: false },
        ],
        script: [
          { at: '1m', fault: 'fail', target: 'px/proxy-1:proxy' },
          { at: '20m', action: 'update-load-balancer', target: 'px' },
        ],
      }),
    ).toBe(
      text(`
        1 1:00 injector fault px/proxy-1:proxy
        2 1:00 hardware down px/proxy-1:proxy <1
        3 1:00 deployer action-needed px/proxy-1:proxy actions=restart-vm+restart-process+investigate blocking=true <2
        4 1:00 service sla-missed px <2
        5 1:10 external reroute px/proxy-1 by=balancer <2
        6 3:20 platform scale-out px/proxy-3 node=a/c1/n3 <2
        7 13:20 hardware up px/proxy-3 <6
        8 13:40 middleware up px/proxy-3:proxy <7
        9 13:40 deployer action-needed px/proxy-3 actions=update-load-balancer blocking=true <8
        10 20:00 injector message px/proxy-3 action=update-load-balancer
        11 25:00 deployer action-done px/proxy-3 action=update-load-balancer <10
        12 25:00 service sla-met px <11
      `),
    );
  });

  test('proxy.vm: restarted at the same address; a second death during the restart is the deployer’s', () => {
    expect(
      story({
        racks: [{ id: 'a', model: 'w1500-96' }],
        deployments: [{ id: 'px', kind: 'proxy' }],
        script: [
          { at: '1m', fault: 'fail', target: 'px/proxy-1' },
          { at: '150s', fault: 'fail', target: 'px/proxy-1' },
        ],
      }),
    ).toBe(
      text(`
        1 1:00 injector fault px/proxy-1
        2 1:00 hardware down px/proxy-1 <1
        3 1:10 external reroute px/proxy-1 by=balancer <2
        4 2:00 platform detection px/proxy-1 <2
        5 2:00 platform restart px/proxy-1 node=a/c1/n1 <4
        6 2:30 injector fault px/proxy-1
        7 2:30 hardware down px/proxy-1 <6
        8 3:30 platform detection px/proxy-1 retry=spent <7
        9 3:30 deployer action-needed px/proxy-1 actions=restart-vm blocking=true <8
      `),
    );
  });

  test('node.fail: a virtual application and a cache container move, and keep their addresses', () => {
    expect(
      story({ base: 'models', script: [{ at: '1m', fault: 'fail', target: 'host:vapp/was-1' }] }),
    ).toBe(
      text(`
        1 1:00 injector fault a/c1/n1 named=host:vapp/was-1
        2 1:00 hardware down a/c1/n1 <1
        3 1:00 hardware down cache/cache-3 <2
        4 1:00 hardware down vapp/was-1 <2
        5 1:00 service sla-missed vapp <4
        6 1:05 middleware reroute vapp/was-1 by=proxy <4
        7 1:30 middleware failover cache/cache-3 <3
        8 1:30 platform detection a/c1/n1 <2
        9 1:50 platform evacuate cache/cache-3 node=a/c1/n2 from=a/c1/n1 <8
        10 2:10 platform evacuate vapp/was-1 node=a/c3/n6 from=a/c1/n1 <8
        11 3:20 hardware up cache/cache-3 <9
        12 3:40 hardware up vapp/was-1 <10
        13 3:50 middleware up cache/cache-3:cache <11
        14 3:50 middleware repopulate cache/cache-3 <13
        15 4:50 middleware restored cache/cache-3 <14
        16 5:10 middleware up vapp/was-1:was <12
        17 5:10 service sla-met vapp <16
        18 6:05 middleware rejoin vapp/was-1 by=proxy <16
      `),
    );
  });
});

const never = (target: string, kinds: readonly string[], until = '25h') => {
  const seen = run({ base: 'models', until, script: [{ at: '1m', fault: 'fail', target }] });
  const told = seen.events.map((e) => `${e.actor} ${e.kind}`);
  expect(told).toContain('injector fault');
  for (const kind of kinds) expect(told).not.toContain(kind);
  return seen;
};

test('imp.process: a server still to be started when its node agent dies is restarted by IMP', () => {
  const seen = run({
    racks: [{ id: 'a', model: 'w1500-96' }],
    deployments: [{ id: 'imp', kind: 'vsys-was-imp' }],
    script: [
      { at: '0s', action: 'restart-vm', target: 'imp/was-1' },
      { at: '220s', fault: 'fail', target: 'imp/was-1:node-agent' },
    ],
  }).events.map((e) => `${e.t / 1000} ${e.actor} ${e.kind} ${e.subject}`);
  expect(seen).toContain('280 middleware restart imp/was-1:was');
  expect(seen).toContain('370 middleware up imp/was-1:was');
});

describe('what must not happen, within a day', () => {
  test.each([
    [
      'vapp-was.process',
      'vapp/was-1:was',
      ['platform respin', 'service outage-begin', 'platform scale-out'],
    ],
    [
      'vapp-was.vm',
      'vapp/was-1',
      ['platform restart', 'middleware rejoin', 'deployer action-needed', 'service outage-begin'],
    ],
    [
      'imp.process',
      'imp/was-1:was',
      ['platform detection', 'platform restart', 'middleware scale-out'],
    ],
    [
      'imp.process static',
      'impstatic/was-1:was',
      ['platform detection', 'platform restart', 'middleware scale-out'],
    ],
    [
      'imp.vm',
      'imp/was-1',
      ['platform restart', 'platform respin', 'platform evacuate', 'middleware restart'],
    ],
    [
      'imp.vm static',
      'impstatic/was-1',
      ['platform restart', 'middleware scale-out', 'middleware restart'],
    ],
    [
      'imp.dmgr without a backup',
      'imp/dmgr-1:dmgr',
      ['middleware failover', 'middleware restart', 'service outage-begin'],
    ],
    [
      'vapp-db2.process',
      'vappdb/db-1:db2',
      ['platform detection', 'platform restart', 'service outage-end'],
    ],
    [
      'vapp-db2.vm',
      'vappdb/db-1',
      ['platform respin', 'deployer action-needed', 'service data-lost'],
    ],
    [
      'cache.process',
      'cache/cache-1:cache',
      ['deployer action-needed', 'service data-lost', 'service outage-begin'],
    ],
    [
      'cache.vm',
      'cache/cache-1',
      ['platform respin', 'deployer action-needed', 'service data-lost'],
    ],
    [
      'proxy.process',
      'proxy/proxy-1:proxy',
      ['platform detection', 'platform restart', 'platform scale-out'],
    ],
    ['proxy.vm', 'proxy/proxy-1', ['platform respin', 'deployer action-needed']],
  ])('%s: %s', (_rule, target, kinds) => {
    never(target, kinds);
  });

  test('vapp-was.process: never two automatic restarts of a VM within 24 hours', () => {
    const script = Array.from({ length: 20 }, (_, i) => ({
      at: `${3 * i + 1}h`,
      fault: 'fail' as const,
      target: 'vapp/was-1:was',
    }));
    const restarts = run({ base: 'models', until: '5d', script }).events.filter(
      (e) => e.kind === 'restart' && e.actor === 'platform',
    );
    expect(restarts.length).toBeGreaterThan(2);
    restarts.slice(1).forEach((e, i) => {
      expect(e.t - (restarts[i]?.t ?? 0)).toBeGreaterThanOrEqual(86_400_000);
    });
  });

  test('a re-spun VM has another address for good; one restarted in place keeps its own', () => {
    const addresses = (target: string, vm: string) =>
      new Set((never(target, []).places.get(vm) ?? []).map((p) => p.value.ip));
    expect(addresses('vapp/was-1', 'vapp/was-1').size).toBe(2);
    expect(addresses('vappdb/db-1', 'vappdb/db-1').size).toBe(1);
    expect(addresses('host:vapp/was-1', 'vapp/was-1').size).toBe(1);
  });
});
