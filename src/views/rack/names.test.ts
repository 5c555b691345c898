import { describe, expect, it } from 'vitest';
import { kindName, nameOf, shortOf, stateWords } from './names.ts';
import { BUSY, momentOf, withLooks } from './rack.test-kit.ts';

const calm = momentOf(BUSY, 0);

describe('names', () => {
  it.each([
    ['a', 'Rack a, whole'],
    ['a/c1', 'Chassis a/c1, whole, 12 compute nodes'],
    ['a/c1/n1', 'Compute node a/c1/n1, running, 2 VMs'],
    ['a/mgmt-1', 'Management node a/mgmt-1, active, floating address 10.0.255.1'],
    ['a/virt-2', 'Virtualization management node a/virt-2, backup'],
    ['a/tor-1', 'Top-of-rack switch a/tor-1, whole'],
    ['a/e1/d05', 'Drive a/e1/d05, whole, in array a/s1/hdd-1'],
    ['a/e2/d04', 'Drive a/e2/d04, whole, spare SSD'],
    ['a/c2/sw-1~a/tor-1', 'Cable from a/c2/sw-1 to a/tor-1, whole'],
    ['a/c1/n1/dimm-3', 'DIMM a/c1/n1/dimm-3, whole'],
    ['shop/was-1:was', 'Process shop/was-1:was, up'],
    ['nobody', 'nobody'],
  ])('%s is called "%s"', (address, name) => {
    expect(nameOf(calm, address)).toBe(name);
  });

  it('says whose VM it is and where', () => {
    expect(nameOf(calm, 'shop/was-1')).toBe(
      'VM shop/was-1, application server of shop, running, on a/c1/n1',
    );
  });

  it('tells the story of a failed node', () => {
    expect(nameOf(momentOf(BUSY, 60_000), 'a/c1/n1')).toBe(
      'Compute node a/c1/n1, failed, not noticed yet, 2 VMs down',
    );
    expect(nameOf(momentOf(BUSY, 95_000), 'a/c1/n1')).toBe(
      'Compute node a/c1/n1, failed, 2 VMs evacuating',
    );
    expect(nameOf(momentOf(BUSY, 150_000), 'a/c1/n1')).toBe('Compute node a/c1/n1, failed, no VMs');
    expect(stateWords(momentOf(BUSY, 125_000), 'shop/was-4')).toMatch(/^dead, noticed/);
  });

  it('never hides a look behind a plain word', () => {
    for (const look of ['failed', 'suspended', 'abandoned', 'degraded', 'recovering'] as const)
      for (const address of [
        'a/tor-1',
        'a/mgmt-1',
        'a/e1/d05',
        'shop/was-1',
        'a/c2/fc-1~a/san-1',
      ]) {
        const name = nameOf(withLooks(calm, { [address]: look }), address);
        expect(name, look).not.toBe(nameOf(calm, address));
      }
  });

  it('shortens addresses and names kinds', () => {
    expect(shortOf('a/c1/n3')).toBe('c1/n3');
    expect(shortOf('a/c2/sw-1~a/tor-1')).toBe('c2/sw-1~tor-1');
    expect(shortOf('shop/was-1')).toBe('shop/was-1');
    expect(kindName('fc')).toBe('Chassis Fibre Channel switch');
  });
});
