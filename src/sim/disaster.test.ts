// Disaster recovery as whole stories: what the deployer does, in which order, what it costs, and what becomes of it when something else is dead (rulebook 4.4, 7.10, 7.22).
import { describe, expect, test } from 'vitest';
import type { ScenarioFile } from '../scenario/validator.ts';
import { run, story, text } from './story.test-kit.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

type File = Omit<ScenarioFile, 'version'>;
type Script = NonNullable<File['script']>;

const TWO: NonNullable<File['racks']> = [
  { id: 'a', model: 'w1500-96', site: 'east' },
  { id: 'b', model: 'w1500-96', site: 'west' },
];

/** The critical deployments of `dr` on rack b, beforehand. */
const deployed = (running = false): Script =>
  ['shop', 'shopdb', 'portal', 'portaldb'].map((target) => ({
    at: '0s',
    action: 'deploy-standby',
    target,
    ...(running ? { running } : {}),
  }));

/** What the stories below need not tell again: what goes down with its rack, nodes that boot, the SLA. */
const ASIDE =
  / (up|resync) [ab]\/(c\d|mgmt-2|virt-2)| down (shop|portal|reports)[/\w]*-\d <|service sla/;

/** A story from its first fault on, without what goes without saying. */
const since = (file: File): string => {
  const lines = story(file).split('\n');
  return lines
    .slice(lines.findIndex((line) => line.includes('injector fault')))
    .filter((line) => !ASIDE.test(line))
    .join('\n');
};

describe('whole stories', () => {
  test('nothing prepared: every step is taken in the disaster, one restore after the other, by priority', () => {
    expect(
      story({
        base: 'dr',
        until: '8h',
        script: [
          { at: '1h', fault: 'fail', target: 'site:east' },
          { at: '1h', action: 'switch-sprayer', target: 'portal' },
          { at: '1h', action: 'switch-sprayer', target: 'shop' },
        ],
      }),
    ).toBe(
      text(`
        1 1:00:00 injector fault site:east
        2 1:00:00 hardware down site:east <1
        3 1:00:00 hardware down shop/was-1 <2
        4 1:00:00 hardware down shop/dmgr-1 <2
        5 1:00:00 hardware down shop/http-1 <2
        6 1:00:00 hardware down shopdb/db-1 <2
        7 1:00:00 hardware down portal/was-1 <2
        8 1:00:00 hardware down portaldb/db-1 <2
        9 1:00:00 hardware down reports/custom-1 <2
        10 1:00:00 hardware down shop/was-2 <2
        11 1:00:00 hardware down portal/was-2 <2
        12 1:00:00 injector message portal action=switch-sprayer
        13 1:00:00 injector message shop action=switch-sprayer
        14 1:00:00 deployer action-needed shop actions=start-standby+switch-sprayer blocking=true <2
        15 1:00:00 deployer action-needed shopdb actions=restore-backup blocking=true <2
        16 1:00:00 deployer action-needed portal actions=start-standby+switch-sprayer blocking=true <2
        17 1:00:00 deployer action-needed portaldb actions=restore-backup blocking=true <2
        18 1:00:00 service sla-missed shop <10
        19 1:00:00 service sla-missed portal <11
        20 1:00:00 service outage-begin shop <10
        21 1:00:00 service outage-begin shopdb <6
        22 1:00:00 service outage-begin portal <11
        23 1:00:00 service outage-begin portaldb <8
        24 1:00:00 service outage-begin reports <9
        25 3:00:00 deployer action-done b action=prepare-target <12
        26 4:00:00 deployer action-done b action=import-patterns <12
        27 5:00:00 deployer action-done portal action=deploy-standby <12
        28 5:00:00 deployer action-done portaldb action=deploy-standby <12
        29 5:00:00 deployer action-done shop action=deploy-standby <13
        30 5:00:00 deployer action-done shopdb action=deploy-standby <13
        31 5:00:20 platform placed shop@b/dmgr-1 node=b/c1/n1 <29
        32 5:00:40 platform placed shop@b/http-1 node=b/c1/n2 <29
        33 5:01:00 platform placed shop@b/was-1 node=b/c1/n3 <29
        34 5:01:20 platform placed shop@b/was-2 node=b/c1/n4 <29
        35 5:01:40 platform placed shopdb@b/db-1 node=b/c1/n5 <30
        36 5:02:00 platform placed portal@b/was-1 node=b/c1/n6 <27
        37 5:02:20 platform placed portal@b/was-2 node=b/c1/n1 <27
        38 5:02:40 platform placed portaldb@b/db-1 node=b/c1/n2 <28
        39 5:17:00 deployer action-done shopdb action=restore-backup <13
        40 5:17:00 service data-lost shopdb lost=what was written after the last backup recoveryPointMs=3600000 <39
        41 5:17:00 service sessions-lost shop count=1000 <40
        42 5:27:00 deployer action-done shop action=start-standby <13
        43 5:28:30 hardware up shop@b/was-1 <42
        44 5:28:30 hardware up shop@b/was-2 <42
        45 5:28:30 hardware up shop@b/dmgr-1 <42
        46 5:28:30 hardware up shop@b/http-1 <42
        47 5:28:30 hardware up shopdb@b/db-1 <42
        48 5:28:35 middleware up shop@b/http-1:http <46
        49 5:28:45 middleware up shopdb@b/db-1:db2 <47
        50 5:28:45 service outage-end shopdb ms=16125000 <49
        51 5:29:00 middleware up shop@b/was-1:node-agent <43
        52 5:29:00 middleware up shop@b/was-2:node-agent <44
        53 5:30:00 middleware up shop@b/dmgr-1:dmgr <45
        54 5:30:30 middleware up shop@b/was-1:was <51
        55 5:30:30 middleware up shop@b/was-2:was <52
        56 5:32:00 deployer action-done shop action=switch-sprayer <13
        57 5:32:00 service sla-met shop <56
        58 5:32:00 service outage-end shop ms=16320000 <56
        59 5:34:00 deployer action-done portaldb action=restore-backup <12
        60 5:34:00 service data-lost portaldb lost=what was written after the last backup recoveryPointMs=3600000 <59
        61 5:44:00 deployer action-done portal action=start-standby <12
        62 5:45:30 hardware up portal@b/was-1 <61
        63 5:45:30 hardware up portal@b/was-2 <61
        64 5:45:30 hardware up portaldb@b/db-1 <61
        65 5:45:45 middleware up portaldb@b/db-1:db2 <64
        66 5:45:45 service outage-end portaldb ms=17145000 <65
        67 5:47:00 middleware up portal@b/was-1:was <62
        68 5:47:00 middleware up portal@b/was-2:was <63
        69 5:49:00 deployer action-done portal action=switch-sprayer <12
        70 5:49:00 service sla-met portal <69
        71 5:49:00 service outage-end portal ms=17340000 <69
      `),
    );
  });

  test('prepared and stopped: restore, start, switch', () => {
    expect(
      story({
        base: 'dr',
        script: [
          { at: '0s', action: 'prepare-target', target: 'b' },
          { at: '0s', action: 'import-patterns', target: 'b' },
          ...deployed(),
          { at: '26h', fault: 'fail', target: 'a' },
          { at: '26h', action: 'switch-sprayer', target: 'shop' },
        ],
      }),
    ).toBe(
      text(`
        1 0:00 injector message b action=prepare-target
        2 0:00 injector message b action=import-patterns
        3 0:00 injector message shop action=deploy-standby
        4 0:00 injector message shopdb action=deploy-standby
        5 0:00 injector message portal action=deploy-standby
        6 0:00 injector message portaldb action=deploy-standby
        7 2:00:00 deployer action-done b action=prepare-target <1
        8 3:00:00 deployer action-done b action=import-patterns <2
        9 4:00:00 deployer action-done shop action=deploy-standby <3
        10 4:00:00 deployer action-done shopdb action=deploy-standby <4
        11 4:00:00 deployer action-done portal action=deploy-standby <5
        12 4:00:00 deployer action-done portaldb action=deploy-standby <6
        13 4:00:20 platform placed shop@b/dmgr-1 node=b/c1/n1 <9
        14 4:00:40 platform placed shop@b/http-1 node=b/c1/n2 <9
        15 4:01:00 platform placed shop@b/was-1 node=b/c1/n3 <9
        16 4:01:20 platform placed shop@b/was-2 node=b/c1/n4 <9
        17 4:01:40 platform placed shopdb@b/db-1 node=b/c1/n5 <10
        18 4:02:00 platform placed portal@b/was-1 node=b/c1/n6 <11
        19 4:02:20 platform placed portal@b/was-2 node=b/c1/n1 <11
        20 4:02:40 platform placed portaldb@b/db-1 node=b/c1/n2 <12
        21 26:00:00 injector fault a
        22 26:00:00 hardware down a <21
        23 26:00:00 hardware down shop/was-1 <22
        24 26:00:00 hardware down shop/dmgr-1 <22
        25 26:00:00 hardware down shop/http-1 <22
        26 26:00:00 hardware down shopdb/db-1 <22
        27 26:00:00 hardware down portal/was-1 <22
        28 26:00:00 hardware down portaldb/db-1 <22
        29 26:00:00 hardware down reports/custom-1 <22
        30 26:00:00 hardware down shop/was-2 <22
        31 26:00:00 hardware down portal/was-2 <22
        32 26:00:00 injector message shop action=switch-sprayer
        33 26:00:00 deployer action-needed shop actions=start-standby+switch-sprayer blocking=true <22
        34 26:00:00 deployer action-needed shopdb actions=restore-backup blocking=true <22
        35 26:00:00 deployer action-needed portal actions=start-standby+switch-sprayer blocking=true <22
        36 26:00:00 deployer action-needed portaldb actions=restore-backup blocking=true <22
        37 26:00:00 service sla-missed shop <30
        38 26:00:00 service sla-missed portal <31
        39 26:00:00 service outage-begin shop <30
        40 26:00:00 service outage-begin shopdb <26
        41 26:00:00 service outage-begin portal <31
        42 26:00:00 service outage-begin portaldb <28
        43 26:00:00 service outage-begin reports <29
        44 26:17:00 deployer action-done shopdb action=restore-backup <32
        45 26:17:00 service data-lost shopdb lost=what was written after the last backup recoveryPointMs=7200000 <44
        46 26:17:00 service sessions-lost shop count=1000 <45
        47 26:27:00 deployer action-done shop action=start-standby <32
        48 26:28:30 hardware up shop@b/was-1 <47
        49 26:28:30 hardware up shop@b/was-2 <47
        50 26:28:30 hardware up shop@b/dmgr-1 <47
        51 26:28:30 hardware up shop@b/http-1 <47
        52 26:28:30 hardware up shopdb@b/db-1 <47
        53 26:28:35 middleware up shop@b/http-1:http <51
        54 26:28:45 middleware up shopdb@b/db-1:db2 <52
        55 26:28:45 service outage-end shopdb ms=1725000 <54
        56 26:29:00 middleware up shop@b/was-1:node-agent <48
        57 26:29:00 middleware up shop@b/was-2:node-agent <49
        58 26:30:00 middleware up shop@b/dmgr-1:dmgr <50
        59 26:30:30 middleware up shop@b/was-1:was <56
        60 26:30:30 middleware up shop@b/was-2:was <57
        61 26:32:00 deployer action-done shop action=switch-sprayer <32
        62 26:32:00 service sla-met shop <61
        63 26:32:00 service outage-end shop ms=1920000 <61
      `),
    );
  });

  test('home serves again while the restored copy is being started: the copy is out of date and serves nobody', () => {
    const { events } = run({
      base: 'dr',
      timings: {
        prepareTarget: '2m',
        importPatterns: '1m',
        deployStandby: '4m',
        restoreBackup: '5m',
        startStandby: '3m',
      },
      script: [
        { at: '0s', action: 'start-standby', target: 'portaldb' },
        { at: '155s', fault: 'fail', target: 'a' },
        { at: '155s', repair: true, target: 'a' },
      ],
    });
    const ups = events.filter((e) => e.kind === 'up' && /^portaldb.*:db2$/.test(e.subject));
    expect(ups.map((e) => [e.t, e.subject])).toEqual([[990_000, 'portaldb/db-1:db2']]);
    expect(events.find((e) => e.subject === 'portaldb@b/db-1' && e.kind === 'up')?.t).toBe(990_000);
  });

  test('two racks lost at once: each item owes itself to the loss of its own', () => {
    const { events } = run({
      racks: [
        { id: 'a', model: 'w1500-96', site: 'east' },
        { id: 'b', model: 'w1500-96', site: 'north' },
        { id: 'c', model: 'w1500-96', site: 'west' },
      ],
      deployments: [
        { id: 'one', kind: 'custom', rack: 'b', critical: true },
        { id: 'two', kind: 'custom', rack: 'c', critical: true },
      ],
      script: [
        { at: '1m', fault: 'fail', target: 'b' },
        { at: '1m', fault: 'fail', target: 'c' },
      ],
    });
    const asked = events.filter((e) => e.kind === 'action-needed');
    expect(asked.map((e) => [e.subject, events[(e.cause ?? 0) - 1]?.subject])).toEqual([
      ['one', 'b'],
      ['two', 'c'],
    ]);
  });

  test('a start of what runs in standby already is done when its data is there (rulebook 7.21)', () => {
    const { events } = run({
      base: 'dr',
      script: [
        ...deployed(true),
        { at: '26h', fault: 'fail', target: 'a' },
        { at: '27h', action: 'start-standby', target: 'shop' },
        { at: '27h', action: 'switch-sprayer', target: 'shop' },
      ],
    });
    const asked = events.filter((e) => e.actor === 'injector' && e.t === 27 * HOUR);
    const done = events.filter((e) => e.kind === 'action-done' && e.t > 27 * HOUR);
    expect(done.map((e) => [e.t - 27 * HOUR, e.data.action, e.cause])).toEqual([
      [17 * MINUTE, 'restore-backup', asked[0]?.id],
      [17 * MINUTE, 'start-standby', asked[0]?.id],
      [22 * MINUTE, 'switch-sprayer', asked[1]?.id],
    ]);
  });

  test('prepared and running: only the restore and the switch are left', () => {
    expect(
      since({
        base: 'dr',
        script: [
          ...deployed(true),
          { at: '26h', fault: 'fail', target: 'a' },
          { at: '26h', action: 'switch-sprayer', target: 'shop' },
        ],
      }),
    ).toBe(
      text(`
        35 26:00:00 injector fault a
        36 26:00:00 hardware down a <35
        46 26:00:00 injector message shop action=switch-sprayer
        47 26:00:00 deployer action-needed shop actions=start-standby+switch-sprayer blocking=true <36
        48 26:00:00 deployer action-needed shopdb actions=restore-backup blocking=true <36
        49 26:00:00 deployer action-needed portal actions=start-standby+switch-sprayer blocking=true <36
        50 26:00:00 deployer action-needed portaldb actions=restore-backup blocking=true <36
        53 26:00:00 service outage-begin shop <44
        54 26:00:00 service outage-begin shopdb <40
        55 26:00:00 service outage-begin portal <45
        56 26:00:00 service outage-begin portaldb <42
        57 26:00:00 service outage-begin reports <43
        58 26:17:00 deployer action-done shopdb action=restore-backup <46
        59 26:17:00 service data-lost shopdb lost=what was written after the last backup recoveryPointMs=7200000 <58
        60 26:17:00 service sessions-lost shop count=1000 <59
        61 26:17:00 middleware up shopdb@b/db-1:db2 <58
        62 26:17:00 service outage-end shopdb ms=1020000 <61
        63 26:22:00 deployer action-done shop action=switch-sprayer <46
        65 26:22:00 service outage-end shop ms=1320000 <63
      `),
    );
  });

  test('step by step, each asked for by itself: a restore asked for alone starts its database', () => {
    expect(
      since({
        base: 'dr',
        script: [
          ...deployed(),
          { at: '26h', fault: 'fail', target: 'a' },
          { at: '26h', action: 'restore-backup', target: 'shopdb' },
          { at: '27h', action: 'start-standby', target: 'shop' },
          { at: '28h', action: 'switch-sprayer', target: 'shop' },
        ],
      }),
    ).toBe(
      text(`
        19 26:00:00 injector fault a
        20 26:00:00 hardware down a <19
        30 26:00:00 injector message shopdb action=restore-backup
        31 26:00:00 deployer action-needed shop actions=start-standby+switch-sprayer blocking=true <20
        32 26:00:00 deployer action-needed shopdb actions=restore-backup blocking=true <20
        33 26:00:00 deployer action-needed portal actions=start-standby+switch-sprayer blocking=true <20
        34 26:00:00 deployer action-needed portaldb actions=restore-backup blocking=true <20
        37 26:00:00 service outage-begin shop <28
        38 26:00:00 service outage-begin shopdb <24
        39 26:00:00 service outage-begin portal <29
        40 26:00:00 service outage-begin portaldb <26
        41 26:00:00 service outage-begin reports <27
        42 26:17:00 deployer action-done shopdb action=restore-backup <30
        43 26:17:00 service data-lost shopdb lost=what was written after the last backup recoveryPointMs=7200000 <42
        44 26:17:00 service sessions-lost shop count=1000 <43
        45 26:18:30 hardware up shopdb@b/db-1 <42
        46 26:18:45 middleware up shopdb@b/db-1:db2 <45
        47 26:18:45 service outage-end shopdb ms=1125000 <46
        48 27:00:00 injector message shop action=start-standby
        49 27:10:00 deployer action-done shop action=start-standby <48
        50 27:11:30 hardware up shop@b/was-1 <49
        51 27:11:30 hardware up shop@b/was-2 <49
        52 27:11:30 hardware up shop@b/dmgr-1 <49
        53 27:11:30 hardware up shop@b/http-1 <49
        54 27:11:35 middleware up shop@b/http-1:http <53
        55 27:12:00 middleware up shop@b/was-1:node-agent <50
        56 27:12:00 middleware up shop@b/was-2:node-agent <51
        57 27:13:00 middleware up shop@b/dmgr-1:dmgr <52
        58 27:13:30 middleware up shop@b/was-1:was <55
        59 27:13:30 middleware up shop@b/was-2:was <56
        60 28:00:00 injector message shop action=switch-sprayer
        61 28:05:00 deployer action-done shop action=switch-sprayer <60
        63 28:05:00 service outage-end shop ms=7500000 <61
      `),
    );
  });

  test('the sprayer dead: the switch waits for it, and what has been switched is out without it', () => {
    expect(
      since({
        base: 'dr',
        script: [
          ...deployed(true),
          { at: '26h', fault: 'fail', target: 'a' },
          { at: '26h', fault: 'fail', target: 'sprayer' },
          { at: '26h', action: 'switch-sprayer', target: 'shop' },
          { at: '27h', repair: true, target: 'sprayer' },
          { at: '28h', fault: 'fail', target: 'sprayer' },
          { at: '29h', repair: true, target: 'sprayer' },
        ],
      }),
    ).toBe(
      text(`
        35 26:00:00 injector fault a
        36 26:00:00 hardware down a <35
        46 26:00:00 injector fault sprayer
        47 26:00:00 external down sprayer <46
        48 26:00:00 injector message shop action=switch-sprayer
        49 26:00:00 deployer action-needed shop actions=start-standby+switch-sprayer blocking=true <36
        50 26:00:00 deployer action-needed shopdb actions=restore-backup blocking=true <36
        51 26:00:00 deployer action-needed portal actions=start-standby+switch-sprayer blocking=true <36
        52 26:00:00 deployer action-needed portaldb actions=restore-backup blocking=true <36
        55 26:00:00 service outage-begin shop <44
        56 26:00:00 service outage-begin shopdb <40
        57 26:00:00 service outage-begin portal <45
        58 26:00:00 service outage-begin portaldb <42
        59 26:00:00 service outage-begin reports <43
        60 26:17:00 deployer action-done shopdb action=restore-backup <48
        61 26:17:00 service data-lost shopdb lost=what was written after the last backup recoveryPointMs=7200000 <60
        62 26:17:00 service sessions-lost shop count=1000 <61
        63 26:17:00 deployer message shop waitsFor=sprayer <48
        64 26:17:00 middleware up shopdb@b/db-1:db2 <60
        65 26:17:00 service outage-end shopdb ms=1020000 <64
        66 27:00:00 injector repair sprayer
        67 27:00:00 external up sprayer <66
        68 27:05:00 deployer action-done shop action=switch-sprayer <48
        70 27:05:00 service outage-end shop ms=3900000 <68
        71 28:00:00 injector fault sprayer
        72 28:00:00 external down sprayer <71
        73 28:00:00 service outage-begin shop <72
        74 29:00:00 injector repair sprayer
        75 29:00:00 external up sprayer <74
        76 29:00:00 service outage-end shop ms=3600000 <75
      `),
    );
  });

  test('the recovery rack without management: the restore goes on, the start waits for a management node', () => {
    expect(
      since({
        base: 'dr',
        script: [
          ...deployed(),
          { at: '26h', fault: 'fail', target: 'b/mgmt-1' },
          { at: '26h', fault: 'fail', target: 'b/mgmt-2' },
          { at: '26h', fault: 'fail', target: 'a' },
          { at: '26h', action: 'switch-sprayer', target: 'shop' },
          { at: '27h', repair: true, target: 'b/mgmt-1' },
        ],
      }),
    ).toBe(
      text(`
        19 26:00:00 injector fault b/mgmt-1
        20 26:00:00 hardware down b/mgmt-1 <19
        21 26:00:00 hardware degraded b/mgmt <20
        22 26:00:00 injector fault b/mgmt-2
        23 26:00:00 hardware down b/mgmt-2 <22
        24 26:00:00 injector fault a
        25 26:00:00 hardware down a <24
        35 26:00:00 injector message shop action=switch-sprayer
        36 26:00:00 deployer action-needed shop actions=start-standby+switch-sprayer blocking=true <25
        37 26:00:00 deployer action-needed shopdb actions=restore-backup blocking=true <25
        38 26:00:00 deployer action-needed portal actions=start-standby+switch-sprayer blocking=true <25
        39 26:00:00 deployer action-needed portaldb actions=restore-backup blocking=true <25
        42 26:00:00 service outage-begin shop <33
        43 26:00:00 service outage-begin shopdb <29
        44 26:00:00 service outage-begin portal <34
        45 26:00:00 service outage-begin portaldb <31
        46 26:00:00 service outage-begin reports <32
        47 26:17:00 deployer action-done shopdb action=restore-backup <35
        48 26:17:00 service data-lost shopdb lost=what was written after the last backup recoveryPointMs=7200000 <47
        49 26:17:00 service sessions-lost shop count=1000 <48
        50 26:17:00 deployer message shop waitsFor=b/mgmt <35
        51 27:00:00 injector repair b/mgmt-1
        52 27:08:00 hardware up b/mgmt-1 <51
        53 27:08:30 hardware failover b/mgmt-1 <52
        54 27:18:30 deployer action-done shop action=start-standby <35
        55 27:20:00 hardware up shop@b/was-1 <54
        56 27:20:00 hardware up shop@b/was-2 <54
        57 27:20:00 hardware up shop@b/dmgr-1 <54
        58 27:20:00 hardware up shop@b/http-1 <54
        59 27:20:00 hardware up shopdb@b/db-1 <54
        60 27:20:05 middleware up shop@b/http-1:http <58
        61 27:20:15 middleware up shopdb@b/db-1:db2 <59
        62 27:20:15 service outage-end shopdb ms=4815000 <61
        63 27:20:30 middleware up shop@b/was-1:node-agent <55
        64 27:20:30 middleware up shop@b/was-2:node-agent <56
        65 27:21:30 middleware up shop@b/dmgr-1:dmgr <57
        66 27:22:00 middleware up shop@b/was-1:was <63
        67 27:22:00 middleware up shop@b/was-2:was <64
        68 27:23:30 deployer action-done shop action=switch-sprayer <35
        70 27:23:30 service outage-end shop ms=5010000 <68
      `),
    );
  });

  test('the recovery rack without virtualization: what is to boot there waits for both pairs', () => {
    expect(
      since({
        base: 'dr',
        script: [
          ...deployed(),
          { at: '26h', fault: 'fail', target: 'b/virt-1' },
          { at: '26h', fault: 'fail', target: 'b/virt-2' },
          { at: '26h', fault: 'fail', target: 'a' },
          { at: '26h', action: 'switch-sprayer', target: 'shop' },
          { at: '27h', repair: true, target: 'b/virt-1' },
        ],
      }),
    ).toBe(
      text(`
        19 26:00:00 injector fault b/virt-1
        20 26:00:00 hardware down b/virt-1 <19
        21 26:00:00 hardware degraded b/virt <20
        22 26:00:00 injector fault b/virt-2
        23 26:00:00 hardware down b/virt-2 <22
        24 26:00:00 injector fault a
        25 26:00:00 hardware down a <24
        35 26:00:00 injector message shop action=switch-sprayer
        36 26:00:00 deployer action-needed shop actions=start-standby+switch-sprayer blocking=true <25
        37 26:00:00 deployer action-needed shopdb actions=restore-backup blocking=true <25
        38 26:00:00 deployer action-needed portal actions=start-standby+switch-sprayer blocking=true <25
        39 26:00:00 deployer action-needed portaldb actions=restore-backup blocking=true <25
        42 26:00:00 service outage-begin shop <33
        43 26:00:00 service outage-begin shopdb <29
        44 26:00:00 service outage-begin portal <34
        45 26:00:00 service outage-begin portaldb <31
        46 26:00:00 service outage-begin reports <32
        47 26:17:00 deployer action-done shopdb action=restore-backup <35
        48 26:17:00 service data-lost shopdb lost=what was written after the last backup recoveryPointMs=7200000 <47
        49 26:17:00 service sessions-lost shop count=1000 <48
        50 26:27:00 deployer action-done shop action=start-standby <35
        51 26:32:00 deployer action-done shop action=switch-sprayer <35
        52 27:00:00 injector repair b/virt-1
        53 27:08:00 hardware up b/virt-1 <52
        54 27:08:30 hardware failover b/virt-1 <53
        55 27:10:00 hardware up shop@b/was-1 <50
        56 27:10:00 hardware up shop@b/was-2 <50
        57 27:10:00 hardware up shop@b/dmgr-1 <50
        58 27:10:00 hardware up shop@b/http-1 <50
        59 27:10:00 hardware up shopdb@b/db-1 <50
        60 27:10:05 middleware up shop@b/http-1:http <58
        61 27:10:15 middleware up shopdb@b/db-1:db2 <59
        62 27:10:15 service outage-end shopdb ms=4215000 <61
        63 27:10:30 middleware up shop@b/was-1:node-agent <55
        64 27:10:30 middleware up shop@b/was-2:node-agent <56
        65 27:11:30 middleware up shop@b/dmgr-1:dmgr <57
        66 27:12:00 middleware up shop@b/was-1:was <63
        67 27:12:00 middleware up shop@b/was-2:was <64
        69 27:12:00 service outage-end shop ms=4320000 <67
      `),
    );
  });

  test('the backup server dead: the restore waits for it, and all the rest for the restore', () => {
    expect(
      since({
        base: 'dr',
        script: [
          ...deployed(true),
          { at: '26h', fault: 'fail', target: 'tsm' },
          { at: '26h', fault: 'fail', target: 'a' },
          { at: '26h', action: 'switch-sprayer', target: 'shop' },
          { at: '27h', repair: true, target: 'tsm' },
        ],
      }),
    ).toBe(
      text(`
        35 26:00:00 injector fault tsm
        36 26:00:00 external down tsm <35
        37 26:00:00 injector fault a
        38 26:00:00 hardware down a <37
        48 26:00:00 injector message shop action=switch-sprayer
        49 26:00:00 deployer message shopdb waitsFor=tsm <48
        50 26:00:00 deployer action-needed shop actions=start-standby+switch-sprayer blocking=true <38
        51 26:00:00 deployer action-needed shopdb actions=restore-backup blocking=true <38
        52 26:00:00 deployer action-needed portal actions=start-standby+switch-sprayer blocking=true <38
        53 26:00:00 deployer action-needed portaldb actions=restore-backup blocking=true <38
        56 26:00:00 service outage-begin shop <46
        57 26:00:00 service outage-begin shopdb <42
        58 26:00:00 service outage-begin portal <47
        59 26:00:00 service outage-begin portaldb <44
        60 26:00:00 service outage-begin reports <45
        61 27:00:00 injector repair tsm
        62 27:00:00 external up tsm <61
        63 27:17:00 deployer action-done shopdb action=restore-backup <62
        64 27:17:00 service data-lost shopdb lost=what was written after the last backup recoveryPointMs=7200000 <63
        65 27:17:00 service sessions-lost shop count=1000 <64
        66 27:17:00 middleware up shopdb@b/db-1:db2 <63
        67 27:17:00 service outage-end shopdb ms=4620000 <66
        68 27:22:00 deployer action-done shop action=switch-sprayer <48
        70 27:22:00 service outage-end shop ms=4920000 <68
      `),
    );
  });

  test('the home rack back before anybody acts: the list is empty again, and it serves as before', () => {
    expect(
      since({
        base: 'dr',
        script: [
          { at: '1h', fault: 'fail', target: 'a' },
          { at: '2h', repair: true, target: 'a' },
        ],
      }),
    ).toBe(
      text(`
        1 1:00:00 injector fault a
        2 1:00:00 hardware down a <1
        12 1:00:00 deployer action-needed shop actions=start-standby+switch-sprayer blocking=true <2
        13 1:00:00 deployer action-needed shopdb actions=restore-backup blocking=true <2
        14 1:00:00 deployer action-needed portal actions=start-standby+switch-sprayer blocking=true <2
        15 1:00:00 deployer action-needed portaldb actions=restore-backup blocking=true <2
        18 1:00:00 service outage-begin shop <10
        19 1:00:00 service outage-begin shopdb <6
        20 1:00:00 service outage-begin portal <11
        21 1:00:00 service outage-begin portaldb <8
        22 1:00:00 service outage-begin reports <9
        23 2:00:00 injector repair a
        24 2:00:00 hardware up a <23
        25 2:08:00 hardware up a/mgmt-1 <24
        27 2:08:00 hardware up a/virt-1 <24
        53 2:08:30 hardware failover a/mgmt-1 <26
        55 2:08:30 hardware failover a/virt-1 <28
        57 2:08:50 platform placed shop/dmgr-1 node=a/c1/n1 <30
        58 2:09:10 platform placed shop/http-1 node=a/c1/n2 <31
        59 2:09:30 platform placed shop/was-1 node=a/c1/n3 <29
        60 2:09:50 platform placed shop/was-2 node=a/c2/n1 <41
        61 2:10:10 platform placed shopdb/db-1 node=a/c1/n4 <32
        62 2:10:20 hardware up shop/dmgr-1 <57
        63 2:10:30 platform placed portal/was-1 node=a/c1/n5 <33
        64 2:10:40 hardware up shop/http-1 <58
        65 2:10:45 middleware up shop/http-1:http <64
        66 2:10:50 platform placed portal/was-2 node=a/c2/n2 <42
        67 2:11:00 hardware up shop/was-1 <59
        68 2:11:10 platform placed portaldb/db-1 node=a/c1/n6 <34
        69 2:11:20 hardware up shop/was-2 <60
        70 2:11:30 middleware up shop/was-1:node-agent <67
        71 2:11:30 platform placed reports/custom-1 node=a/c1/n7 <35
        72 2:11:40 hardware up shopdb/db-1 <61
        73 2:11:50 middleware up shop/dmgr-1:dmgr <62
        74 2:11:50 middleware up shop/was-2:node-agent <69
        75 2:12:00 hardware up portal/was-1 <63
        76 2:12:20 hardware up portal/was-2 <66
        77 2:12:40 hardware up portaldb/db-1 <68
        78 2:12:55 middleware up shopdb/db-1:db2 <72
        79 2:12:55 service outage-end shopdb ms=4375000 <78
        80 2:13:00 middleware up shop/was-1:was <70
        81 2:13:00 hardware up reports/custom-1 <71
        82 2:13:00 service outage-end shop ms=4380000 <80
        83 2:13:20 middleware up shop/was-2:was <74
        85 2:13:30 hardware restored a/mgmt <53
        86 2:13:30 hardware restored a/virt <55
        87 2:13:30 middleware up portal/was-1:was <75
        88 2:13:30 middleware up reports/custom-1:app <81
        89 2:13:30 service outage-end reports ms=4410000 <88
        90 2:13:50 middleware up portal/was-2:was <76
        92 2:13:55 middleware up portaldb/db-1:db2 <77
        93 2:13:55 service outage-end portal ms=4435000 <92
        94 2:13:55 service outage-end portaldb ms=4435000 <92
      `),
    );
  });

  test('the home rack back after the switch: its VMs boot, and no longer count', () => {
    expect(
      since({
        base: 'dr',
        script: [
          ...deployed(true),
          { at: '26h', fault: 'fail', target: 'a' },
          { at: '26h', action: 'switch-sprayer', target: 'shop' },
          { at: '28h', repair: true, target: 'a' },
          { at: '30h', fault: 'fail', target: 'shop/was-1' },
          { at: '30h', fault: 'fail', target: 'shop@b/was-1:was' },
        ],
      }),
    ).toBe(
      text(`
        35 26:00:00 injector fault a
        36 26:00:00 hardware down a <35
        46 26:00:00 injector message shop action=switch-sprayer
        47 26:00:00 deployer action-needed shop actions=start-standby+switch-sprayer blocking=true <36
        48 26:00:00 deployer action-needed shopdb actions=restore-backup blocking=true <36
        49 26:00:00 deployer action-needed portal actions=start-standby+switch-sprayer blocking=true <36
        50 26:00:00 deployer action-needed portaldb actions=restore-backup blocking=true <36
        53 26:00:00 service outage-begin shop <44
        54 26:00:00 service outage-begin shopdb <40
        55 26:00:00 service outage-begin portal <45
        56 26:00:00 service outage-begin portaldb <42
        57 26:00:00 service outage-begin reports <43
        58 26:17:00 deployer action-done shopdb action=restore-backup <46
        59 26:17:00 service data-lost shopdb lost=what was written after the last backup recoveryPointMs=7200000 <58
        60 26:17:00 service sessions-lost shop count=1000 <59
        61 26:17:00 middleware up shopdb@b/db-1:db2 <58
        62 26:17:00 service outage-end shopdb ms=1020000 <61
        63 26:22:00 deployer action-done shop action=switch-sprayer <46
        65 26:22:00 service outage-end shop ms=1320000 <63
        66 28:00:00 injector repair a
        67 28:00:00 hardware up a <66
        68 28:08:00 hardware up a/mgmt-1 <67
        70 28:08:00 hardware up a/virt-1 <67
        96 28:08:30 hardware failover a/mgmt-1 <69
        98 28:08:30 hardware failover a/virt-1 <71
        100 28:08:50 platform placed shop/dmgr-1 node=a/c1/n1 <73
        101 28:09:10 platform placed shop/http-1 node=a/c1/n2 <74
        102 28:09:30 platform placed shop/was-1 node=a/c1/n3 <72
        103 28:09:50 platform placed shop/was-2 node=a/c2/n1 <84
        104 28:10:10 platform placed shopdb/db-1 node=a/c1/n4 <75
        105 28:10:20 hardware up shop/dmgr-1 <100
        106 28:10:30 platform placed portal/was-1 node=a/c1/n5 <76
        107 28:10:40 hardware up shop/http-1 <101
        108 28:10:45 middleware up shop/http-1:http <107
        109 28:10:50 platform placed portal/was-2 node=a/c2/n2 <85
        110 28:11:00 hardware up shop/was-1 <102
        111 28:11:10 platform placed portaldb/db-1 node=a/c1/n6 <77
        112 28:11:20 hardware up shop/was-2 <103
        113 28:11:30 middleware up shop/was-1:node-agent <110
        114 28:11:30 platform placed reports/custom-1 node=a/c1/n7 <78
        115 28:11:40 hardware up shopdb/db-1 <104
        116 28:11:50 middleware up shop/dmgr-1:dmgr <105
        117 28:11:50 middleware up shop/was-2:node-agent <112
        118 28:12:00 hardware up portal/was-1 <106
        119 28:12:20 hardware up portal/was-2 <109
        120 28:12:40 hardware up portaldb/db-1 <111
        121 28:12:55 middleware up shopdb/db-1:db2 <115
        122 28:13:00 middleware up shop/was-1:was <113
        123 28:13:00 hardware up reports/custom-1 <114
        124 28:13:20 middleware up shop/was-2:was <117
        125 28:13:30 hardware restored a/mgmt <96
        126 28:13:30 hardware restored a/virt <98
        127 28:13:30 middleware up portal/was-1:was <118
        128 28:13:30 middleware up reports/custom-1:app <123
        129 28:13:30 service outage-end reports ms=8010000 <128
        130 28:13:50 middleware up portal/was-2:was <119
        132 28:13:55 middleware up portaldb/db-1:db2 <120
        133 28:13:55 service outage-end portal ms=8035000 <132
        134 28:13:55 service outage-end portaldb ms=8035000 <132
        135 30:00:00 injector fault shop/was-1
        137 30:00:00 injector fault shop@b/was-1:was
        138 30:00:00 hardware down shop@b/was-1:was <137
        139 30:00:00 deployer action-needed shop@b/was-1:was actions=investigate blocking=false <138
        141 30:00:01 middleware reroute shop@b/was-1 by=plug-in <138
        142 30:01:00 platform detection shop/was-1 <136
        143 30:01:00 middleware restart shop@b/was-1:was node=b/c1/n3 <138
        144 30:02:30 middleware up shop@b/was-1:was <143
        146 30:03:01 middleware rejoin shop@b/was-1 by=plug-in <144
      `),
    );
  });

  test('without a backup everything is gone: the database serves empty when it has been started there', () => {
    expect(
      story({
        racks: TWO,
        deployments: [
          { id: 'web', kind: 'vapp-was', critical: true, database: 'db' },
          { id: 'db', kind: 'vapp-db2', critical: true, backup: false },
        ],
        until: '6h',
        script: [
          { at: '0s', fault: 'fail', target: 'a' },
          { at: '0s', action: 'switch-sprayer', target: 'web' },
        ],
      }),
    ).toBe(
      text(`
        1 0:00 injector fault a
        2 0:00 hardware down a <1
        3 0:00 hardware down web/was-1 <2
        4 0:00 hardware down web/was-2 <2
        5 0:00 hardware down db/db-1 <2
        6 0:00 injector message web action=switch-sprayer
        7 0:00 deployer action-needed web actions=start-standby+switch-sprayer blocking=true <2
        8 0:00 deployer action-needed db actions=start-standby+switch-sprayer blocking=true <2
        9 0:00 service sla-missed web <5
        10 0:00 service outage-begin web <5
        11 0:00 service outage-begin db <5
        12 2:00:00 deployer action-done b action=prepare-target <6
        13 3:00:00 deployer action-done b action=import-patterns <6
        14 4:00:00 deployer action-done web action=deploy-standby <6
        15 4:00:00 deployer action-done db action=deploy-standby <6
        16 4:00:20 platform placed db@b/db-1 node=b/c1/n1 <15
        17 4:00:40 platform placed web@b/was-1 node=b/c1/n2 <14
        18 4:01:00 platform placed web@b/was-2 node=b/c1/n3 <14
        19 4:10:00 deployer action-done web action=start-standby <6
        20 4:11:30 hardware up web@b/was-1 <19
        21 4:11:30 hardware up web@b/was-2 <19
        22 4:11:30 hardware up db@b/db-1 <19
        23 4:11:45 service data-lost db lost=everything: there was no backup <22
        24 4:11:45 middleware up db@b/db-1:db2 <22
        25 4:11:45 service outage-end db ms=15105000 <24
        26 4:13:00 middleware up web@b/was-1:was <20
        27 4:13:00 middleware up web@b/was-2:was <21
        28 4:15:00 deployer action-done web action=switch-sprayer <6
        29 4:15:00 service sla-met web <28
        30 4:15:00 service outage-end web ms=15300000 <28
      `),
    );
  });

  test('a HADR pair is restored on one side, and the other joins it', () => {
    expect(
      since({
        racks: TWO,
        deployments: [{ id: 'db', kind: 'vsys-db2', hadr: {}, critical: true }],
        until: '6h',
        script: [
          { at: '1h', fault: 'fail', target: 'a' },
          { at: '1h', action: 'restore-backup', target: 'db' },
          { at: '330m', fault: 'fail', target: 'primary:db' },
        ],
      }),
    ).toBe(
      text(`
        1 1:00:00 injector fault a
        2 1:00:00 hardware down a <1
        3 1:00:00 hardware down db/db-1 <2
        4 1:00:00 hardware down db/db-2 <2
        5 1:00:00 middleware degraded db <3
        6 1:00:00 injector message db action=restore-backup
        7 1:00:00 deployer action-needed db actions=restore-backup blocking=true <2
        8 1:00:00 service outage-begin db <3
        9 3:00:00 deployer action-done b action=prepare-target <6
        10 4:00:00 deployer action-done b action=import-patterns <6
        11 5:00:00 deployer action-done db action=deploy-standby <6
        12 5:00:20 platform placed db@b/db-1 node=b/c1/n1 <11
        13 5:00:40 platform placed db@b/db-2 node=b/c1/n2 <11
        14 5:17:00 deployer action-done db action=restore-backup <6
        15 5:17:00 service data-lost db lost=what was written after the last backup recoveryPointMs=3600000 <14
        16 5:18:30 hardware up db@b/db-1 <14
        17 5:18:30 hardware up db@b/db-2 <14
        18 5:18:45 middleware up db@b/db-1:db2 <16
        19 5:18:45 middleware up db@b/db-2:db2 <17
        20 5:18:45 middleware resync db@b/db-2 <19
        21 5:18:45 service outage-end db ms=15525000 <18
        22 5:23:45 middleware restored db <20
        23 5:30:00 injector fault db@b/db-1 named=primary:db
        24 5:30:00 hardware down db@b/db-1 <23
        25 5:30:00 middleware degraded db <24
        26 5:30:00 service outage-begin db <24
        27 5:30:45 middleware takeover db@b/db-2 from=db@b/db-1 <25
        28 5:30:45 service outage-end db ms=45000 <27
        29 5:31:00 platform detection db@b/db-1 <24
        30 5:31:00 deployer action-needed db@b/db-1 actions=restart-vm+new-instance+restore-backup blocking=true <29
      `),
    );
  });
});

describe('the rules of a kind hold on the recovery rack, too', () => {
  const switched = (script: Script): string[] =>
    since({
      base: 'dr',
      until: '30h',
      script: [
        ...deployed(true),
        { at: '26h', fault: 'fail', target: 'a' },
        { at: '26h', action: 'switch-sprayer', target: 'shop' },
        { at: '26h', action: 'switch-sprayer', target: 'portal' },
        ...script,
      ],
    })
      .split('\n')
      .filter((line) => / (28|29):\d\d:/.test(line))
      .map((line) => line.replace(/^\d+ /, '').replace(/ <\d+$/, ''));

  test('a VM of a virtual application is re-spun there, with an address of that rack', () => {
    const { events } = run({
      base: 'dr',
      until: '30h',
      script: [
        ...deployed(true),
        { at: '26h', fault: 'fail', target: 'a' },
        { at: '26h', action: 'switch-sprayer', target: 'portal' },
        { at: '28h', fault: 'fail', target: 'portal@b/was-1' },
      ],
    });
    const respin = events.find((e) => e.kind === 'respin');
    expect(respin?.subject).toBe('portal@b/was-1');
    expect(respin?.data.ip).toMatch(/^10\.1\./);
  });

  test('a database there that lost its VM for good gets a new instance and a restore, there', () => {
    expect(
      switched([
        { at: '28h', fault: 'fail', target: 'portaldb@b/db-1', boots: false },
        { at: '1690m', action: 'new-instance', target: 'portaldb' },
        { at: '1720m', action: 'restore-backup', target: 'portaldb' },
      ]),
    ).toEqual(
      [
        '28:00:00 injector fault portaldb@b/db-1 boots=false',
        '28:00:00 hardware down portaldb@b/db-1',
        '28:00:00 service outage-begin portal',
        '28:00:00 service outage-begin portaldb',
        '28:01:00 platform detection portaldb@b/db-1',
        '28:01:00 platform restart portaldb@b/db-1 node=b/c1/n2',
        '28:02:30 hardware down portaldb@b/db-1 retry=spent',
        '28:02:30 deployer action-needed portaldb@b/db-1 actions=new-instance+restore-backup blocking=true',
        '28:10:00 injector message portaldb@b/db-1 action=new-instance',
        '28:10:00 deployer action-done portaldb@b/db-1 action=new-instance',
        '28:10:20 platform placed portaldb@b/db-2 node=b/c1/n2',
        '28:20:20 hardware up portaldb@b/db-2',
        '28:20:35 deployer action-needed portaldb@b/db-2 actions=restore-backup blocking=true',
        '28:40:00 injector message portaldb action=restore-backup',
        '28:57:00 deployer action-done portaldb@b/db-2 action=restore-backup',
        '28:57:00 service data-lost portaldb lost=what was written after the last backup recoveryPointMs=14400000',
        '28:57:00 middleware up portaldb@b/db-2:db2',
        '28:57:00 service outage-end portal',
        '28:57:00 service outage-end portaldb',
      ].map((line) => (line.includes('outage-end') ? expect.stringContaining(line) : line)),
    );
  });

  test('a node there that dies is emptied, and a standby that stands still is moved without a boot', () => {
    const { events } = run({
      base: 'dr',
      until: '6h',
      script: [...deployed(), { at: '5h', fault: 'fail', target: 'host:shop@b/was-1' }],
    });
    expect(events.filter((e) => e.t >= 18_000_000).map((e) => `${e.kind} ${e.subject}`)).toEqual([
      'fault b/c1/n3',
      'down b/c1/n3',
      'detection b/c1/n3',
      'evacuate shop@b/was-1',
    ]);
  });
});

describe('room on the recovery rack', () => {
  const small: File = {
    racks: [
      { id: 'a', model: 'w1500-96', site: 'east' },
      { id: 'b', model: 'w1500-32', site: 'west' },
    ],
    deployments: [
      {
        id: 'low',
        kind: 'custom',
        priority: 'low',
        critical: true,
        members: 3,
        size: { cores: 8 },
      },
      {
        id: 'high',
        kind: 'custom',
        priority: 'high',
        critical: true,
        members: 3,
        size: { cores: 8 },
      },
    ],
    until: '8h',
  };
  const lost: Script = [
    { at: '1h', fault: 'fail', target: 'a' },
    { at: '1h', action: 'switch-sprayer', target: 'low' },
    { at: '1h', action: 'switch-sprayer', target: 'high' },
  ];

  test('goes to the highest priority; who finds none waits with a message, and is placed when there is some', () => {
    const { events, vms, health } = run({ ...small, script: lost });
    const told = events.filter((e) => e.kind === 'placed' || e.kind === 'unplaced');
    expect(told.map((e) => `${e.kind} ${e.subject}`)).toEqual([
      'placed high@b/custom-1',
      'placed high@b/custom-2',
      'placed high@b/custom-3',
      'placed low@b/custom-1',
      'unplaced low@b/custom-2',
      'unplaced low@b/custom-3',
    ]);
    expect(vms.filter((vm) => vm.at === 'b')).toHaveLength(6);
    expect(health.get('low')?.at(-1)?.value.state).toBe('degraded');
    expect(health.get('high')?.at(-1)?.value.state).toBe('up');
  });
});

describe('what the deployer is asked for', () => {
  const asked = (file: File): string[] =>
    run(file)
      .events.filter((e) => e.kind === 'action-needed')
      .map((e) => `${e.subject} ${String(e.data.actions)}`);
  test('one item for each critical deployment, in order of priority', () => {
    expect(
      asked({ base: 'dr', script: [{ at: '1m', fault: 'fail', target: 'site:east' }] }),
    ).toEqual([
      'shop start-standby,switch-sprayer',
      'shopdb restore-backup',
      'portal start-standby,switch-sprayer',
      'portaldb restore-backup',
    ]);
  });

  test('nothing while no other rack lives; then as soon as one does', () => {
    const both: Script = [
      { at: '1m', fault: 'fail', target: 'b' },
      { at: '1m', fault: 'fail', target: 'a' },
    ];
    expect(asked({ base: 'dr', script: both })).toEqual([]);
    const later = run({ base: 'dr', script: [...both, { at: '9m', repair: true, target: 'b' }] });
    const items = later.events.filter((e) => e.kind === 'action-needed');
    expect(items.map((e) => e.t)).toEqual([540_000, 540_000, 540_000, 540_000]);
  });

  test('nothing where no rack stands at another site, or where a standby elsewhere takes over', () => {
    const db = { id: 'db', kind: 'vsys-db2', critical: true } as const;
    const lost: Script = [{ at: '1m', fault: 'fail', target: 'a' }];
    const racks = TWO.map((rack) => ({ ...rack, site: 'east' }));
    expect(asked({ racks, deployments: [db], script: lost })).toEqual([]);
    const deployments = [{ ...db, hadr: { standbyRack: 'b' } }];
    expect(asked({ racks: TWO, deployments, script: lost })).toEqual([]);
  });

  test('what has been done, or is under way, is not done again', () => {
    const { events } = run({
      base: 'dr',
      until: '9h',
      script: [
        { at: '0s', action: 'prepare-target', target: 'b' },
        { at: '1h', action: 'prepare-target', target: 'b' },
        { at: '2h', action: 'deploy-standby', target: 'reports' },
        { at: '3h', action: 'switch-sprayer', target: 'reports' },
        { at: '3h', action: 'switch-sprayer', target: 'reports' },
        { at: '8h', action: 'start-standby', target: 'reports' },
        { at: '8h', action: 'switch-sprayer', target: 'shopdb' },
      ],
    });
    const told = events.filter((e) => e.actor === 'injector' || e.kind === 'action-done');
    expect(told.map((e) => `${e.subject} ${e.data.nothingToDo ?? e.data.action}`)).toEqual([
      'b prepare-target',
      'b it has been ordered already',
      'reports deploy-standby',
      'b prepare-target',
      'reports switch-sprayer',
      'reports switch-sprayer does not apply now',
      'b import-patterns',
      'reports deploy-standby',
      'reports start-standby',
      'reports switch-sprayer',
      'reports start-standby does not apply now',
      'shopdb switch-sprayer does not apply now',
    ]);
  });
});
