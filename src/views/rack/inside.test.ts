// What is inside nodes and VMs, and how keys walk there.
import { describe, expect, it } from 'vitest';
import { firstInside, holderOf, insideOf, nodeOfInside, stepInside } from './inside.ts';
import { kindOf, nameOf } from './names.ts';
import { BUSY, momentOf } from './rack.test-kit.ts';

const m = momentOf(BUSY, 0);

describe('inside', () => {
  it.each([
    ['a/c1/n1/dimm-3', 'a/c1/n1', 'a/c1/n1'],
    ['shop/was-1:node-agent', 'shop/was-1', 'a/c1/n1'],
    ['shop/was-1', null, 'a/c1/n1'],
    ['a/c1/n1', null, 'a/c1/n1'],
    ['a/e1/d01', null, null],
    ['site:main', null, null],
  ])('%s is held by %s, in node %s', (address, holder, node) => {
    expect(holderOf(address)).toBe(holder);
    expect(nodeOfInside(m, address)).toBe(node);
  });

  it('everything there has a kind and a name with its state', () => {
    const all = insideOf(m, 'a/c1/n1');
    expect(all.length).toBeGreaterThan(32);
    for (const address of all) {
      expect(['process', 'core', 'dimm']).toContain(kindOf(m, address));
      expect(nameOf(m, address)).toMatch(/^(Process|Core|DIMM) .+, (up|whole)/);
    }
  });

  it.each([
    ['a/c1/n1/core-1', 'ArrowRight', 'a/c1/n1/core-2'],
    ['a/c1/n1/core-1', 'ArrowLeft', null],
    ['a/c1/n1/core-5', 'ArrowDown', 'a/c1/n1/dimm-5'],
    ['a/c1/n1/dimm-5', 'ArrowUp', 'a/c1/n1/core-5'],
    ['a/c1/n1/core-5', 'ArrowUp', 'a/c1/n1'],
    ['a/c1/n1/dimm-5', 'End', 'a/c1/n1/dimm-16'],
    ['a/c1/n1/dimm-5', 'Escape', 'a/c1/n1'],
    ['shop/was-1:node-agent', 'ArrowDown', 'shop/was-1:was'],
    ['shop/was-1:node-agent', 'ArrowUp', 'shop/was-1'],
    ['shop/was-1:was', 'ArrowRight', null],
    ['shop/was-1:was', 'Escape', 'shop/was-1'],
  ])('from %s, %s leads to %s', (from, key, to) => {
    expect(stepInside(m, from, key)).toBe(to);
  });

  it('is entered from a node at its first core, from a VM at its first process', () => {
    expect(firstInside(m, 'a/c1/n1')).toBe('a/c1/n1/core-1');
    expect(firstInside(m, 'shop/was-1')).toBe('shop/was-1:node-agent');
    expect(firstInside(m, 'a/tor-1')).toBeNull();
  });
});
