// Every rule of this part as a story: the whole sequence of events, then what must not happen.
import { describe, expect, test } from 'vitest';
import { run, story, text } from './story.test-kit.ts';

describe('whole stories', () => {
  test('vsys-was.process: the node agent restarts the server, the plug-in goes round it and comes back', () => {
    expect(
      story({ base: 'golden', script: [{ at: '1m', fault: 'fail', target: 'shop/was-1:was' }] }),
    ).toBe(
      text(`
        1 1:00 injector fault shop/was-1:was
        2 1:00 hardware down shop/was-1:was <1
        3 1:00 deployer action-needed shop/was-1:was actions=investigate blocking=false <2
        4 1:01 middleware reroute shop/was-1 by=plug-in <2
        5 2:00 middleware restart shop/was-1:was node=a/c1/n1 <2
        6 3:30 middleware up shop/was-1:was <5
        7 4:01 middleware rejoin shop/was-1 by=plug-in <6
      `),
    );
  });

  test('vsys-was.node-agent: the server serves on; when it dies later nobody restarts it until the agent is back', () => {
    expect(
      story({
        base: 'golden',
        script: [
          { at: '1m', fault: 'fail', target: 'shop/was-1:node-agent' },
          { at: '2m', fault: 'fail', target: 'shop/was-1:was' },
          { at: '10m', action: 'restart-process', target: 'shop/was-1:node-agent' },
        ],
      }),
    ).toBe(
      text(`
        1 1:00 injector fault shop/was-1:node-agent
        2 1:00 hardware down shop/was-1:node-agent <1
        3 1:00 deployer action-needed shop/was-1:node-agent actions=restart-process+investigate blocking=true <2
        4 2:00 injector fault shop/was-1:was
        5 2:00 hardware down shop/was-1:was <4
        6 2:00 deployer action-needed shop/was-1:was actions=restart-process+restart-vm blocking=true <5
        7 2:01 middleware reroute shop/was-1 by=plug-in <5
        8 10:00 injector message shop/was-1:node-agent action=restart-process
        9 15:00 deployer action-done shop/was-1:node-agent action=restart-process <8
        10 15:30 middleware up shop/was-1:node-agent <9
        11 15:30 deployer action-needed shop/was-1:was actions=investigate blocking=false <10
        12 16:30 middleware restart shop/was-1:was node=a/c1/n1 <10
        13 18:00 middleware up shop/was-1:was <12
        14 18:01 middleware rejoin shop/was-1 by=plug-in <13
      `),
    );
  });

  test('vsys-was.dmgr: traffic goes on, a clone waits for the deployment manager', () => {
    expect(
      story({
        base: 'golden',
        script: [
          { at: '1m', fault: 'fail', target: 'shop/dmgr-1:dmgr' },
          { at: '2m', action: 'add-clone', target: 'shop' },
          { at: '3m', action: 'restart-process', target: 'shop/dmgr-1:dmgr' },
        ],
      }),
    ).toBe(
      text(`
        1 1:00 injector fault shop/dmgr-1:dmgr
        2 1:00 hardware down shop/dmgr-1:dmgr <1
        3 1:00 deployer action-needed shop/dmgr-1:dmgr actions=restart-process+restart-vm+investigate blocking=true <2
        4 2:00 injector message shop action=add-clone
        5 2:00 deployer message shop waitsFor=shop/dmgr-1 <4
        6 3:00 injector message shop/dmgr-1:dmgr action=restart-process
        7 8:00 deployer action-done shop/dmgr-1:dmgr action=restart-process <6
        8 9:30 middleware up shop/dmgr-1:dmgr <7
        9 9:30 deployer action-done shop action=add-clone <4
        10 9:50 platform placed shop/was-5 node=a/c1/n6 <9
        11 19:50 hardware up shop/was-5 <10
        12 20:20 middleware up shop/was-5:node-agent <11
        13 21:50 middleware up shop/was-5:was <12
      `),
    );
  });

  test('vsys-was.standalone: nobody restarts it but the deployer', () => {
    expect(
      story({
        racks: [{ id: 'a', model: 'w1500-32' }],
        deployments: [{ id: 'one', kind: 'vsys-was', topology: 'standalone', members: 1 }],
        script: [
          { at: '1m', fault: 'fail', target: 'one/was-1:was' },
          { at: '5m', action: 'restart-process', target: 'one/was-1:was' },
        ],
      }),
    ).toBe(
      text(`
        1 1:00 injector fault one/was-1:was
        2 1:00 hardware down one/was-1:was <1
        3 1:00 deployer action-needed one/was-1:was actions=restart-process+restart-vm+investigate blocking=true <2
        4 1:00 service sessions-lost one count=500 <2
        5 1:00 service sla-missed one <2
        6 1:00 service outage-begin one <2
        7 5:00 injector message one/was-1:was action=restart-process
        8 10:00 deployer action-done one/was-1:was action=restart-process <7
        9 11:30 middleware up one/was-1:was <8
        10 11:30 service sla-met one <9
        11 11:30 service outage-end one ms=630000 <9
      `),
    );
  });

  test('vsys-was.vm: noticed, not recovered; the deployer restarts it', () => {
    expect(
      story({
        base: 'golden',
        script: [
          { at: '1m', fault: 'fail', target: 'shop/was-1' },
          { at: '10m', action: 'restart-vm', target: 'shop/was-1' },
        ],
      }),
    ).toBe(
      text(`
        1 1:00 injector fault shop/was-1
        2 1:00 hardware down shop/was-1 <1
        3 1:05 middleware reroute shop/was-1 by=plug-in <2
        4 2:00 platform detection shop/was-1 <2
        5 2:00 deployer action-needed shop/was-1 actions=restart-vm+add-clone blocking=true <4
        6 10:00 injector message shop/was-1 action=restart-vm
        7 12:00 deployer action-done shop/was-1 action=restart-vm <6
        8 13:30 hardware up shop/was-1 <7
        9 14:00 middleware up shop/was-1:node-agent <8
        10 15:30 middleware up shop/was-1:was <9
        11 16:05 middleware rejoin shop/was-1 by=plug-in <10
      `),
    );
  });

  test('vsys-was.vm: one that will not boot is replaced by a clone', () => {
    expect(
      story({
        base: 'golden',
        script: [
          { at: '1m', fault: 'fail', target: 'shop/was-1', boots: false },
          { at: '2m', action: 'restart-vm', target: 'shop/was-1' },
          { at: '8m', action: 'add-clone', target: 'shop/was-1' },
        ],
      }),
    ).toBe(
      text(`
        1 1:00 injector fault shop/was-1 boots=false
        2 1:00 hardware down shop/was-1 <1
        3 1:05 middleware reroute shop/was-1 by=plug-in <2
        4 2:00 injector message shop/was-1 action=restart-vm
        5 2:00 platform detection shop/was-1 <2
        6 2:00 deployer action-needed shop/was-1 actions=restart-vm+add-clone blocking=true <5
        7 4:00 deployer action-done shop/was-1 action=restart-vm <4
        8 5:30 hardware down shop/was-1 retry=spent <7
        9 5:30 deployer action-needed shop/was-1 actions=add-clone blocking=true <8
        10 8:00 injector message shop/was-1 action=add-clone
        11 8:00 deployer action-done shop/was-1 action=add-clone <10
        12 8:20 platform placed shop/was-5 node=a/c1/n1 <11
        13 18:20 hardware up shop/was-5 <12
        14 18:50 middleware up shop/was-5:node-agent <13
        15 20:20 middleware up shop/was-5:was <14
      `),
    );
  });

  test('vsys-was.http: the load balancer takes it out; with the last one no request passes', () => {
    expect(
      story({
        base: 'golden',
        script: [
          { at: '1m', fault: 'fail', target: 'shop/http-1' },
          { at: '2m', fault: 'fail', target: 'shop/http-2:http' },
          { at: '3m', action: 'restart-process', target: 'shop/http-2:http' },
        ],
      }),
    ).toBe(
      text(`
        1 1:00 injector fault shop/http-1
        2 1:00 hardware down shop/http-1 <1
        3 1:10 external reroute shop/http-1 by=balancer <2
        4 2:00 injector fault shop/http-2:http
        5 2:00 hardware down shop/http-2:http <4
        6 2:00 deployer action-needed shop/http-2:http actions=restart-process+restart-vm+investigate blocking=true <5
        7 2:00 platform detection shop/http-1 <2
        8 2:00 deployer action-needed shop/http-1 actions=restart-vm blocking=true <7
        9 2:00 service sla-missed shop <5
        10 2:00 service outage-begin shop <5
        11 3:00 injector message shop/http-2:http action=restart-process
        12 8:00 deployer action-done shop/http-2:http action=restart-process <11
        13 8:05 middleware up shop/http-2:http <12
        14 8:05 service sla-met shop <13
        15 8:05 service outage-end shop ms=365000 <13
      `),
    );
  });

  test('vsys-db2.process: the standby takes over, the old primary comes back as standby', () => {
    expect(
      story({
        base: 'golden',
        script: [
          { at: '1m', fault: 'fail', target: 'primary:shopdb' },
          { at: '1m', fault: 'fail', target: 'shop/http-1:http' },
          { at: '5m', action: 'restart-vm', target: 'shopdb/db-1' },
        ],
      }),
    ).toBe(
      text(`
        1 1:00 injector fault shopdb/db-1 named=primary:shopdb
        2 1:00 hardware down shopdb/db-1 <1
        3 1:00 middleware degraded shopdb <2
        4 1:00 injector fault shop/http-1:http
        5 1:00 hardware down shop/http-1:http <4
        6 1:00 deployer action-needed shop/http-1:http actions=restart-process+restart-vm+investigate blocking=true <5
        7 1:00 service outage-begin shop <5
        8 1:00 service outage-begin shopdb <2
        9 1:10 external reroute shop/http-1 by=balancer <5
        10 1:45 middleware takeover shopdb/db-2 from=shopdb/db-1 <3
        11 1:45 service outage-end shop ms=45000 <10
        12 1:45 service outage-end shopdb ms=45000 <10
        13 2:00 platform detection shopdb/db-1 <2
        14 2:00 deployer action-needed shopdb/db-1 actions=restart-vm+new-instance+restore-backup blocking=true <13
        15 5:00 injector message shopdb/db-1 action=restart-vm
        16 7:00 deployer action-done shopdb/db-1 action=restart-vm <15
        17 8:30 hardware up shopdb/db-1 <16
        18 9:45 middleware up shopdb/db-1:db2 <17
        19 9:45 middleware resync shopdb/db-1 <18
        20 14:45 middleware restored shopdb <19
      `),
    );
  });

  test('vsys-db2.process: manual takeover waits; the old primary is back first and is primary again', () => {
    expect(
      story({
        racks: [{ id: 'a', model: 'w1500-32' }],
        deployments: [{ id: 'db', kind: 'vsys-db2', hadr: { takeover: 'manual' } }],
        script: [
          { at: '1m', fault: 'fail', target: 'db/db-1:db2' },
          { at: '2m', action: 'restart-process', target: 'db/db-1:db2' },
        ],
      }),
    ).toBe(
      text(`
        1 1:00 injector fault db/db-1:db2
        2 1:00 hardware down db/db-1:db2 <1
        3 1:00 deployer action-needed db/db-1:db2 actions=restart-process+restart-vm+investigate blocking=true <2
        4 1:00 middleware degraded db <2
        5 1:00 deployer action-needed db actions=takeover blocking=true <4
        6 1:00 service outage-begin db <2
        7 2:00 injector message db/db-1:db2 action=restart-process
        8 7:00 deployer action-done db/db-1:db2 action=restart-process <7
        9 8:15 middleware up db/db-1:db2 <8
        10 8:15 middleware resync db/db-2 <9
        11 8:15 service outage-end db ms=435000 <9
        12 13:15 middleware restored db <10
      `),
    );
  });

  test('vsys-db2.vm: manual takeover by the deployer, nothing lost in peer state', () => {
    expect(
      story({
        racks: [{ id: 'a', model: 'w1500-32' }],
        deployments: [{ id: 'db', kind: 'vsys-db2', hadr: { takeover: 'manual' } }],
        script: [
          { at: '1m', fault: 'fail', target: 'db/db-1' },
          { at: '10m', action: 'takeover', target: 'db' },
        ],
      }),
    ).toBe(
      text(`
        1 1:00 injector fault db/db-1
        2 1:00 hardware down db/db-1 <1
        3 1:00 middleware degraded db <2
        4 1:00 deployer action-needed db actions=takeover blocking=true <3
        5 1:00 service outage-begin db <2
        6 2:00 platform detection db/db-1 <2
        7 2:00 deployer action-needed db/db-1 actions=restart-vm+new-instance+restore-backup blocking=true <6
        8 10:00 injector message db action=takeover
        9 10:00 deployer action-done db action=takeover <8
        10 10:45 deployer takeover db/db-2 from=db/db-1 <9
        11 10:45 service outage-end db ms=585000 <10
      `),
    );
  });

  test('vsys-db2.vm: a forced takeover out of peer state loses what was written since', () => {
    expect(
      story({
        base: 'golden',
        script: [
          { at: '1m', fault: 'fail', target: 'shopdb/db-2' },
          { at: '3m', fault: 'fail', target: 'shopdb/db-1' },
          { at: '5m', action: 'restart-vm', target: 'shopdb/db-2' },
          { at: '20m', action: 'takeover', target: 'shopdb' },
          { at: '30m', action: 'restart-vm', target: 'shopdb/db-1' },
        ],
      }),
    ).toBe(
      text(`
        1 1:00 injector fault shopdb/db-2
        2 1:00 hardware down shopdb/db-2 <1
        3 1:00 middleware degraded shopdb <2
        4 2:00 platform detection shopdb/db-2 <2
        5 2:00 deployer action-needed shopdb/db-2 actions=restart-vm+new-instance+restore-backup blocking=true <4
        6 3:00 injector fault shopdb/db-1
        7 3:00 hardware down shopdb/db-1 <6
        8 3:00 service outage-begin shop <7
        9 3:00 service outage-begin shopdb <7
        10 4:00 platform detection shopdb/db-1 <7
        11 4:00 deployer action-needed shopdb/db-1 actions=restart-vm+new-instance+restore-backup blocking=true <10
        12 5:00 injector message shopdb/db-2 action=restart-vm
        13 7:00 deployer action-done shopdb/db-2 action=restart-vm <12
        14 8:30 hardware up shopdb/db-2 <13
        15 9:45 middleware up shopdb/db-2:db2 <14
        16 9:45 deployer action-needed shopdb actions=takeover blocking=true <15
        17 20:00 injector message shopdb action=takeover
        18 20:00 deployer action-done shopdb action=takeover <17
        19 20:45 deployer takeover shopdb/db-2 from=shopdb/db-1 <18
        20 20:45 service data-lost shopdb lost=what was written after the pair left peer state recoveryPointMs=120000 <19
        21 20:45 service outage-end shop ms=1065000 <19
        22 20:45 service outage-end shopdb ms=1065000 <19
        23 30:00 injector message shopdb/db-1 action=restart-vm
        24 32:00 deployer action-done shopdb/db-1 action=restart-vm <23
        25 33:30 hardware up shopdb/db-1 <24
        26 34:45 middleware up shopdb/db-1:db2 <25
        27 34:45 middleware resync shopdb/db-1 <26
        28 39:45 middleware restored shopdb <27
      `),
    );
  });

  test('vsys-db2.vm: both sides gone for good: new instance, restore, and a new standby', () => {
    expect(
      story({
        base: 'golden',
        script: [
          { at: '1h', fault: 'fail', target: 'shopdb/db-1', boots: false },
          { at: '1h', fault: 'fail', target: 'shopdb/db-2', boots: false },
          { at: '2h', action: 'restart-vm', target: 'shopdb/db-1' },
          { at: '3h', action: 'new-instance', target: 'shopdb/db-1' },
          { at: '3h', action: 'restart-vm', target: 'shopdb/db-2' },
          { at: '4h', action: 'restore-backup', target: 'shopdb' },
          { at: '5h', action: 'new-instance', target: 'shopdb' },
        ],
      }),
    ).toBe(
      text(`
        1 1:00:00 injector fault shopdb/db-1 boots=false
        2 1:00:00 hardware down shopdb/db-1 <1
        3 1:00:00 middleware degraded shopdb <2
        4 1:00:00 injector fault shopdb/db-2 boots=false
        5 1:00:00 hardware down shopdb/db-2 <4
        6 1:00:00 service outage-begin shop <2
        7 1:00:00 service outage-begin shopdb <2
        8 1:01:00 platform detection shopdb/db-1 <2
        9 1:01:00 deployer action-needed shopdb/db-1 actions=restart-vm+new-instance+restore-backup blocking=true <8
        10 1:01:00 platform detection shopdb/db-2 <5
        11 1:01:00 deployer action-needed shopdb/db-2 actions=restart-vm+new-instance+restore-backup blocking=true <10
        12 2:00:00 injector message shopdb/db-1 action=restart-vm
        13 2:02:00 deployer action-done shopdb/db-1 action=restart-vm <12
        14 2:03:30 hardware down shopdb/db-1 retry=spent <13
        15 2:03:30 deployer action-needed shopdb/db-1 actions=new-instance+restore-backup blocking=true <14
        16 3:00:00 injector message shopdb/db-1 action=new-instance
        17 3:00:00 deployer action-done shopdb/db-1 action=new-instance <16
        18 3:00:00 injector message shopdb/db-2 action=restart-vm
        19 3:00:20 platform placed shopdb/db-3 node=a/c1/n5 <17
        20 3:02:00 deployer action-done shopdb/db-2 action=restart-vm <18
        21 3:03:30 hardware down shopdb/db-2 retry=spent <20
        22 3:03:30 deployer action-needed shopdb/db-2 actions=new-instance+restore-backup blocking=true <21
        23 3:10:20 hardware up shopdb/db-3 <19
        24 3:10:35 deployer action-needed shopdb/db-3 actions=restore-backup blocking=true <23
        25 4:00:00 injector message shopdb action=restore-backup
        26 4:17:00 deployer action-done shopdb/db-3 action=restore-backup <25
        27 4:17:00 service data-lost shopdb lost=what was written after the last backup recoveryPointMs=3600000 <26
        28 4:17:00 service sessions-lost shop count=2000 <27
        29 4:17:00 middleware up shopdb/db-3:db2 <26
        30 4:17:00 service outage-end shop ms=11820000 <29
        31 4:17:00 service outage-end shopdb ms=11820000 <29
        32 5:00:00 injector message shopdb/db-2 action=new-instance
        33 5:00:00 deployer action-done shopdb/db-2 action=new-instance <32
        34 5:00:20 platform placed shopdb/db-4 node=a/c2/n3 <33
        35 5:10:20 hardware up shopdb/db-4 <34
        36 5:10:35 middleware up shopdb/db-4:db2 <35
        37 5:10:35 middleware resync shopdb/db-4 <36
        38 5:15:35 middleware restored shopdb <37
      `),
    );
  });

  test('vsys-db2.vm: without a backup a new instance serves empty, and the loss is said', () => {
    expect(
      story({
        racks: [{ id: 'a', model: 'w1500-32' }],
        deployments: [{ id: 'db', kind: 'vsys-db2', backup: false }],
        script: [
          { at: '1m', fault: 'fail', target: 'db/db-1' },
          { at: '2m', action: 'new-instance', target: 'db' },
        ],
      }),
    ).toBe(
      text(`
        1 1:00 injector fault db/db-1
        2 1:00 hardware down db/db-1 <1
        3 1:00 service outage-begin db <2
        4 2:00 injector message db/db-1 action=new-instance
        5 2:00 deployer action-done db/db-1 action=new-instance <4
        6 2:00 service data-lost db lost=everything: there was no backup <5
        7 2:20 platform placed db/db-2 node=a/c1/n1 <5
        8 12:20 hardware up db/db-2 <7
        9 12:35 middleware up db/db-2:db2 <8
        10 12:35 service outage-end db ms=695000 <9
      `),
    );
  });

  test('vsys-db2.vm: a takeover in peer state only changes the roles', () => {
    expect(
      story({
        racks: [{ id: 'a', model: 'w1500-32' }],
        deployments: [{ id: 'db', kind: 'vsys-db2', hadr: {} }],
        script: [{ at: '1m', action: 'takeover', target: 'db' }],
      }),
    ).toBe(
      text(`
        1 1:00 injector message db action=takeover
        2 1:00 deployer action-done db action=takeover <1
        3 1:45 deployer takeover db/db-2 from=db/db-1 <2
      `),
    );
  });

  test('custom.process: nobody restarts it but the deployer; the ITM agent only reports', () => {
    expect(
      story({
        racks: [{ id: 'a', model: 'w1500-32' }],
        deployments: [{ id: 'app', kind: 'custom', members: 2 }],
        script: [
          { at: '1m', fault: 'fail', target: 'app/custom-1:app' },
          { at: '2m', fault: 'fail', target: 'app/custom-2' },
          { at: '5m', action: 'restart-process', target: 'app/custom-1:app' },
          { at: '5m', action: 'restart-vm', target: 'app/custom-2' },
        ],
      }),
    ).toBe(
      text(`
        1 1:00 injector fault app/custom-1:app
        2 1:00 hardware down app/custom-1:app <1
        3 1:00 deployer action-needed app/custom-1:app actions=restart-process+restart-vm+investigate blocking=true <2
        4 2:00 injector fault app/custom-2
        5 2:00 hardware down app/custom-2 <4
        6 2:00 deployer action-needed app/custom-2 actions=restart-vm+new-instance blocking=true <5
        7 2:00 service outage-begin app <5
        8 3:00 platform message app/custom-2 agent=itm <5
        9 5:00 injector message app/custom-1:app action=restart-process
        10 5:00 injector message app/custom-2 action=restart-vm
        11 7:00 deployer action-done app/custom-2 action=restart-vm <10
        12 8:30 hardware up app/custom-2 <11
        13 9:00 middleware up app/custom-2:app <12
        14 9:00 service outage-end app ms=420000 <13
        15 10:00 deployer action-done app/custom-1:app action=restart-process <9
        16 10:30 middleware up app/custom-1:app <15
      `),
    );
  });

  test('custom.vm: without the ITM agent not even a message', () => {
    expect(
      story({
        racks: [{ id: 'a', model: 'w1500-32' }],
        deployments: [{ id: 'app', kind: 'custom', itmAgent: false }],
        script: [
          { at: '1m', fault: 'fail', target: 'app/custom-1', boots: false },
          { at: '2m', action: 'restart-vm', target: 'app/custom-1' },
          { at: '10m', action: 'new-instance', target: 'app' },
        ],
      }),
    ).toBe(
      text(`
        1 1:00 injector fault app/custom-1 boots=false
        2 1:00 hardware down app/custom-1 <1
        3 1:00 deployer action-needed app/custom-1 actions=restart-vm+new-instance blocking=true <2
        4 1:00 service outage-begin app <2
        5 2:00 injector message app/custom-1 action=restart-vm
        6 4:00 deployer action-done app/custom-1 action=restart-vm <5
        7 5:30 hardware down app/custom-1 retry=spent <6
        8 5:30 deployer action-needed app/custom-1 actions=new-instance blocking=true <7
        9 10:00 injector message app/custom-1 action=new-instance
        10 10:00 deployer action-done app/custom-1 action=new-instance <9
        11 10:20 platform placed app/custom-2 node=a/c1/n1 <10
        12 20:20 hardware up app/custom-2 <11
        13 20:50 middleware up app/custom-2:app <12
        14 20:50 service outage-end app ms=1190000 <13
      `),
    );
  });

  test('node.fail: rerouted, noticed, moved, booted, taken in again', () => {
    expect(
      story({ base: 'golden', script: [{ at: '1m', fault: 'fail', target: 'host:shop/was-1' }] }),
    ).toBe(
      text(`
        1 1:00 injector fault a/c1/n1 named=host:shop/was-1
        2 1:00 hardware down a/c1/n1 <1
        3 1:00 hardware down shop/was-1 <2
        4 1:05 middleware reroute shop/was-1 by=plug-in <3
        5 1:30 platform detection a/c1/n1 <2
        6 1:50 platform evacuate shop/was-1 node=a/c1/n6 from=a/c1/n1 <5
        7 3:20 hardware up shop/was-1 <6
        8 3:50 middleware up shop/was-1:node-agent <7
        9 5:20 middleware up shop/was-1:was <8
        10 6:05 middleware rejoin shop/was-1 by=plug-in <9
      `),
    );
  });

  test('node.fail: the node of the primary: the standby takes over, the old primary is moved and becomes standby', () => {
    expect(
      story({ base: 'golden', script: [{ at: '1m', fault: 'fail', target: 'host:shopdb/db-1' }] }),
    ).toBe(
      text(`
        1 1:00 injector fault a/c1/n5 named=host:shopdb/db-1
        2 1:00 hardware down a/c1/n5 <1
        3 1:00 hardware down shopdb/db-1 <2
        4 1:00 middleware degraded shopdb <3
        5 1:00 service outage-begin shop <3
        6 1:00 service outage-begin shopdb <3
        7 1:30 platform detection a/c1/n5 <2
        8 1:45 middleware takeover shopdb/db-2 from=shopdb/db-1 <4
        9 1:45 service outage-end shop ms=45000 <8
        10 1:45 service outage-end shopdb ms=45000 <8
        11 1:50 platform evacuate shopdb/db-1 node=a/c1/n6 from=a/c1/n5 <7
        12 3:20 hardware up shopdb/db-1 <11
        13 4:35 middleware up shopdb/db-1:db2 <12
        14 4:35 middleware resync shopdb/db-1 <13
        15 9:35 middleware restored shopdb <14
      `),
    );
  });

  test('node.fail: a full cloud group: by priority; what waits is placed when the node is back', () => {
    expect(
      story({
        racks: [{ id: 'a', model: 'w1500-32' }],
        deployments: [
          { id: 'low', kind: 'custom', priority: 'low', size: { cores: 8 } },
          { id: 'mid', kind: 'custom', size: { cores: 8 } },
          { id: 'high', kind: 'custom', priority: 'high', size: { cores: 8 } },
        ],
        script: [
          { at: '1m', fault: 'fail', target: 'a/c1/n1' },
          { at: '10m', repair: true, target: 'a/c1/n1' },
        ],
      }),
    ).toBe(
      text(`
        1 1:00 injector fault a/c1/n1
        2 1:00 hardware down a/c1/n1 <1
        3 1:00 hardware down high/custom-1 <2
        4 1:00 hardware down low/custom-1 <2
        5 1:00 service outage-begin low <4
        6 1:00 service outage-begin high <3
        7 1:30 platform detection a/c1/n1 <2
        8 1:50 platform evacuate high/custom-1 node=a/c1/n2 from=a/c1/n1 <7
        9 1:50 platform unplaced low/custom-1 cloudGroup=default priority=low <7
        10 3:20 hardware up high/custom-1 <8
        11 3:50 middleware up high/custom-1:app <10
        12 3:50 service outage-end high ms=170000 <11
        13 10:00 injector repair a/c1/n1
        14 18:00 hardware up a/c1/n1 <13
        15 18:20 platform placed low/custom-1 node=a/c1/n1 <7
        16 19:50 hardware up low/custom-1 <15
        17 20:20 middleware up low/custom-1:app <16
        18 20:20 service outage-end low ms=1160000 <17
      `),
    );
  });

  test('node.fail: the target dies while the VM boots on it; a VM that fails there stays down', () => {
    expect(
      story({
        base: 'golden',
        script: [
          { at: '1m', fault: 'fail', target: 'host:shop/was-1' },
          { at: '2m', fault: 'fail', target: 'host:shop/was-1' },
          { at: '3m', fault: 'fail', target: 'shop/was-1' },
          { at: '3m', repair: true, target: 'a/c1/n1' },
        ],
      }),
    ).toBe(
      text(`
        1 1:00 injector fault a/c1/n1 named=host:shop/was-1
        2 1:00 hardware down a/c1/n1 <1
        3 1:00 hardware down shop/was-1 <2
        4 1:05 middleware reroute shop/was-1 by=plug-in <3
        5 1:30 platform detection a/c1/n1 <2
        6 1:50 platform evacuate shop/was-1 node=a/c1/n6 from=a/c1/n1 <5
        7 2:00 injector fault a/c1/n6 named=host:shop/was-1
        8 2:00 hardware down a/c1/n6 <7
        9 2:30 platform detection a/c1/n6 <8
        10 2:50 platform evacuate shop/was-1 node=a/c1/n7 from=a/c1/n6 <9
        11 3:00 injector fault shop/was-1
        12 3:00 hardware down shop/was-1 <11
        13 3:00 injector repair a/c1/n1
        14 4:00 platform detection shop/was-1 <12
        15 4:00 deployer action-needed shop/was-1 actions=restart-vm+add-clone blocking=true <14
        16 11:00 hardware up a/c1/n1 <13
      `),
    );
  });

  test('node.fail: repaired before anybody noticed: its VMs start where there is room when it is back', () => {
    expect(
      story({
        base: 'golden',
        script: [
          { at: '1m', fault: 'fail', target: 'host:shop/was-1' },
          { at: '70s', repair: true, target: 'a/c1/n1' },
        ],
      }),
    ).toBe(
      text(`
        1 1:00 injector fault a/c1/n1 named=host:shop/was-1
        2 1:00 hardware down a/c1/n1 <1
        3 1:00 hardware down shop/was-1 <2
        4 1:05 middleware reroute shop/was-1 by=plug-in <3
        5 1:10 injector repair a/c1/n1
        6 9:10 hardware up a/c1/n1 <5
        7 9:30 platform placed shop/was-1 node=a/c1/n1 <6
        8 11:00 hardware up shop/was-1 <7
        9 11:30 middleware up shop/was-1:node-agent <8
        10 13:00 middleware up shop/was-1:was <9
        11 13:05 middleware rejoin shop/was-1 by=plug-in <10
      `),
    );
  });

  test('node.fail: a VM that was dead before its node died is registered elsewhere and stays dead', () => {
    expect(
      story({
        base: 'golden',
        script: [
          { at: '1m', fault: 'fail', target: 'shop/was-1' },
          { at: '3m', fault: 'fail', target: 'a/c1/n1' },
          { at: '10m', action: 'restart-vm', target: 'shop/was-1' },
        ],
      }),
    ).toBe(
      text(`
        1 1:00 injector fault shop/was-1
        2 1:00 hardware down shop/was-1 <1
        3 1:05 middleware reroute shop/was-1 by=plug-in <2
        4 2:00 platform detection shop/was-1 <2
        5 2:00 deployer action-needed shop/was-1 actions=restart-vm+add-clone blocking=true <4
        6 3:00 injector fault a/c1/n1
        7 3:00 hardware down a/c1/n1 <6
        8 3:30 platform detection a/c1/n1 <7
        9 3:50 platform evacuate shop/was-1 node=a/c1/n6 from=a/c1/n1 <8
        10 10:00 injector message shop/was-1 action=restart-vm
        11 12:00 deployer action-done shop/was-1 action=restart-vm <10
        12 13:30 hardware up shop/was-1 <11
        13 14:00 middleware up shop/was-1:node-agent <12
        14 15:30 middleware up shop/was-1:was <13
        15 16:05 middleware rejoin shop/was-1 by=plug-in <14
      `),
    );
  });

  test('load beyond what the members carry misses the SLA', () => {
    expect(
      story({
        base: 'golden',
        script: [
          { at: '1m', load: 330, target: 'shop' },
          { at: '2m', fault: 'fail', target: 'shop/was-1:was' },
          { at: '2m', load: 300, target: 'shop' },
        ],
      }),
    ).toBe(
      text(`
        1 1:00 injector load shop load=330
        2 1:00 service sla-missed shop <1
        3 2:00 injector fault shop/was-1:was
        4 2:00 hardware down shop/was-1:was <3
        5 2:00 deployer action-needed shop/was-1:was actions=investigate blocking=false <4
        6 2:00 injector load shop load=300
        7 2:01 middleware reroute shop/was-1 by=plug-in <4
        8 3:00 middleware restart shop/was-1:was node=a/c1/n1 <4
        9 4:30 middleware up shop/was-1:was <8
        10 4:30 service sla-met shop <9
        11 5:01 middleware rejoin shop/was-1 by=plug-in <9
      `),
    );
  });

  test('without a database sessions live in the member and die with it', () => {
    expect(
      story({
        racks: [{ id: 'a', model: 'w1500-32' }],
        deployments: [{ id: 'one', kind: 'vsys-was', members: 2, http: 0 }],
        script: [{ at: '1m', fault: 'fail', target: 'one/was-1' }],
      }),
    ).toBe(
      text(`
        1 1:00 injector fault one/was-1
        2 1:00 hardware down one/was-1 <1
        3 1:00 service sessions-lost one count=500 <2
        4 1:00 service sla-missed one <2
        5 1:10 external reroute one/was-1 by=balancer <2
        6 2:00 platform detection one/was-1 <2
        7 2:00 deployer action-needed one/was-1 actions=restart-vm+add-clone blocking=true <6
      `),
    );
  });

  test('a reboot, an investigation, and lines that find nothing to do', () => {
    expect(
      story({
        base: 'golden',
        script: [
          { at: '1m', action: 'restart-vm', target: 'shopdb/db-1' },
          { at: '1m', action: 'investigate', target: 'shop/was-1' },
          { at: '1m', action: 'restart-process', target: 'shop/was-1:was' },
          { at: '2m', repair: true, target: 'a/c1/n1' },
          { at: '2m', fault: 'fail', target: 'a/c1/n1' },
          { at: '2m', fault: 'fail', target: 'a/c1/n1' },
          { at: '2m', fault: 'fail', target: 'host:shop/was-1' },
          { at: '2m', fault: 'fail', target: 'shop/was-1:was' },
        ],
      }),
    ).toBe(
      text(`
        1 1:00 injector message shopdb/db-1 action=restart-vm
        2 1:00 injector message shop/was-1 action=investigate
        3 1:00 injector message shop/was-1:was nothingToDo=restart-process does not apply now
        4 2:00 injector message a/c1/n1 nothingToDo=it is not broken
        5 2:00 injector fault a/c1/n1
        6 2:00 hardware down a/c1/n1 <5
        7 2:00 hardware down shop/was-1 <6
        8 2:00 injector message a/c1/n1 nothingToDo=it has already failed, or does not run
        9 2:00 injector message host:shop/was-1 nothingToDo=nobody is meant by it at this moment
        10 2:00 injector message shop/was-1:was nothingToDo=it has already failed, or does not run
        11 2:05 middleware reroute shop/was-1 by=plug-in <7
        12 2:30 platform detection a/c1/n1 <6
        13 2:50 platform evacuate shop/was-1 node=a/c1/n6 from=a/c1/n1 <12
        14 3:00 deployer action-done shopdb/db-1 action=restart-vm <1
        15 3:00 deployer down shopdb/db-1 <14
        16 3:00 middleware degraded shopdb <15
        17 3:00 service outage-begin shop <15
        18 3:00 service outage-begin shopdb <15
        19 3:45 middleware takeover shopdb/db-2 from=shopdb/db-1 <16
        20 3:45 service outage-end shop ms=45000 <19
        21 3:45 service outage-end shopdb ms=45000 <19
        22 4:20 hardware up shop/was-1 <13
        23 4:30 hardware up shopdb/db-1 <15
        24 4:45 middleware up shopdb/db-1:db2 <23
        25 4:45 middleware resync shopdb/db-1 <24
        26 4:50 middleware up shop/was-1:node-agent <22
        27 6:20 middleware up shop/was-1:was <26
        28 7:05 middleware rejoin shop/was-1 by=plug-in <27
        29 9:45 middleware restored shopdb <25
        30 31:00 deployer action-done shop/was-1 action=investigate <2
      `),
    );
  });
});

const DAY = '25h';
const kinds = (file: Parameters<typeof run>[0]) =>
  run({ until: DAY, ...file }).events.map((e) => `${e.actor} ${e.kind}`);

describe('what must not happen, within a day', () => {
  test.each([
    ['vsys-was.process', 'shop/was-1:was', ['platform restart', 'platform detection']],
    [
      'vsys-was.node-agent',
      'shop/was-1:node-agent',
      ['platform restart', 'middleware restart', 'service outage-begin'],
    ],
    [
      'vsys-was.dmgr',
      'shop/dmgr-1:dmgr',
      ['platform restart', 'middleware restart', 'service outage-begin', 'middleware reroute'],
    ],
    [
      'vsys-was.vm',
      'shop/was-1',
      [
        'platform restart',
        'platform respin',
        'platform evacuate',
        'platform placed',
        'hardware up',
        'service outage-begin',
      ],
    ],
    [
      'vsys-was.http',
      'shop/http-1',
      ['platform restart', 'platform evacuate', 'hardware up', 'service outage-begin'],
    ],
    [
      'vsys-db2.process',
      'shopdb/db-1:db2',
      ['platform restart', 'platform detection', 'middleware restart', 'service data-lost'],
    ],
    [
      'vsys-db2.vm',
      'shopdb/db-1',
      ['platform restart', 'platform evacuate', 'hardware up', 'service data-lost'],
    ],
    [
      'node.fail',
      'host:shop/was-1',
      ['deployer action-needed', 'platform restart', 'platform unplaced', 'service outage-begin'],
    ],
  ])('%s: %s', (_rule, target, never) => {
    const seen = kinds({ base: 'golden', script: [{ at: '1m', fault: 'fail', target }] });
    expect(seen).toContain('injector fault');
    for (const kind of never) expect(seen).not.toContain(kind);
  });

  test('custom.*: nobody but the deployer and the ITM agent says a word', () => {
    const seen = kinds({
      racks: [{ id: 'a', model: 'w1500-32' }],
      deployments: [{ id: 'app', kind: 'custom', itmAgent: false, members: 2 }],
      script: [
        { at: '1m', fault: 'fail', target: 'app/custom-1:app' },
        { at: '1m', fault: 'fail', target: 'app/custom-2' },
      ],
    });
    expect(new Set(seen)).toEqual(
      new Set([
        'injector fault',
        'hardware down',
        'deployer action-needed',
        'service outage-begin',
      ]),
    );
  });

  test('vsys-was.standalone: no node agent, so nobody restarts it', () => {
    const seen = kinds({
      racks: [{ id: 'a', model: 'w1500-32' }],
      deployments: [{ id: 'one', kind: 'vsys-was', topology: 'standalone' }],
      script: [{ at: '1m', fault: 'fail', target: 'one/was-1:was' }],
    });
    expect(seen).not.toContain('middleware restart');
    expect(seen).not.toContain('platform restart');
  });

  test('vsys-db2.*: with manual takeover the standby does not take over by itself', () => {
    const seen = kinds({
      racks: [{ id: 'a', model: 'w1500-32' }],
      deployments: [{ id: 'db', kind: 'vsys-db2', hadr: { takeover: 'manual' } }],
      script: [{ at: '1m', fault: 'fail', target: 'db/db-1' }],
    });
    expect(seen.filter((k) => k.endsWith('takeover'))).toEqual([]);
    expect(seen).not.toContain('service outage-end');
  });
});

test('restart-vm ordered again while the first order waits has nothing to do', () => {
  const both = (kind: string, at: string) =>
    [1, 2].map((n) => ({ at, fault: 'fail' as const, target: `a/${kind}-${n}` }));
  for (const kind of ['mgmt', 'virt']) {
    const told = story({
      base: 'golden',
      script: [
        { at: '1m', fault: 'fail', target: 'shop/was-1' },
        ...both(kind, '3m'),
        { at: '4m', action: 'restart-vm', target: 'shop/was-1' },
        { at: '10m', action: 'restart-vm', target: 'shop/was-1' },
        { at: '20m', repair: true, target: `a/${kind}-1` },
      ],
    });
    expect(told.match(/action-done shop\/was-1 action=restart-vm/g)).toHaveLength(1);
    expect(told).toContain('10:00 injector message shop/was-1 nothingToDo=');
    expect(told).toContain('hardware up shop/was-1');
  }
});

test('add-clone ordered twice while both orders wait for the deployment manager gives one clone for one dead member', () => {
  const told = story({
    base: 'golden',
    script: [
      { at: '1m', fault: 'fail', target: 'shop/dmgr-1' },
      { at: '2m', fault: 'fail', target: 'shop/was-1' },
      { at: '4m', action: 'add-clone', target: 'shop/was-1' },
      { at: '5m', action: 'add-clone', target: 'shop/was-1' },
      { at: '6m', action: 'restart-vm', target: 'shop/dmgr-1' },
    ],
  });
  expect(told).toContain('shop/was-5');
  expect(told).not.toContain('shop/was-6');
  expect(told).toContain('5:00 injector message shop/was-1 nothingToDo=');
});
