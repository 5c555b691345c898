// Every hardware rule of the rulebook's section 3 as a story: the whole sequence of events, then what must not happen.
import { describe, expect, test } from 'vitest';
import { run, story, text } from './story.test-kit.ts';

describe('whole stories', () => {
  test('mgmt.node: the backup takes over with the floating address; the repaired one is the backup after it has synced', () => {
    expect(
      story({
        base: 'golden',
        script: [
          { at: '1m', fault: 'fail', target: 'active:a/mgmt' },
          { at: '5m', repair: true, target: 'a/mgmt-1' },
        ],
      }),
    ).toBe(
      text(`
        1 1:00 injector fault a/mgmt-1 named=active:a/mgmt
        2 1:00 hardware down a/mgmt-1 <1
        3 1:00 hardware degraded a/mgmt <2
        4 1:30 hardware failover a/mgmt-2 <2
        5 1:30 hardware ip-move a/mgmt node=a/mgmt-2 <4
        6 5:00 injector repair a/mgmt-1
        7 13:00 hardware up a/mgmt-1 <6
        8 13:00 hardware resync a/mgmt-1 <7
        9 18:00 hardware restored a/mgmt <7
      `),
    );
  });

  test('mgmt.node: both dead: a VM’s death is noticed when one is back', () => {
    expect(
      story({
        base: 'golden',
        script: [
          { at: '1m', fault: 'fail', target: 'a/mgmt-1' },
          { at: '2m', fault: 'fail', target: 'a/mgmt-2' },
          { at: '3m', fault: 'fail', target: 'shop/was-1' },
          { at: '10m', repair: true, target: 'a/mgmt-2' },
        ],
      }),
    ).toBe(
      text(`
        1 1:00 injector fault a/mgmt-1
        2 1:00 hardware down a/mgmt-1 <1
        3 1:00 hardware degraded a/mgmt <2
        4 1:30 hardware failover a/mgmt-2 <2
        5 1:30 hardware ip-move a/mgmt node=a/mgmt-2 <4
        6 2:00 injector fault a/mgmt-2
        7 2:00 hardware down a/mgmt-2 <6
        8 3:00 injector fault shop/was-1
        9 3:00 hardware down shop/was-1 <8
        10 3:05 middleware reroute shop/was-1 by=plug-in <9
        11 10:00 injector repair a/mgmt-2
        12 18:00 hardware up a/mgmt-2 <11
        13 18:30 hardware failover a/mgmt-2 <12
        14 18:30 platform detection shop/was-1 <9
        15 18:30 deployer action-needed shop/was-1 actions=restart-vm+add-clone blocking=true <14
      `),
    );
  });

  test('mgmt.node: both dead: the deployer’s restart waits, and says so', () => {
    expect(
      story({
        base: 'golden',
        script: [
          { at: '1m', fault: 'fail', target: 'a/mgmt-1' },
          { at: '1m', fault: 'fail', target: 'a/mgmt-2' },
          { at: '2m', fault: 'fail', target: 'shop/was-1' },
          { at: '5m', action: 'restart-vm', target: 'shop/was-1' },
          { at: '10m', repair: true, target: 'a/mgmt-1' },
        ],
      }),
    ).toBe(
      text(`
        1 1:00 injector fault a/mgmt-1
        2 1:00 hardware down a/mgmt-1 <1
        3 1:00 hardware degraded a/mgmt <2
        4 1:00 injector fault a/mgmt-2
        5 1:00 hardware down a/mgmt-2 <4
        6 2:00 injector fault shop/was-1
        7 2:00 hardware down shop/was-1 <6
        8 2:05 middleware reroute shop/was-1 by=plug-in <7
        9 5:00 injector message shop/was-1 action=restart-vm
        10 5:00 deployer message shop/was-1 waitsFor=a/mgmt <9
        11 10:00 injector repair a/mgmt-1
        12 18:00 hardware up a/mgmt-1 <11
        13 18:30 hardware failover a/mgmt-1 <12
        14 18:30 platform detection shop/was-1 <7
        15 18:30 deployer action-needed shop/was-1 actions=restart-vm+add-clone blocking=true <14
        16 20:30 deployer action-done shop/was-1 action=restart-vm <9
        17 22:00 hardware up shop/was-1 <16
        18 22:30 middleware up shop/was-1:node-agent <17
        19 24:00 middleware up shop/was-1:was <18
        20 24:05 middleware rejoin shop/was-1 by=plug-in <19
      `),
    );
  });

  test('mgmt.node: the active one dies while its partner boots: the partner is active after its boot', () => {
    expect(
      story({
        base: 'golden',
        script: [
          { at: '1m', fault: 'fail', target: 'a/mgmt-1' },
          { at: '2m', repair: true, target: 'a/mgmt-1' },
          { at: '3m', fault: 'fail', target: 'a/mgmt-2' },
        ],
      }),
    ).toBe(
      text(`
        1 1:00 injector fault a/mgmt-1
        2 1:00 hardware down a/mgmt-1 <1
        3 1:00 hardware degraded a/mgmt <2
        4 1:30 hardware failover a/mgmt-2 <2
        5 1:30 hardware ip-move a/mgmt node=a/mgmt-2 <4
        6 2:00 injector repair a/mgmt-1
        7 3:00 injector fault a/mgmt-2
        8 3:00 hardware down a/mgmt-2 <7
        9 10:00 hardware up a/mgmt-1 <6
        10 10:30 hardware failover a/mgmt-1 <9
        11 10:30 hardware ip-move a/mgmt node=a/mgmt-1 <10
      `),
    );
  });

  test('mgmt.virtualization: both dead: noticed, and moved when one is back', () => {
    expect(
      story({
        base: 'golden',
        script: [
          { at: '1m', fault: 'fail', target: 'a/virt-1' },
          { at: '1m', fault: 'fail', target: 'a/virt-2' },
          { at: '2m', fault: 'fail', target: 'host:shop/was-1' },
          { at: '10m', repair: true, target: 'a/virt-1' },
        ],
      }),
    ).toBe(
      text(`
        1 1:00 injector fault a/virt-1
        2 1:00 hardware down a/virt-1 <1
        3 1:00 hardware degraded a/virt <2
        4 1:00 injector fault a/virt-2
        5 1:00 hardware down a/virt-2 <4
        6 2:00 injector fault a/c1/n1 named=host:shop/was-1
        7 2:00 hardware down a/c1/n1 <6
        8 2:00 hardware down shop/was-1 <7
        9 2:05 middleware reroute shop/was-1 by=plug-in <8
        10 2:30 platform detection a/c1/n1 <7
        11 10:00 injector repair a/virt-1
        12 18:00 hardware up a/virt-1 <11
        13 18:30 hardware failover a/virt-1 <12
        14 18:50 platform evacuate shop/was-1 node=a/c1/n6 from=a/c1/n1 <10
        15 20:20 hardware up shop/was-1 <14
        16 20:50 middleware up shop/was-1:node-agent <15
        17 22:20 middleware up shop/was-1:was <16
        18 23:05 middleware rejoin shop/was-1 by=plug-in <17
      `),
    );
  });

  test('mgmt.virtualization: both die during a placement: it is begun anew', () => {
    expect(
      story({
        base: 'golden',
        script: [
          { at: '1m', fault: 'fail', target: 'host:shop/was-1' },
          { at: '100s', fault: 'fail', target: 'a/virt-1' },
          { at: '101s', fault: 'fail', target: 'a/virt-2' },
          { at: '5m', repair: true, target: 'a/virt-2' },
        ],
      }),
    ).toBe(
      text(`
        1 1:00 injector fault a/c1/n1 named=host:shop/was-1
        2 1:00 hardware down a/c1/n1 <1
        3 1:00 hardware down shop/was-1 <2
        4 1:05 middleware reroute shop/was-1 by=plug-in <3
        5 1:30 platform detection a/c1/n1 <2
        6 1:40 injector fault a/virt-1
        7 1:40 hardware down a/virt-1 <6
        8 1:40 hardware degraded a/virt <7
        9 1:41 injector fault a/virt-2
        10 1:41 hardware down a/virt-2 <9
        11 5:00 injector repair a/virt-2
        12 13:00 hardware up a/virt-2 <11
        13 13:30 hardware failover a/virt-2 <12
        14 13:50 platform evacuate shop/was-1 node=a/c1/n6 from=a/c1/n1 <5
        15 15:20 hardware up shop/was-1 <14
        16 15:50 middleware up shop/was-1:node-agent <15
        17 17:20 middleware up shop/was-1:was <16
        18 18:05 middleware rejoin shop/was-1 by=plug-in <17
      `),
    );
  });

  test('net.switch: one of two: bandwidth drops, service does not', () => {
    expect(
      story({
        base: 'golden',
        script: [
          { at: '1m', fault: 'fail', target: 'a/tor-1' },
          { at: '5m', repair: true, target: 'a/tor-1' },
        ],
      }),
    ).toBe(
      text(`
        1 1:00 injector fault a/tor-1
        2 1:00 hardware down a/tor-1 <1
        3 1:00 hardware degraded a/tor <2
        4 5:00 injector repair a/tor-1
        5 5:00 hardware up a/tor-1 <4
        6 5:00 hardware restored a/tor <5
      `),
    );
  });

  test('net.switch: crossed: a top-of-rack switch and the other switch of a chassis cut that chassis off', () => {
    expect(
      story({
        base: 'golden',
        script: [
          { at: '1m', fault: 'fail', target: 'a/tor-1' },
          { at: '2m', fault: 'fail', target: 'a/c2/sw-2' },
          { at: '10m', repair: true, target: 'a/c2/sw-2' },
        ],
      }),
    ).toBe(
      text(`
        1 1:00 injector fault a/tor-1
        2 1:00 hardware down a/tor-1 <1
        3 1:00 hardware degraded a/tor <2
        4 2:00 injector fault a/c2/sw-2
        5 2:00 hardware down a/c2/sw-2 <4
        6 2:00 hardware degraded a/c2/sw <5
        7 2:00 middleware degraded shopdb <5
        8 2:00 service sla-missed shop <5
        9 2:05 middleware reroute shop/was-2 by=plug-in <5
        10 2:10 external reroute shop/http-2 by=balancer <5
        11 2:30 platform message a/c2 cutOff=true <5
        12 10:00 injector repair a/c2/sw-2
        13 10:00 hardware up a/c2/sw-2 <12
        14 10:00 hardware restored a/c2/sw <13
        15 10:00 middleware resync shopdb/db-2 <13
        16 10:00 service sla-met shop <13
        17 10:05 middleware rejoin shop/was-2 by=plug-in <13
        18 10:10 external rejoin shop/http-2 by=balancer <13
        19 15:00 middleware restored shopdb <15
      `),
    );
  });

  test('net.switch: both top-of-rack switches: nobody is reached, nothing is moved', () => {
    expect(
      story({
        base: 'golden',
        script: [
          { at: '1m', fault: 'fail', target: 'a/tor-1' },
          { at: '2m', fault: 'fail', target: 'a/tor-2' },
          { at: '10m', repair: true, target: 'a/tor-1' },
        ],
      }),
    ).toBe(
      text(`
        1 1:00 injector fault a/tor-1
        2 1:00 hardware down a/tor-1 <1
        3 1:00 hardware degraded a/tor <2
        4 2:00 injector fault a/tor-2
        5 2:00 hardware down a/tor-2 <4
        6 2:00 middleware degraded shopdb <5
        7 2:00 service sla-missed shop <5
        8 2:00 service outage-begin shop <5
        9 2:00 service outage-begin shopdb <5
        10 2:30 platform message a/c1 cutOff=true <5
        11 2:30 platform message a/c2 cutOff=true <5
        12 2:30 platform message a/c3 cutOff=true <5
        13 10:00 injector repair a/tor-1
        14 10:00 hardware up a/tor-1 <13
        15 10:00 middleware resync shopdb/db-2 <14
        16 10:00 service sla-met shop <14
        17 10:00 service outage-end shop ms=480000 <14
        18 10:00 service outage-end shopdb ms=480000 <14
        19 15:00 middleware restored shopdb <15
      `),
    );
  });

  test('net.cable: the last of two cables cuts its chassis off', () => {
    expect(
      story({
        racks: [{ id: 'a', model: 'w1500-96' }],
        deployments: [{ id: 'w', kind: 'vsys-was' }],
        script: [
          { at: '1m', fault: 'fail', target: 'a/c1/sw-1~a/tor-1' },
          { at: '2m', fault: 'fail', target: 'a/c1/sw-2~a/tor-2' },
          { at: '5m', repair: true, target: 'a/c1/sw-1~a/tor-1' },
        ],
      }),
    ).toBe(
      text(`
        1 1:00 injector fault a/c1/sw-1~a/tor-1
        2 1:00 hardware down a/c1/sw-1~a/tor-1 <1
        3 1:00 hardware degraded a/c1/sw <2
        4 2:00 injector fault a/c1/sw-2~a/tor-2
        5 2:00 hardware down a/c1/sw-2~a/tor-2 <4
        6 2:00 service sessions-lost w count=1000 <5
        7 2:00 service sla-missed w <5
        8 2:00 service outage-begin w <5
        9 2:30 platform message a/c1 cutOff=true <5
        10 5:00 injector repair a/c1/sw-1~a/tor-1
        11 5:00 hardware up a/c1/sw-1~a/tor-1 <10
        12 5:00 service sla-met w <11
        13 5:00 service outage-end w ms=180000 <11
      `),
    );
  });

  test('storage.canister: both of a controller: its VMs stand still and resume without a boot, DB2 after its recovery', () => {
    expect(
      story({
        base: 'golden',
        script: [
          { at: '1m', fault: 'fail', target: 'a/s1/canister-1' },
          { at: '2m', fault: 'fail', target: 'a/s1/canister-2' },
          { at: '10m', repair: true, target: 'a/s1/canister-1' },
        ],
      }),
    ).toBe(
      text(`
        1 1:00 injector fault a/s1/canister-1
        2 1:00 hardware down a/s1/canister-1 <1
        3 1:00 hardware degraded a/s1/canister <2
        4 1:00 hardware failover a/s1/canister-2 <2
        5 2:00 injector fault a/s1/canister-2
        6 2:00 hardware down a/s1/canister-2 <5
        7 2:00 hardware down shop/was-1 reason=suspended <6
        8 2:00 hardware down shop/dmgr-1 reason=suspended <6
        9 2:00 hardware down shopdb/db-1 reason=suspended <6
        10 2:00 hardware down shop/http-2 reason=suspended <6
        11 2:00 hardware down shop/was-3 reason=suspended <6
        12 2:00 middleware degraded shopdb <9
        13 2:00 service sla-missed shop <11
        14 2:00 service outage-begin shop <11
        15 2:00 service outage-begin shopdb <9
        16 2:05 middleware reroute shop/was-1 by=plug-in <7
        17 2:05 middleware reroute shop/was-3 by=plug-in <11
        18 2:10 external reroute shop/http-2 by=balancer <10
        19 2:45 middleware takeover shopdb/db-2 from=shopdb/db-1 <12
        20 2:45 service outage-end shop ms=45000 <19
        21 2:45 service outage-end shopdb ms=45000 <19
        22 10:00 injector repair a/s1/canister-1
        23 10:00 hardware up a/s1/canister-1 <22
        24 10:00 hardware up shop/was-1 <23
        25 10:00 hardware up shop/dmgr-1 <23
        26 10:00 hardware up shopdb/db-1 <23
        27 10:00 hardware up shop/http-2 <23
        28 10:00 hardware up shop/was-3 <23
        29 10:00 service sla-met shop <28
        30 10:05 middleware rejoin shop/was-1 by=plug-in <24
        31 10:05 middleware rejoin shop/was-3 by=plug-in <28
        32 10:10 external rejoin shop/http-2 by=balancer <27
        33 11:00 middleware up shopdb/db-1:db2 <26
        34 11:00 middleware resync shopdb/db-1 <33
        35 16:00 middleware restored shopdb <34
      `),
    );
  });

  test('storage.drive: two drives of one array with the rebuild in between', () => {
    expect(
      story({
        base: 'golden',
        script: [
          { at: '1m', fault: 'fail', target: 'a/e1/d05' },
          { at: '7h', fault: 'fail', target: 'a/e1/d06' },
        ],
      }),
    ).toBe(
      text(`
        1 1:00 injector fault a/e1/d05
        2 1:00 hardware down a/e1/d05 <1
        3 1:00 hardware degraded a/s1/hdd-1 <2
        4 1:00 hardware rebuild a/s1/hdd-1 array=a/s1/hdd-1 spare=a/e2/d21 endsAt=21660000 <2
        5 6:01:00 hardware restored a/s1/hdd-1 <4
        6 7:00:00 injector fault a/e1/d06
        7 7:00:00 hardware down a/e1/d06 <6
        8 7:00:00 hardware degraded a/s1/hdd-1 <7
        9 7:00:00 hardware rebuild a/s1/hdd-1 array=a/s1/hdd-1 spare=a/e2/d22 endsAt=46800000 <7
      `),
    );
  });

  test('storage.drive: two drives of one array before the rebuild is done: the data is gone, and the VM with it', () => {
    expect(
      story({
        base: 'golden',
        script: [
          { at: '1m', fault: 'fail', target: 'a/e1/d05' },
          { at: '2m', fault: 'fail', target: 'a/e1/d06' },
        ],
      }),
    ).toBe(
      text(`
        1 1:00 injector fault a/e1/d05
        2 1:00 hardware down a/e1/d05 <1
        3 1:00 hardware degraded a/s1/hdd-1 <2
        4 1:00 hardware rebuild a/s1/hdd-1 array=a/s1/hdd-1 spare=a/e2/d21 endsAt=21660000 <2
        5 2:00 injector fault a/e1/d06
        6 2:00 hardware down a/e1/d06 <5
        7 2:00 hardware message a/s1/hdd-1 lost=array <6
        8 2:00 hardware down shop/was-1 <7
        9 2:05 middleware reroute shop/was-1 by=plug-in <8
        10 3:00 platform detection shop/was-1 <8
        11 3:00 deployer action-needed shop/was-1 actions=add-clone blocking=true <10
      `),
    );
  });

  test('storage.drive: the spares die one by one; a replaced drive is rebuilt into the degraded array', () => {
    expect(
      story({
        base: 'golden',
        script: [
          { at: '1m', fault: 'fail', target: 'a/e1/d05' },
          { at: '2m', fault: 'fail', target: 'a/e2/d21' },
          { at: '3m', fault: 'fail', target: 'a/e2/d22' },
          { at: '4m', fault: 'fail', target: 'a/e2/d23' },
          { at: '5m', fault: 'fail', target: 'a/e2/d24' },
          { at: '1h', repair: true, target: 'a/e2/d21' },
        ],
      }),
    ).toBe(
      text(`
        1 1:00 injector fault a/e1/d05
        2 1:00 hardware down a/e1/d05 <1
        3 1:00 hardware degraded a/s1/hdd-1 <2
        4 1:00 hardware rebuild a/s1/hdd-1 array=a/s1/hdd-1 spare=a/e2/d21 endsAt=21660000 <2
        5 2:00 injector fault a/e2/d21
        6 2:00 hardware down a/e2/d21 <5
        7 2:00 hardware rebuild a/s1/hdd-1 array=a/s1/hdd-1 spare=a/e2/d22 endsAt=21720000 <6
        8 3:00 injector fault a/e2/d22
        9 3:00 hardware down a/e2/d22 <8
        10 3:00 hardware rebuild a/s1/hdd-1 array=a/s1/hdd-1 spare=a/e2/d23 endsAt=21780000 <9
        11 4:00 injector fault a/e2/d23
        12 4:00 hardware down a/e2/d23 <11
        13 4:00 hardware rebuild a/s1/hdd-1 array=a/s1/hdd-1 spare=a/e2/d24 endsAt=21840000 <12
        14 5:00 injector fault a/e2/d24
        15 5:00 hardware down a/e2/d24 <14
        16 1:00:00 injector repair a/e2/d21
        17 1:00:00 hardware up a/e2/d21 <16
        18 1:00:00 hardware rebuild a/s1/hdd-1 array=a/s1/hdd-1 spare=a/e2/d21 endsAt=25200000 <17
      `),
    );
  });

  test('storage.drive: the array of the primary is lost: the standby elsewhere takes over', () => {
    expect(
      story({
        base: 'golden',
        script: [
          { at: '1m', fault: 'fail', target: 'a/e1/d01' },
          { at: '2m', fault: 'fail', target: 'a/e1/d02' },
        ],
      }),
    ).toBe(
      text(`
        1 1:00 injector fault a/e1/d01
        2 1:00 hardware down a/e1/d01 <1
        3 1:00 hardware degraded a/s1/ssd <2
        4 1:00 hardware rebuild a/s1/ssd array=a/s1/ssd spare=a/e2/d04 endsAt=3660000 <2
        5 2:00 injector fault a/e1/d02
        6 2:00 hardware down a/e1/d02 <5
        7 2:00 hardware message a/s1/ssd lost=array <6
        8 2:00 hardware down shopdb/db-1 <7
        9 2:00 middleware degraded shopdb <8
        10 2:00 service outage-begin shop <8
        11 2:00 service outage-begin shopdb <8
        12 2:45 middleware takeover shopdb/db-2 from=shopdb/db-1 <9
        13 2:45 service outage-end shop ms=45000 <12
        14 2:45 service outage-end shopdb ms=45000 <12
        15 3:00 platform detection shopdb/db-1 <8
        16 3:00 deployer action-needed shopdb/db-1 actions=new-instance+restore-backup blocking=true <15
      `),
    );
  });

  test('storage.drive: a lost array: re-spun, made anew at the same address, or the deployer’s', () => {
    expect(
      story({
        racks: [{ id: 'a', model: 'w1500-96' }],
        deployments: [
          { id: 'v', kind: 'vapp-was' },
          { id: 'c', kind: 'cache', members: 4 },
          { id: 'k', kind: 'custom', members: 4 },
        ],
        script: [
          { at: '1m', fault: 'fail', target: 'a/e1/d05' },
          { at: '2m', fault: 'fail', target: 'a/e1/d06' },
        ],
      }),
    ).toBe(
      text(`
        1 1:00 injector fault a/e1/d05
        2 1:00 hardware down a/e1/d05 <1
        3 1:00 hardware degraded a/s1/hdd-1 <2
        4 1:00 hardware rebuild a/s1/hdd-1 array=a/s1/hdd-1 spare=a/e2/d21 endsAt=21660000 <2
        5 2:00 injector fault a/e1/d06
        6 2:00 hardware down a/e1/d06 <5
        7 2:00 hardware message a/s1/hdd-1 lost=array <6
        8 2:00 hardware down v/was-1 <7
        9 2:00 hardware down c/cache-3 <7
        10 2:00 hardware down k/custom-3 <7
        11 2:00 deployer action-needed k/custom-3 actions=new-instance blocking=true <10
        12 2:00 service sla-missed v <8
        13 2:10 external reroute v/was-1 by=balancer <8
        14 2:30 middleware failover c/cache-3 <9
        15 3:00 platform detection v/was-1 <8
        16 3:00 platform detection c/cache-3 <9
        17 3:00 platform message k/custom-3 agent=itm <10
        18 3:20 platform placed c/cache-3 node=a/c1/n5 <16
        19 3:40 platform respin v/was-1 node=a/c1/n1 <15
        20 13:20 hardware up c/cache-3 <18
        21 13:40 hardware up v/was-1 <19
        22 13:50 middleware up c/cache-3:cache <20
        23 13:50 middleware repopulate c/cache-3 <22
        24 14:50 middleware restored c/cache-3 <23
        25 15:10 middleware up v/was-1:was <21
        26 15:10 service sla-met v <25
      `),
    );
  });

  test('storage.drive: a DBaaS spends its retry in vain; new instance and restore', () => {
    expect(
      story({
        racks: [{ id: 'a', model: 'w1500-96' }],
        deployments: [{ id: 'd', kind: 'vapp-db2' }],
        script: [
          { at: '1m', fault: 'fail', target: 'a/e1/d01' },
          { at: '2m', fault: 'fail', target: 'a/e1/d02' },
          { at: '20m', action: 'new-instance', target: 'd' },
          { at: '20m', action: 'restore-backup', target: 'd' },
        ],
      }),
    ).toBe(
      text(`
        1 1:00 injector fault a/e1/d01
        2 1:00 hardware down a/e1/d01 <1
        3 1:00 hardware degraded a/s1/ssd <2
        4 1:00 hardware rebuild a/s1/ssd array=a/s1/ssd spare=a/e2/d04 endsAt=3660000 <2
        5 2:00 injector fault a/e1/d02
        6 2:00 hardware down a/e1/d02 <5
        7 2:00 hardware message a/s1/ssd lost=array <6
        8 2:00 hardware down d/db-1 <7
        9 2:00 service outage-begin d <8
        10 3:00 platform detection d/db-1 <8
        11 3:00 platform restart d/db-1 node=a/c1/n1 <10
        12 4:30 hardware down d/db-1 retry=spent <11
        13 4:30 deployer action-needed d/db-1 actions=new-instance+restore-backup blocking=true <12
        14 20:00 injector message d/db-1 action=new-instance
        15 20:00 deployer action-done d/db-1 action=new-instance <14
        16 20:00 injector message d action=restore-backup
        17 20:20 platform placed d/db-2 node=a/c1/n1 <15
        18 30:20 hardware up d/db-2 <17
        19 47:35 deployer action-done d/db-2 action=restore-backup <16
        20 47:35 service data-lost d lost=what was written after the last backup recoveryPointMs=120000 <19
        21 47:35 middleware up d/db-2:db2 <19
        22 47:35 service outage-end d ms=2735000 <21
      `),
    );
  });

  test('node.dimm: a node with too little memory left moves the VM of lowest priority live', () => {
    expect(
      story({
        racks: [{ id: 'a', model: 'w1500-32' }],
        deployments: [
          { id: 'x', kind: 'custom', members: 2, size: { memoryGb: 120 } },
          { id: 'y', kind: 'custom', priority: 'low', size: { memoryGb: 120 } },
        ],
        script: [
          { at: '1m', fault: 'fail', target: 'a/c1/n1/dimm-1' },
          { at: '2m', fault: 'fail', target: 'a/c1/n1/dimm-2' },
          { at: '10m', repair: true, target: 'a/c1/n1/dimm-2' },
        ],
      }),
    ).toBe(
      text(`
        1 1:00 injector fault a/c1/n1/dimm-1
        2 1:00 hardware down a/c1/n1/dimm-1 <1
        3 1:00 hardware degraded a/c1/n1 <2
        4 2:00 injector fault a/c1/n1/dimm-2
        5 2:00 hardware down a/c1/n1/dimm-2 <4
        6 2:30 platform detection a/c1/n1 <5
        7 2:50 platform evacuate y/custom-1 node=a/c1/n2 from=a/c1/n1 live=true <6
        8 10:00 injector repair a/c1/n1/dimm-2
        9 10:00 hardware up a/c1/n1/dimm-2 <8
      `),
    );
  });

  test('node.core: no node has room: the VM of lowest priority is stopped and waits', () => {
    expect(
      story({
        racks: [{ id: 'a', model: 'w1500-32' }],
        deployments: [{ id: 'x', kind: 'custom', members: 2, size: { cores: 16 } }],
        script: [
          { at: '1m', fault: 'fail', target: 'a/c1/n1/core-1' },
          { at: '10m', repair: true, target: 'a/c1/n1/core-1' },
        ],
      }),
    ).toBe(
      text(`
        1 1:00 injector fault a/c1/n1/core-1
        2 1:00 hardware down a/c1/n1/core-1 <1
        3 1:00 hardware degraded a/c1/n1 <2
        4 1:30 platform detection a/c1/n1 <2
        5 1:50 hardware down x/custom-1 <4
        6 1:50 platform unplaced x/custom-1 cloudGroup=default priority=medium <4
        7 10:00 injector repair a/c1/n1/core-1
        8 10:00 hardware up a/c1/n1/core-1 <7
        9 10:00 hardware restored a/c1/n1 <8
        10 10:20 platform placed x/custom-1 node=a/c1/n1 <4
        11 11:50 hardware up x/custom-1 <10
        12 12:20 middleware up x/custom-1:app <11
      `),
    );
  });
  test('rack.fail: nothing in it helps; the standby of the other rack takes over, and what comes back is placed', () => {
    expect(
      story({
        racks: [
          { id: 'a', model: 'w1500-32' },
          { id: 'b', model: 'w1500-32' },
        ],
        deployments: [{ id: 'db', kind: 'vsys-db2', hadr: { standbyRack: 'b' } }],
        script: [
          { at: '1m', fault: 'fail', target: 'a' },
          { at: '10m', repair: true, target: 'a' },
        ],
      }),
    ).toBe(
      text(`
        1 1:00 injector fault a
        2 1:00 hardware down a <1
        3 1:00 hardware down db/db-1 <2
        4 1:00 middleware degraded db <3
        5 1:00 service outage-begin db <3
        6 1:45 middleware takeover db/db-2 from=db/db-1 <4
        7 1:45 service outage-end db ms=45000 <6
        8 10:00 injector repair a
        9 10:00 hardware up a <8
        10 18:00 hardware up a/mgmt-1 <9
        11 18:00 hardware up a/mgmt-2 <9
        12 18:00 hardware up a/virt-1 <9
        13 18:00 hardware up a/virt-2 <9
        14 18:00 hardware up a/c1/n1 <9
        15 18:00 hardware up a/c1/n2 <9
        16 18:30 hardware failover a/mgmt-1 <11
        17 18:30 hardware resync a/mgmt-2 <16
        18 18:30 hardware failover a/virt-1 <13
        19 18:30 hardware resync a/virt-2 <18
        20 18:50 platform placed db/db-1 node=a/c1/n1 <14
        21 20:20 hardware up db/db-1 <20
        22 21:35 middleware up db/db-1:db2 <21
        23 21:35 middleware resync db/db-1 <22
        24 23:30 hardware restored a/mgmt <16
        25 23:30 hardware restored a/virt <18
        26 26:35 middleware restored db <23
      `),
    );
  });

  test('rack.fail: no platform of the lost rack says or does a word', () => {
    const { events } = run({
      base: 'models',
      until: '25h',
      script: [{ at: '1m', fault: 'fail', target: 'a' }],
    });
    expect(events.filter((e) => e.actor === 'platform')).toEqual([]);
    expect(events.some((e) => e.kind === 'outage-begin' && e.subject === 'vapp')).toBe(true);
  });
});

describe('what must not happen, within a day', () => {
  const ALWAYS = ['service outage-begin', 'service data-lost', 'deployer action-needed'];
  test.each([
    ['mgmt.node', 'a/mgmt-1', ['middleware reroute', 'hardware down shop/was-1']],
    ['mgmt.virtualization', 'a/virt-1', ['hardware ip-move', 'middleware reroute']],
    ['net.switch', 'a/tor-1', ['platform message', 'platform evacuate', 'middleware reroute']],
    ['net.switch', 'a/c1/fc-1', ['platform message', 'platform evacuate', 'middleware reroute']],
    [
      'net.cable',
      'a/c1/sw-1~a/tor-1',
      ['platform message', 'platform evacuate', 'middleware reroute'],
    ],
    ['storage.canister', 'a/s1/canister-1', ['platform evacuate', 'middleware reroute']],
    [
      'storage.drive',
      'a/e1/d05',
      ['platform evacuate', 'middleware reroute', 'platform detection'],
    ],
    ['storage.drive: an idle spare', 'a/e2/d21', ['hardware rebuild', 'hardware degraded']],
    [
      'node.dimm',
      'a/c1/n1/dimm-1',
      ['platform evacuate', 'platform detection', 'middleware reroute'],
    ],
    [
      'node.core',
      'a/c1/n1/core-1',
      ['platform evacuate', 'platform detection', 'middleware reroute'],
    ],
  ])('%s: %s', (_rule, target, kinds) => {
    const { events } = run({
      base: 'golden',
      until: '25h',
      script: [{ at: '1m', fault: 'fail', target }],
    });
    const told = events.map((e) => `${e.actor} ${e.kind}`);
    expect(told).toContain('injector fault');
    for (const kind of [...ALWAYS, ...kinds]) expect(told).not.toContain(kind);
  });
});
