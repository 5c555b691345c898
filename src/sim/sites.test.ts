// Two racks, two sites and what stands outside them, as whole stories: what is lost, who goes on, and what must not happen (rulebook 4.2, 4.3, 7.7, 7.19).
import { describe, expect, test } from 'vitest';
import type { ScenarioFile } from '../scenario/validator.ts';
import { run, story, text } from './story.test-kit.ts';

describe('whole stories', () => {
  test('single cell, rack a lost: rack b serves on, the standby there takes over, and no session is lost', () => {
    expect(story({ base: 'single-cell', script: [{ at: '1m', fault: 'fail', target: 'a' }] })).toBe(
      text(`
        1 1:00 injector fault a
        2 1:00 hardware down a <1
        3 1:00 hardware down shop/was-1 <2
        4 1:00 hardware down shop/dmgr-1 <2
        5 1:00 hardware down shop/http-1 <2
        6 1:00 hardware down shopdb/db-1 <2
        7 1:00 hardware down shop/was-2 <2
        8 1:00 hardware down shop/http-2 <2
        9 1:00 middleware degraded shopdb <6
        10 1:00 service sla-missed shop <8
        11 1:00 service outage-begin shop <8
        12 1:00 service outage-begin shopdb <6
        13 1:05 middleware reroute shop/was-1 by=plug-in <3
        14 1:05 middleware reroute shop/was-2 by=plug-in <7
        15 1:10 external reroute shop/http-1 by=balancer <5
        16 1:10 external reroute shop/http-2 by=balancer <8
        17 1:45 middleware takeover shopdb/db-2 from=shopdb/db-1 <9
        18 1:45 service outage-end shop ms=45000 <17
        19 1:45 service outage-end shopdb ms=45000 <17
      `),
    );
  });

  test('single cell, rack b lost: nobody has to take over, and no request is refused', () => {
    expect(story({ base: 'single-cell', script: [{ at: '1m', fault: 'fail', target: 'b' }] })).toBe(
      text(`
        1 1:00 injector fault b
        2 1:00 hardware down b <1
        3 1:00 hardware down shop-b/was-1 <2
        4 1:00 hardware down shop-b/http-1 <2
        5 1:00 hardware down shopdb/db-2 <2
        6 1:00 hardware down shop-b/was-2 <2
        7 1:00 hardware down shop-b/http-2 <2
        8 1:00 middleware degraded shopdb <5
        9 1:00 service sla-missed shop <7
        10 1:05 middleware reroute shop-b/was-1 by=plug-in <3
        11 1:05 middleware reroute shop-b/was-2 by=plug-in <6
        12 1:10 external reroute shop-b/http-1 by=balancer <4
        13 1:10 external reroute shop-b/http-2 by=balancer <7
      `),
    );
  });

  test('single cell, the site lost: both racks with one down, and nothing helps', () => {
    expect(
      story({ base: 'single-cell', script: [{ at: '1m', fault: 'fail', target: 'site:main' }] }),
    ).toBe(
      text(`
        1 1:00 injector fault site:main
        2 1:00 hardware down site:main <1
        3 1:00 hardware down shop/was-1 <2
        4 1:00 hardware down shop/dmgr-1 <2
        5 1:00 hardware down shop/http-1 <2
        6 1:00 hardware down shopdb/db-1 <2
        7 1:00 hardware down shop/was-2 <2
        8 1:00 hardware down shop/http-2 <2
        9 1:00 hardware down shop-b/was-1 <2
        10 1:00 hardware down shop-b/http-1 <2
        11 1:00 hardware down shopdb/db-2 <2
        12 1:00 hardware down shop-b/was-2 <2
        13 1:00 hardware down shop-b/http-2 <2
        14 1:00 middleware degraded shopdb <6
        15 1:00 service sla-missed shop <13
        16 1:00 service outage-begin shop <13
        17 1:00 service outage-begin shopdb <6
      `),
    );
  });

  test('single cell, rack a lost: a clone for rack b waits for the deployment manager', () => {
    expect(
      story({
        base: 'single-cell',
        script: [
          { at: '1m', fault: 'fail', target: 'a' },
          { at: '5m', action: 'add-clone', target: 'shop-b' },
        ],
      }),
    ).toBe(
      text(`
        1 1:00 injector fault a
        2 1:00 hardware down a <1
        3 1:00 hardware down shop/was-1 <2
        4 1:00 hardware down shop/dmgr-1 <2
        5 1:00 hardware down shop/http-1 <2
        6 1:00 hardware down shopdb/db-1 <2
        7 1:00 hardware down shop/was-2 <2
        8 1:00 hardware down shop/http-2 <2
        9 1:00 middleware degraded shopdb <6
        10 1:00 service sla-missed shop <8
        11 1:00 service outage-begin shop <8
        12 1:00 service outage-begin shopdb <6
        13 1:05 middleware reroute shop/was-1 by=plug-in <3
        14 1:05 middleware reroute shop/was-2 by=plug-in <7
        15 1:10 external reroute shop/http-1 by=balancer <5
        16 1:10 external reroute shop/http-2 by=balancer <8
        17 1:45 middleware takeover shopdb/db-2 from=shopdb/db-1 <9
        18 1:45 service outage-end shop ms=45000 <17
        19 1:45 service outage-end shopdb ms=45000 <17
        20 5:00 injector message shop-b action=add-clone
        21 5:00 deployer message shop-b waitsFor=shop/dmgr-1 <20
      `),
    );
  });

  test('two cells, rack a lost: the other cell goes on after one takeover, the sessions of the lost cell are gone', () => {
    expect(story({ base: 'dual-cell', script: [{ at: '1m', fault: 'fail', target: 'a' }] })).toBe(
      text(`
        1 1:00 injector fault a
        2 1:00 hardware down a <1
        3 1:00 hardware down east/was-1 <2
        4 1:00 hardware down east/dmgr-1 <2
        5 1:00 hardware down east/http-1 <2
        6 1:00 hardware down db/db-1 <2
        7 1:00 hardware down east/was-2 <2
        8 1:00 hardware down east/http-2 <2
        9 1:00 middleware degraded db <6
        10 1:00 service sessions-lost web count=1000 <8
        11 1:00 service sla-missed web <8
        12 1:00 service outage-begin web <8
        13 1:00 service outage-begin db <6
        14 1:10 external reroute east/http-1 by=balancer <5
        15 1:10 external reroute east/http-2 by=balancer <8
        16 1:45 middleware takeover db/db-2 from=db/db-1 <9
        17 1:45 service outage-end web ms=45000 <16
        18 1:45 service outage-end db ms=45000 <16
      `),
    );
  });

  test('two cells, rack b lost: the other cell goes on at once', () => {
    expect(story({ base: 'dual-cell', script: [{ at: '1m', fault: 'fail', target: 'b' }] })).toBe(
      text(`
        1 1:00 injector fault b
        2 1:00 hardware down b <1
        3 1:00 hardware down west/was-1 <2
        4 1:00 hardware down west/dmgr-1 <2
        5 1:00 hardware down west/http-1 <2
        6 1:00 hardware down db/db-2 <2
        7 1:00 hardware down west/was-2 <2
        8 1:00 hardware down west/http-2 <2
        9 1:00 middleware degraded db <6
        10 1:00 service sessions-lost web count=1000 <8
        11 1:00 service sla-missed web <8
        12 1:10 external reroute west/http-1 by=balancer <5
        13 1:10 external reroute west/http-2 by=balancer <8
      `),
    );
  });

  test('two cells, site east lost: as its rack, with one down of the site', () => {
    expect(
      story({ base: 'dual-cell', script: [{ at: '1m', fault: 'fail', target: 'site:east' }] }),
    ).toBe(
      text(`
        1 1:00 injector fault site:east
        2 1:00 hardware down site:east <1
        3 1:00 hardware down east/was-1 <2
        4 1:00 hardware down east/dmgr-1 <2
        5 1:00 hardware down east/http-1 <2
        6 1:00 hardware down db/db-1 <2
        7 1:00 hardware down east/was-2 <2
        8 1:00 hardware down east/http-2 <2
        9 1:00 middleware degraded db <6
        10 1:00 service sessions-lost web count=1000 <8
        11 1:00 service sla-missed web <8
        12 1:00 service outage-begin web <8
        13 1:00 service outage-begin db <6
        14 1:10 external reroute east/http-1 by=balancer <5
        15 1:10 external reroute east/http-2 by=balancer <8
        16 1:45 middleware takeover db/db-2 from=db/db-1 <9
        17 1:45 service outage-end web ms=45000 <16
        18 1:45 service outage-end db ms=45000 <16
      `),
    );
  });

  test('two cells, the link lost: the pair leaves peer state, and nobody takes over', () => {
    expect(
      story({
        base: 'dual-cell',
        script: [
          { at: '1m', fault: 'fail', target: 'wan' },
          { at: '10m', repair: true, target: 'wan' },
        ],
      }),
    ).toBe(
      text(`
        1 1:00 injector fault wan
        2 1:00 external down wan <1
        3 1:00 middleware degraded db <2
        4 10:00 injector repair wan
        5 10:00 external up wan <4
        6 10:00 middleware resync db/db-2 <5
        7 15:00 middleware restored db <6
      `),
    );
  });

  test('two cells, the link lost, then the primary: the takeover waits for the deployer and costs what the standby has not seen', () => {
    expect(
      story({
        base: 'dual-cell',
        script: [
          { at: '1m', fault: 'fail', target: 'wan' },
          { at: '6m', fault: 'fail', target: 'db/db-1' },
          { at: '10m', action: 'takeover', target: 'db' },
          { at: '20m', repair: true, target: 'wan' },
          { at: '30m', action: 'restart-vm', target: 'db/db-1' },
        ],
      }),
    ).toBe(
      text(`
        1 1:00 injector fault wan
        2 1:00 external down wan <1
        3 1:00 middleware degraded db <2
        4 6:00 injector fault db/db-1
        5 6:00 hardware down db/db-1 <4
        6 6:00 deployer action-needed db actions=takeover blocking=true <5
        7 6:00 service outage-begin web <5
        8 6:00 service outage-begin db <5
        9 7:00 platform detection db/db-1 <5
        10 7:00 deployer action-needed db/db-1 actions=restart-vm+new-instance+restore-backup blocking=true <9
        11 10:00 injector message db action=takeover
        12 10:00 deployer action-done db action=takeover <11
        13 10:45 deployer takeover db/db-2 from=db/db-1 <12
        14 10:45 service data-lost db lost=what was written after the pair left peer state recoveryPointMs=300000 <13
        15 10:45 service outage-end web ms=285000 <13
        16 10:45 service outage-end db ms=285000 <13
        17 20:00 injector repair wan
        18 20:00 external up wan <17
        19 30:00 injector message db/db-1 action=restart-vm
        20 32:00 deployer action-done db/db-1 action=restart-vm <19
        21 33:30 hardware up db/db-1 <20
        22 34:45 middleware up db/db-1:db2 <21
        23 34:45 middleware resync db/db-1 <22
        24 39:45 middleware restored db <23
      `),
    );
  });

  test('two cells, the link lost during a takeover: it comes to its end', () => {
    expect(
      story({
        base: 'dual-cell',
        script: [
          { at: '1m', fault: 'fail', target: 'db/db-1' },
          { at: '70s', fault: 'fail', target: 'wan' },
          { at: '3m', action: 'restart-vm', target: 'db/db-1' },
          { at: '20m', repair: true, target: 'wan' },
        ],
      }),
    ).toBe(
      text(`
        1 1:00 injector fault db/db-1
        2 1:00 hardware down db/db-1 <1
        3 1:00 middleware degraded db <2
        4 1:00 service outage-begin web <2
        5 1:00 service outage-begin db <2
        6 1:10 injector fault wan
        7 1:10 external down wan <6
        8 1:45 middleware takeover db/db-2 from=db/db-1 <3
        9 1:45 service outage-end web ms=45000 <8
        10 1:45 service outage-end db ms=45000 <8
        11 2:00 platform detection db/db-1 <2
        12 2:00 deployer action-needed db/db-1 actions=restart-vm+new-instance+restore-backup blocking=true <11
        13 3:00 injector message db/db-1 action=restart-vm
        14 5:00 deployer action-done db/db-1 action=restart-vm <13
        15 6:30 hardware up db/db-1 <14
        16 7:45 middleware up db/db-1:db2 <15
        17 20:00 injector repair wan
        18 20:00 external up wan <17
        19 20:00 middleware resync db/db-1 <18
        20 25:00 middleware restored db <19
      `),
    );
  });

  test('the load balancer dead: no request comes in, and what dies meanwhile it sees when it is back', () => {
    expect(
      story({
        base: 'single-cell',
        script: [
          { at: '1m', fault: 'fail', target: 'lb' },
          { at: '2m', fault: 'fail', target: 'shop/http-1:http' },
          { at: '10m', repair: true, target: 'lb' },
        ],
      }),
    ).toBe(
      text(`
        1 1:00 injector fault lb
        2 1:00 external down lb <1
        3 1:00 service outage-begin shop <2
        4 2:00 injector fault shop/http-1:http
        5 2:00 hardware down shop/http-1:http <4
        6 2:00 deployer action-needed shop/http-1:http actions=restart-process+restart-vm+investigate blocking=true <5
        7 10:00 injector repair lb
        8 10:00 external up lb <7
        9 10:00 external reroute shop/http-1 by=balancer <5
        10 10:00 service outage-end shop ms=540000 <8
      `),
    );
  });

  test('the sprayer dead: nothing was switched to it, so nobody notices', () => {
    expect(
      story({
        base: 'single-cell',
        script: [
          { at: '1m', fault: 'fail', target: 'sprayer' },
          { at: '2m', fault: 'fail', target: 'sprayer' },
          { at: '3m', repair: true, target: 'sprayer' },
        ],
      }),
    ).toBe(
      text(`
        1 1:00 injector fault sprayer
        2 1:00 external down sprayer <1
        3 2:00 injector message sprayer nothingToDo=it has already failed, or does not run
        4 3:00 injector repair sprayer
        5 3:00 external up sprayer <4
      `),
    );
  });

  test('the backup server dead: a restore waits, is broken off, and begins anew', () => {
    expect(
      story({
        racks: [{ id: 'a', model: 'w1500-96' }],
        deployments: [{ id: 'db', kind: 'vapp-db2' }],
        script: [
          { at: '25h', fault: 'fail', target: 'db/db-1', boots: false },
          { at: '26h', action: 'new-instance', target: 'db' },
          { at: '26h', fault: 'fail', target: 'tsm' },
          { at: '27h', action: 'restore-backup', target: 'db' },
          { at: '28h', repair: true, target: 'tsm' },
          { at: '1690m', fault: 'fail', target: 'tsm' },
          { at: '29h', repair: true, target: 'tsm' },
        ],
      }),
    ).toBe(
      text(`
        1 25:00:00 injector fault db/db-1 boots=false
        2 25:00:00 hardware down db/db-1 <1
        3 25:00:00 service outage-begin db <2
        4 25:01:00 platform detection db/db-1 <2
        5 25:01:00 platform restart db/db-1 node=a/c1/n1 <4
        6 25:02:30 hardware down db/db-1 retry=spent <5
        7 25:02:30 deployer action-needed db/db-1 actions=new-instance+restore-backup blocking=true <6
        8 26:00:00 injector message db/db-1 action=new-instance
        9 26:00:00 deployer action-done db/db-1 action=new-instance <8
        10 26:00:00 injector fault tsm
        11 26:00:00 external down tsm <10
        12 26:00:20 platform placed db/db-2 node=a/c1/n1 <9
        13 26:10:20 hardware up db/db-2 <12
        14 26:10:35 deployer action-needed db/db-2 actions=restore-backup blocking=true <13
        15 27:00:00 injector message db action=restore-backup
        16 27:00:00 deployer message db/db-2 waitsFor=tsm <15
        17 28:00:00 injector repair tsm
        18 28:00:00 external up tsm <17
        19 28:10:00 injector fault tsm
        20 28:10:00 external down tsm <19
        21 28:10:00 deployer message db/db-2 waitsFor=tsm <20
        22 29:00:00 injector repair tsm
        23 29:00:00 external up tsm <22
        24 29:17:00 deployer action-done db/db-2 action=restore-backup <23
        25 29:17:00 service data-lost db lost=what was written after the last backup recoveryPointMs=3600000 <24
        26 29:17:00 middleware up db/db-2:db2 <24
        27 29:17:00 service outage-end db ms=15420000 <26
      `),
    );
  });
});

describe('what must not happen', () => {
  const fails = (base: string, target: string) =>
    run({ base, script: [{ at: '1m', fault: 'fail', target }] });

  test.each([
    ['single-cell', 'a'],
    ['single-cell', 'b'],
    ['dual-cell', 'a'],
    ['dual-cell', 'b'],
    ['dual-cell', 'site:west'],
  ])('%s without %s: the lost rack says nothing and the other keeps all it has', (base, target) => {
    const { events, plan } = fails(base, target);
    const lost = target === 'site:west' ? 'b' : target;
    expect(events.filter((e) => e.actor === 'platform')).toEqual([]);
    const other = plan.racks.find((rack) => rack.id !== lost)?.id;
    const went = events.filter((e) => e.kind === 'down').map((e) => e.subject);
    expect(went).not.toContain(other);
    // Nothing is moved to the other rack: no VM leaves its cloud group.
    expect(events.filter((e) => e.kind === 'evacuate' || e.kind === 'placed')).toEqual([]);
  });

  test('a backup deployment manager is lost with its rack, and takes over where a member runs elsewhere', () => {
    const cell = (more: object) =>
      run({
        racks: [
          { id: 'a', model: 'w1500-96' },
          { id: 'b', model: 'w1500-96' },
        ],
        deployments: [
          { id: 'imp', kind: 'vsys-was-imp', backupDmgr: true },
          { id: 'far', kind: 'vsys-was', rack: 'b', ...more },
        ],
        script: [{ at: '1m', fault: 'fail', target: 'a' }],
      }).events.filter((e) => e.kind === 'failover');
    expect(cell({})).toEqual([]);
    expect(cell({ federatedTo: 'imp' }).map((e) => [e.t, e.subject])).toEqual([
      [120_000, 'imp/dmgr-1'],
    ]);
  });

  test('a lost link takes no session, no request and no role from anybody', () => {
    const { events, outages } = fails('dual-cell', 'wan');
    expect(outages).toEqual([]);
    expect(events.map((e) => e.kind)).toEqual(['fault', 'down', 'degraded']);
  });

  test('a link between sites is nothing to racks of one site', () => {
    expect(fails('single-cell', 'wan').events.map((e) => e.kind)).toEqual(['fault', 'down']);
  });

  test('sessions in the shared database survive either rack', () => {
    for (const rack of ['a', 'b'])
      expect(fails('single-cell', rack).events.map((e) => e.kind)).not.toContain('sessions-lost');
  });

  test('a dead balancer is nothing to databases, and takes nobody out', () => {
    const { events, outages } = fails('single-cell', 'lb');
    expect(outages.map((o) => o.id).sort()).toEqual(['service:shop', 'shop', 'shop-b']);
    expect(events.filter((e) => e.kind === 'sla-missed')).toEqual([]);
  });

  test('a rack that failed by itself does not come back with its site', () => {
    const { events } = run({
      base: 'dual-cell',
      script: [
        { at: '1m', fault: 'fail', target: 'a' },
        { at: '2m', fault: 'fail', target: 'site:east' },
        { at: '3m', repair: true, target: 'site:east' },
      ],
      until: '2h',
    });
    expect(events.filter((e) => e.kind === 'up').map((e) => e.subject)).toEqual(['site:east']);
  });

  test('a rack mended in a lost site comes back with it, without a word of its own', () => {
    const { events } = run({
      base: 'dual-cell',
      script: [
        { at: '1m', fault: 'fail', target: 'a' },
        { at: '2m', fault: 'fail', target: 'site:east' },
        { at: '3m', repair: true, target: 'a' },
        { at: '4m', fault: 'fail', target: 'a' },
        { at: '5m', repair: true, target: 'site:east' },
      ],
      until: '2h',
    });
    const said = (subject: string) =>
      events.filter((e) => e.subject === subject).map((e) => `${e.kind} ${e.t / 60_000}`);
    expect(said('a')).toEqual(['fault 1', 'down 1', 'repair 3', 'message 4']);
    expect(said('east/was-1:was')).toEqual([expect.stringContaining('up ')]);
  });

  test('nodes mended in a lost rack boot with it: nothing in a lost rack is active', () => {
    const script: ScenarioFile['script'] = [
      { at: '1m', fault: 'fail', target: 'a/mgmt-2' },
      { at: '1m', fault: 'fail', target: 'a/virt-1' },
      { at: '1m', fault: 'fail', target: 'a/c1/n12' },
      { at: '2m', fault: 'fail', target: 'a' },
      { at: '5m', repair: true, target: 'a/mgmt-2' },
      { at: '5m', repair: true, target: 'a/virt-1' },
      { at: '5m', repair: true, target: 'a/c1/n12' },
      { at: '1h', repair: true, target: 'a' },
    ];
    const after = run({ base: 'dual-cell', script }).events.filter((e) => e.t > 150_000);
    const nodes = after.filter((e) => /^a(\/|$)/.test(e.subject) && e.actor !== 'injector');
    expect(nodes[0]).toMatchObject({ t: 3_600_000, kind: 'up', subject: 'a' });
    for (const node of ['a/mgmt-2', 'a/virt-1', 'a/c1/n12'])
      expect(nodes.filter((e) => e.subject === node && e.kind === 'up')).toMatchObject([
        { t: 4_080_000, cause: nodes[0]?.id },
      ]);
  });

  test('no backup is written while the backup server is down', () => {
    const lost = (script: { at: string; fault: 'fail'; target: string }[]) =>
      run({
        racks: [{ id: 'a', model: 'w1500-96' }],
        deployments: [{ id: 'db', kind: 'vapp-db2' }],
        script: [
          ...script,
          { at: '49h', fault: 'fail', target: 'db/db-1', boots: false },
          { at: '50h', action: 'new-instance', target: 'db' },
          { at: '50h', repair: true, target: 'tsm' },
          { at: '51h', action: 'restore-backup', target: 'db' },
        ],
      }).events.find((e) => e.kind === 'data-lost')?.data.recoveryPointMs;
    const hour = 3_600_000;
    expect(lost([])).toBe(1 * hour);
    expect(lost([{ at: '30h', fault: 'fail', target: 'tsm' }])).toBe(25 * hour);
    expect(lost([{ at: '24h', fault: 'fail', target: 'tsm' }])).toBe(49 * hour);
  });
});

describe('a cell stretched over two sites', () => {
  const stretched = {
    racks: [
      { id: 'a', model: 'w1500-96' as const, site: 'east' },
      { id: 'b', model: 'w1500-96' as const, site: 'west' },
    ],
    deployments: [
      { id: 'shop', kind: 'vsys-was' as const },
      {
        id: 'shop-b',
        kind: 'vsys-was' as const,
        rack: 'b',
        service: 'shop',
        federatedTo: 'shop',
      },
    ],
  };

  test('administration over the link is slow, and waits while the link is down', () => {
    expect(
      story({
        ...stretched,
        script: [
          { at: '1m', action: 'add-clone', target: 'shop-b' },
          { at: '1h', fault: 'fail', target: 'wan' },
          { at: '61m', action: 'add-clone', target: 'shop-b' },
          { at: '62m', action: 'add-clone', target: 'shop' },
          { at: '2h', repair: true, target: 'wan' },
        ],
      }),
    ).toBe(
      text(`
        1 1:00 injector message shop-b action=add-clone
        2 1:00 middleware message shop-b slow=wan <1
        3 2:00 deployer action-done shop-b action=add-clone <1
        4 2:20 platform placed shop-b/was-3 node=b/c1/n4 <3
        5 12:20 hardware up shop-b/was-3 <4
        6 12:50 middleware up shop-b/was-3:node-agent <5
        7 14:20 middleware up shop-b/was-3:was <6
        8 1:00:00 injector fault wan
        9 1:00:00 external down wan <8
        10 1:00:00 middleware message shop-b unadministered=shop <9
        11 1:01:00 injector message shop-b action=add-clone
        12 1:01:00 deployer message shop-b waitsFor=wan <11
        13 1:02:00 injector message shop action=add-clone
        14 1:02:00 deployer action-done shop action=add-clone <13
        15 1:02:20 platform placed shop/was-3 node=a/c1/n5 <14
        16 1:12:20 hardware up shop/was-3 <15
        17 1:12:50 middleware up shop/was-3:node-agent <16
        18 1:14:20 middleware up shop/was-3:was <17
        19 2:00:00 injector repair wan
        20 2:00:00 external up wan <19
        21 2:00:00 middleware message shop-b slow=wan <11
        22 2:01:00 deployer action-done shop-b action=add-clone <11
        23 2:01:20 platform placed shop-b/was-4 node=b/c1/n5 <22
        24 2:11:20 hardware up shop-b/was-4 <23
        25 2:11:50 middleware up shop-b/was-4:node-agent <24
        26 2:13:20 middleware up shop-b/was-4:was <25
      `),
    );
  });
});

test('a takeover carries the rule that promises it, and so does the end of the outage', () => {
  const told = (base: string, target: string) => {
    const { events } = run({ base, script: [{ at: '1m', fault: 'fail', target }] });
    const over = events.find((e) => e.kind === 'takeover');
    const ended = events.find((e) => e.kind === 'outage-end' && e.cause === over?.id);
    return [over?.rule, ended?.rule];
  };
  const both = (rule: string) => [rule, rule];
  expect(told('golden', 'shopdb/db-1:db2')).toEqual(both('vsys-db2.process'));
  expect(told('golden', 'shopdb/db-1')).toEqual(both('vsys-db2.vm'));
  expect(told('golden', 'host:shopdb/db-1')).toEqual(both('ha.golden'));
  expect(told('single-cell', 'host:shopdb/db-1')).toEqual(both('ha.single-cell'));
  expect(told('single-cell', 'a')).toEqual(both('ha.single-cell'));
  expect(told('dual-cell', 'site:east')).toEqual(both('ha.dual-cell'));
});
