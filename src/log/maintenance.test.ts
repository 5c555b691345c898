// Maintenance as whole stories: a rack is drained, worked on and brought back while another serves; and what must not happen meanwhile (rulebook 4.2, 7.21, 7.22a).
import { describe, expect, test } from 'vitest';
import { run, story, text } from '../sim/story.test-kit.ts';
import { momentAt } from './moment.ts';
import { summarize } from './summary.ts';

describe('whole stories', () => {
  test('rolling maintenance: one rack after the other, the service up throughout, roles switched without loss', () => {
    expect(
      story({
        base: 'single-cell',
        script: [
          { at: '1m', maintenance: 'start', target: 'a' },
          { at: '1h', maintenance: 'end', target: 'a' },
          { at: '2h', maintenance: 'start', target: 'b' },
          { at: '3h', maintenance: 'end', target: 'b' },
        ],
      }),
    ).toBe(
      text(`
        1 1:00 injector message a maintenance=start
        2 16:00 deployer action-done a action=maintenance <1
        3 16:00 deployer takeover shopdb/db-2 from=shopdb/db-1 <2
        4 16:00 external reroute shop/http-1 by=balancer <2
        5 16:00 external reroute shop/http-2 by=balancer <2
        6 16:00 deployer down shop/dmgr-1 <2
        7 16:00 deployer down shop/http-1 <2
        8 16:00 deployer down shop/http-2 <2
        9 16:00 deployer down shop/was-1 <2
        10 16:00 deployer down shop/was-2 <2
        11 16:00 deployer down shopdb/db-1 <2
        12 16:00 middleware degraded shopdb <11
        13 16:00 service sla-missed shop <10
        14 16:05 middleware reroute shop/was-1 by=plug-in <9
        15 16:05 middleware reroute shop/was-2 by=plug-in <10
        16 1:00:00 injector message a maintenance=end
        17 1:00:00 deployer restart shop/dmgr-1 node=a/c1/n2 <16
        18 1:00:00 deployer restart shop/http-1 node=a/c1/n3 <16
        19 1:00:00 deployer restart shop/http-2 node=a/c2/n2 <16
        20 1:00:00 deployer restart shop/was-1 node=a/c1/n1 <16
        21 1:00:00 deployer restart shop/was-2 node=a/c2/n1 <16
        22 1:00:00 deployer restart shopdb/db-1 node=a/c1/n4 <16
        23 1:01:30 hardware up shop/dmgr-1 <17
        24 1:01:30 hardware up shop/http-1 <18
        25 1:01:30 hardware up shop/http-2 <19
        26 1:01:30 hardware up shop/was-1 <20
        27 1:01:30 hardware up shop/was-2 <21
        28 1:01:30 hardware up shopdb/db-1 <22
        29 1:01:35 middleware up shop/http-1:http <24
        30 1:01:35 middleware up shop/http-2:http <25
        31 1:01:45 middleware up shopdb/db-1:db2 <28
        32 1:01:45 middleware resync shopdb/db-1 <31
        33 1:01:45 external rejoin shop/http-1 by=balancer <29
        34 1:01:45 external rejoin shop/http-2 by=balancer <30
        35 1:02:00 middleware up shop/was-1:node-agent <26
        36 1:02:00 middleware up shop/was-2:node-agent <27
        37 1:03:00 middleware up shop/dmgr-1:dmgr <23
        38 1:03:30 middleware up shop/was-1:was <35
        39 1:03:30 middleware up shop/was-2:was <36
        40 1:03:30 service sla-met shop <39
        41 1:04:05 middleware rejoin shop/was-1 by=plug-in <38
        42 1:04:05 middleware rejoin shop/was-2 by=plug-in <39
        43 1:06:45 middleware restored shopdb <32
        44 2:00:00 injector message b maintenance=start
        45 2:15:00 deployer action-done b action=maintenance <44
        46 2:15:00 deployer takeover shopdb/db-1 from=shopdb/db-2 <45
        47 2:15:00 external reroute shop-b/http-1 by=balancer <45
        48 2:15:00 external reroute shop-b/http-2 by=balancer <45
        49 2:15:00 deployer down shop-b/http-1 <45
        50 2:15:00 deployer down shop-b/http-2 <45
        51 2:15:00 deployer down shop-b/was-1 <45
        52 2:15:00 deployer down shop-b/was-2 <45
        53 2:15:00 deployer down shopdb/db-2 <45
        54 2:15:00 middleware degraded shopdb <53
        55 2:15:00 service sla-missed shop <52
        56 2:15:05 middleware reroute shop-b/was-1 by=plug-in <51
        57 2:15:05 middleware reroute shop-b/was-2 by=plug-in <52
        58 3:00:00 injector message b maintenance=end
        59 3:00:00 deployer restart shop-b/http-1 node=b/c1/n2 <58
        60 3:00:00 deployer restart shop-b/http-2 node=b/c2/n2 <58
        61 3:00:00 deployer restart shop-b/was-1 node=b/c1/n1 <58
        62 3:00:00 deployer restart shop-b/was-2 node=b/c2/n1 <58
        63 3:00:00 deployer restart shopdb/db-2 node=b/c1/n3 <58
        64 3:01:30 hardware up shop-b/http-1 <59
        65 3:01:30 hardware up shop-b/http-2 <60
        66 3:01:30 hardware up shop-b/was-1 <61
        67 3:01:30 hardware up shop-b/was-2 <62
        68 3:01:30 hardware up shopdb/db-2 <63
        69 3:01:35 middleware up shop-b/http-1:http <64
        70 3:01:35 middleware up shop-b/http-2:http <65
        71 3:01:45 middleware up shopdb/db-2:db2 <68
        72 3:01:45 middleware resync shopdb/db-2 <71
        73 3:01:45 external rejoin shop-b/http-1 by=balancer <69
        74 3:01:45 external rejoin shop-b/http-2 by=balancer <70
        75 3:02:00 middleware up shop-b/was-1:node-agent <66
        76 3:02:00 middleware up shop-b/was-2:node-agent <67
        77 3:03:30 middleware up shop-b/was-1:was <75
        78 3:03:30 middleware up shop-b/was-2:was <76
        79 3:03:30 service sla-met shop <78
        80 3:04:05 middleware rejoin shop-b/was-1 by=plug-in <77
        81 3:04:05 middleware rejoin shop-b/was-2 by=plug-in <78
        82 3:06:45 middleware restored shopdb <72
      `),
    );
  });

  test('a pair that is not in peer state: the primary is stopped all the same, and no plug-in knows another cell', () => {
    expect(
      story({
        base: 'dual-cell',
        script: [
          { at: '1m', fault: 'fail', target: 'wan' },
          { at: '2m', maintenance: 'start', target: 'a' },
          { at: '1h', maintenance: 'end', target: 'a' },
          { at: '2h', repair: true, target: 'wan' },
        ],
      }),
    ).toBe(
      text(`
        1 1:00 injector fault wan
        2 1:00 external down wan <1
        3 1:00 middleware degraded db <2
        4 2:00 injector message a maintenance=start
        5 17:00 deployer action-done a action=maintenance <4
        6 17:00 external reroute east/http-1 by=balancer <5
        7 17:00 external reroute east/http-2 by=balancer <5
        8 17:00 deployer down db/db-1 <5
        9 17:00 deployer down east/dmgr-1 <5
        10 17:00 deployer down east/http-1 <5
        11 17:00 deployer down east/http-2 <5
        12 17:00 deployer down east/was-1 <5
        13 17:00 deployer down east/was-2 <5
        14 17:00 deployer action-needed db actions=takeover blocking=true <8
        15 17:00 service sla-missed web <13
        16 17:00 service outage-begin web <13
        17 17:00 service outage-begin db <8
        18 1:00:00 injector message a maintenance=end
        19 1:00:00 deployer restart db/db-1 node=a/c1/n4 <18
        20 1:00:00 deployer restart east/dmgr-1 node=a/c1/n2 <18
        21 1:00:00 deployer restart east/http-1 node=a/c1/n3 <18
        22 1:00:00 deployer restart east/http-2 node=a/c2/n2 <18
        23 1:00:00 deployer restart east/was-1 node=a/c1/n1 <18
        24 1:00:00 deployer restart east/was-2 node=a/c2/n1 <18
        25 1:01:30 hardware up db/db-1 <19
        26 1:01:30 hardware up east/dmgr-1 <20
        27 1:01:30 hardware up east/http-1 <21
        28 1:01:30 hardware up east/http-2 <22
        29 1:01:30 hardware up east/was-1 <23
        30 1:01:30 hardware up east/was-2 <24
        31 1:01:35 middleware up east/http-1:http <27
        32 1:01:35 middleware up east/http-2:http <28
        33 1:01:45 middleware up db/db-1:db2 <25
        34 1:01:45 external rejoin east/http-1 by=balancer <31
        35 1:01:45 external rejoin east/http-2 by=balancer <32
        36 1:01:45 service outage-end web ms=2685000 <33
        37 1:01:45 service outage-end db ms=2685000 <33
        38 1:02:00 middleware up east/was-1:node-agent <29
        39 1:02:00 middleware up east/was-2:node-agent <30
        40 1:03:00 middleware up east/dmgr-1:dmgr <26
        41 1:03:30 middleware up east/was-1:was <38
        42 1:03:30 middleware up east/was-2:was <39
        43 1:03:30 service sla-met web <42
        44 2:00:00 injector repair wan
        45 2:00:00 external up wan <44
        46 2:00:00 middleware resync db/db-2 <45
        47 2:05:00 middleware restored db <46
      `),
    );
  });

  test('a single rack: everything is out until it is brought back', () => {
    expect(
      story({
        racks: [{ id: 'a', model: 'w1500-96' }],
        deployments: [
          { id: 'own', kind: 'custom' },
          { id: 'px', kind: 'proxy', members: 1 },
        ],
        script: [
          { at: '1m', maintenance: 'start', target: 'a' },
          { at: '1h', maintenance: 'end', target: 'a' },
        ],
      }),
    ).toBe(
      text(`
        1 1:00 injector message a maintenance=start
        2 16:00 deployer action-done a action=maintenance <1
        3 16:00 deployer down own/custom-1 <2
        4 16:00 deployer down px/proxy-1 <2
        5 16:00 service sla-missed px <4
        6 16:00 service outage-begin own <3
        7 16:00 service outage-begin px <4
        8 1:00:00 injector message a maintenance=end
        9 1:00:00 deployer restart own/custom-1 node=a/c1/n1 <8
        10 1:00:00 deployer restart px/proxy-1 node=a/c1/n2 <8
        11 1:01:30 hardware up own/custom-1 <9
        12 1:01:30 hardware up px/proxy-1 <10
        13 1:01:50 middleware up px/proxy-1:proxy <12
        14 1:01:50 service sla-met px <13
        15 1:01:50 service outage-end px ms=2750000 <13
        16 1:02:00 middleware up own/custom-1:app <11
        17 1:02:00 service outage-end own ms=2760000 <16
      `),
    );
  });

  test('a node dies in maintenance: its VMs are placed when the rack is brought back, those dead before are started too', () => {
    expect(
      story({
        racks: [{ id: 'a', model: 'w1500-96' }],
        deployments: [
          { id: 'own', kind: 'custom', members: 2 },
          { id: 'db', kind: 'vsys-db2' },
        ],
        script: [
          { at: '1m', fault: 'fail', target: 'db/db-1' },
          { at: '2m', maintenance: 'start', target: 'a' },
          { at: '20m', fault: 'fail', target: 'host:own/custom-1' },
          { at: '30m', fault: 'fail', target: 'own/custom-2' },
          { at: '31m', action: 'restart-vm', target: 'own/custom-2' },
          { at: '1h', maintenance: 'end', target: 'a' },
        ],
      }),
    ).toBe(
      text(`
        1 1:00 injector fault db/db-1
        2 1:00 hardware down db/db-1 <1
        3 1:00 service outage-begin db <2
        4 2:00 injector message a maintenance=start
        5 2:00 platform detection db/db-1 <2
        6 2:00 deployer action-needed db/db-1 actions=restart-vm+new-instance+restore-backup blocking=true <5
        7 17:00 deployer action-done a action=maintenance <4
        8 17:00 deployer down own/custom-1 <7
        9 17:00 deployer down own/custom-2 <7
        10 17:00 service outage-begin own <9
        11 20:00 injector fault a/c1/n1 named=host:own/custom-1
        12 20:00 hardware down a/c1/n1 <11
        13 20:30 platform detection a/c1/n1 <12
        14 30:00 injector message own/custom-2 nothingToDo=it has already failed, or does not run
        15 31:00 injector message own/custom-2 nothingToDo=restart-vm does not apply now
        16 1:00:00 injector message a maintenance=end
        17 1:00:00 deployer restart db/db-1 node=a/c1/n3 <16
        18 1:00:00 deployer restart own/custom-2 node=a/c1/n2 <16
        19 1:00:20 platform evacuate own/custom-1 node=a/c1/n4 from=a/c1/n1 <13
        20 1:01:30 hardware up db/db-1 <17
        21 1:01:30 hardware up own/custom-2 <18
        22 1:01:50 hardware up own/custom-1 <19
        23 1:02:00 middleware up own/custom-2:app <21
        24 1:02:00 service outage-end own ms=2700000 <23
        25 1:02:20 middleware up own/custom-1:app <22
        26 1:02:45 middleware up db/db-1:db2 <20
        27 1:02:45 service outage-end db ms=3705000 <26
      `),
    );
  });

  test('the rack is lost in maintenance: it is placed anew when the rack is back and the work is over', () => {
    expect(
      story({
        racks: [{ id: 'a', model: 'w1500-32' }],
        deployments: [{ id: 'own', kind: 'custom' }],
        script: [
          { at: '1m', maintenance: 'start', target: 'a' },
          { at: '20m', fault: 'fail', target: 'a' },
          { at: '30m', repair: true, target: 'a' },
          { at: '1h', maintenance: 'end', target: 'a' },
        ],
      }),
    ).toBe(
      text(`
        1 1:00 injector message a maintenance=start
        2 16:00 deployer action-done a action=maintenance <1
        3 16:00 deployer down own/custom-1 <2
        4 16:00 service outage-begin own <3
        5 20:00 injector fault a
        6 20:00 hardware down a <5
        7 30:00 injector repair a
        8 30:00 hardware up a <7
        9 38:00 hardware up a/mgmt-1 <8
        10 38:00 hardware up a/mgmt-2 <8
        11 38:00 hardware up a/virt-1 <8
        12 38:00 hardware up a/virt-2 <8
        13 38:00 hardware up a/c1/n1 <8
        14 38:00 hardware up a/c1/n2 <8
        15 38:30 hardware failover a/mgmt-1 <10
        16 38:30 hardware resync a/mgmt-2 <15
        17 38:30 hardware failover a/virt-1 <12
        18 38:30 hardware resync a/virt-2 <17
        19 43:30 hardware restored a/mgmt <15
        20 43:30 hardware restored a/virt <17
        21 1:00:00 injector message a maintenance=end
        22 1:00:20 platform placed own/custom-1 node=a/c1/n1 <13
        23 1:01:50 hardware up own/custom-1 <22
        24 1:02:20 middleware up own/custom-1:app <23
        25 1:02:20 service outage-end own ms=2780000 <24
      `),
    );
  });

  test('each of its messages carries its rule, that of a line with nothing to do, too (rulebook 7.25)', () => {
    const script = [
      { at: '1m', maintenance: 'end', target: 'a' },
      { at: '2m', maintenance: 'start', target: 'a' },
    ] as const;
    expect(run({ base: 'single-cell', script: [...script] }).events.slice(0, 2)).toMatchObject([
      { kind: 'message', rule: 'ha.single-cell', slide: 18 },
      { kind: 'message', rule: 'ha.single-cell', slide: 18 },
    ]);
  });

  test('started twice, ended without a start, called off while it drains, too late for a lost rack', () => {
    expect(
      story({
        base: 'single-cell',
        script: [
          { at: '1m', maintenance: 'end', target: 'a' },
          { at: '2m', maintenance: 'start', target: 'a' },
          { at: '3m', maintenance: 'start', target: 'a' },
          { at: '4m', maintenance: 'end', target: 'a' },
          { at: '1h', maintenance: 'start', target: 'b' },
          { at: '61m', fault: 'fail', target: 'b' },
          { at: '2h', maintenance: 'start', target: 'b' },
        ],
      }),
    ).toBe(
      text(`
        1 1:00 injector message a nothingToDo=it is not in maintenance
        2 2:00 injector message a maintenance=start
        3 3:00 injector message a nothingToDo=it is lost, or in maintenance already
        4 4:00 injector message a maintenance=end
        5 1:00:00 injector message b maintenance=start
        6 1:01:00 injector fault b
        7 1:01:00 hardware down b <6
        8 1:01:00 hardware down shop-b/was-1 <7
        9 1:01:00 hardware down shop-b/http-1 <7
        10 1:01:00 hardware down shopdb/db-2 <7
        11 1:01:00 hardware down shop-b/was-2 <7
        12 1:01:00 hardware down shop-b/http-2 <7
        13 1:01:00 middleware degraded shopdb <10
        14 1:01:00 service sla-missed shop <12
        15 1:01:05 middleware reroute shop-b/was-1 by=plug-in <8
        16 1:01:05 middleware reroute shop-b/was-2 by=plug-in <11
        17 1:01:10 external reroute shop-b/http-1 by=balancer <9
        18 1:01:10 external reroute shop-b/http-2 by=balancer <12
        19 1:15:00 deployer message b nothingToDo=the rack is lost <5
        20 2:00:00 injector message b nothingToDo=it is lost, or in maintenance already
      `),
    );
  });
});

const rolling = run({
  base: 'single-cell',
  script: [
    { at: '1m', maintenance: 'start', target: 'a' },
    { at: '1h', maintenance: 'end', target: 'a' },
    { at: '2h', maintenance: 'start', target: 'b' },
    { at: '3h', maintenance: 'end', target: 'b' },
  ],
});

describe('what must not happen', () => {
  test('no outage, no lost session, no lost data, and all is whole at the end', () => {
    const { services, deployments, redundancy } = summarize(rolling);
    expect(services.map((s) => [s.id, s.outages, s.state, s.sessionsLost])).toEqual([
      ['shop', 0, 'up', 0],
      ['shopdb', 0, 'up', 0],
    ]);
    expect(deployments.map((d) => [d.dataLost, d.openActions])).toEqual(
      deployments.map(() => [false, []]),
    );
    expect(redundancy).toEqual([]);
  });

  test('the platform neither notices nor recovers what the deployer stopped', () => {
    expect(rolling.events.filter((e) => e.actor === 'platform')).toEqual([]);
  });

  test('what is stopped is told as stopped, and each VM boots where it stood', () => {
    const during = run({
      base: 'single-cell',
      until: '30m',
      script: [{ at: '1m', maintenance: 'start', target: 'a' }],
    });
    const { vms } = summarize(during);
    const stopped = vms.filter((vm) => vm.state === 'stopped').map((vm) => vm.id);
    expect(stopped).toEqual(during.vms.filter((vm) => vm.rack === 'a').map((vm) => vm.id));
    const moment = momentAt(during, 1_200_000);
    for (const vm of stopped) expect(moment.look(vm)).toBe('suspended');
    for (const vm of rolling.vms) expect(rolling.places.get(vm.id)).toHaveLength(1);
  });

  test.each(['memory', 'local'] as const)('sessions (%s) are drained, not lost', (sessions) => {
    const { events } = run({
      racks: [
        { id: 'a', model: 'w1500-96' },
        { id: 'b', model: 'w1500-96' },
      ],
      deployments: [
        { id: 'one', kind: 'vsys-was', service: 'web', sessions },
        { id: 'two', kind: 'vsys-was', rack: 'b', service: 'web', sessions },
      ],
      script: [{ at: '1m', maintenance: 'start', target: 'a' }],
    });
    expect(events.map((e) => e.kind)).not.toContain('sessions-lost');
  });

  test('a dead balancer takes nobody out; it sees who is gone when it is back', () => {
    const { events } = run({
      base: 'single-cell',
      script: [
        { at: '1m', maintenance: 'start', target: 'a' },
        { at: '5m', fault: 'fail', target: 'lb' },
        { at: '30m', repair: true, target: 'lb' },
      ],
    });
    expect(
      events
        .filter((e) => e.actor === 'external')
        .map((e) => `${e.t / 60_000} ${e.kind} ${e.subject}`),
    ).toEqual(['5 down lb', '30 up lb', '30 reroute shop/http-1', '30 reroute shop/http-2']);
  });

  test('nothing in the rack scales, neither out nor in, until it is brought back', () => {
    const scaled = (script: Parameters<typeof run>[0]['script']) =>
      run({
        racks: [{ id: 'a', model: 'w1500-96' }],
        deployments: [
          { id: 'vapp', kind: 'vapp-was', load: 100, scaling: {} },
          { id: 'imp', kind: 'vsys-was-imp', load: 100 },
        ],
        script: [...(script ?? []), { at: '2h', load: 100, target: 'vapp' }],
      }).events.filter((e) => e.kind.startsWith('scale-'));
    const more = [
      { at: '20m', load: 400, target: 'vapp' },
      { at: '20m', load: 300, target: 'imp' },
    ];
    expect(scaled(more).length).toBeGreaterThan(0);
    const during = scaled([
      { at: '1m', maintenance: 'start', target: 'a' },
      ...more,
      { at: '1h', maintenance: 'end', target: 'a' },
    ]);
    expect(during.every((e) => e.t > 3_600_000)).toBe(true);
    expect(during.length).toBeGreaterThan(0);
  });

  test('nobody decides meanwhile to scale when the work is over: a rush that has passed adds nobody', () => {
    const { vms } = run({
      racks: [{ id: 'a', model: 'w1500-96' }],
      deployments: [{ id: 'vapp', kind: 'vapp-was', load: 100, scaling: {} }],
      script: [
        { at: '1m', maintenance: 'start', target: 'a' },
        { at: '20m', load: 400, target: 'vapp' },
        { at: '50m', load: 100, target: 'vapp' },
        { at: '1h', maintenance: 'end', target: 'a' },
      ],
    });
    expect(vms.map((vm) => vm.id)).toEqual(['vapp/was-1', 'vapp/was-2']);
  });

  test('without anybody to start a VM the rack comes back when there is somebody', () => {
    const { events } = run({
      base: 'single-cell',
      until: '3h',
      script: [
        { at: '1m', maintenance: 'start', target: 'b' },
        { at: '20m', fault: 'fail', target: 'b/virt-1' },
        { at: '20m', fault: 'fail', target: 'b/virt-2' },
        { at: '1h', maintenance: 'end', target: 'b' },
        { at: '2h', repair: true, target: 'b/virt-1' },
      ],
    });
    const active = events.find((e) => e.kind === 'failover' && e.subject === 'b/virt-1');
    const restarts = events.filter((e) => e.kind === 'restart');
    expect(restarts).toHaveLength(5);
    for (const restart of restarts) expect(restart.t).toBe(active?.t);
  });

  test('a clone asked for meanwhile is made when the work is over', () => {
    const { events } = run({
      base: 'single-cell',
      script: [
        { at: '1m', maintenance: 'start', target: 'b' },
        { at: '20m', action: 'add-clone', target: 'shop-b' },
        { at: '1h', maintenance: 'end', target: 'b' },
      ],
    });
    expect(events.find((e) => e.kind === 'placed')).toMatchObject({
      subject: 'shop-b/was-3',
      t: 3_620_000,
    });
  });
});
