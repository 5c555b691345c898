// What the platform and the middleware noticed, and when, read off known runs.
import { describe, expect, test } from 'vitest';
import { run } from '../sim/story.test-kit.ts';
import { momentAt } from './moment.ts';
import { noticedAt } from './noticed.ts';

const MINUTE = 60_000;
const rows = (target: string, at = 30 * MINUTE) =>
  noticedAt(momentAt(run({ base: 'golden', script: [{ at: '1m', fault: 'fail', target }] }), at));

describe('who noticed', () => {
  test('a process of a virtual system: the middleware alone, and the hypervisor sees a VM that is on', () => {
    const [row] = rows('shop/was-1:was');
    expect(row?.platform).toBeNull();
    expect(row?.middleware?.afterMs).toBe(1000);
    expect(row?.hypervisor).toBe('VM powered on, on a/c1/n1; it does not look inside');
  });
  test('a VM: the plug-in after five seconds, the platform after a minute', () => {
    const [row] = rows('shop/was-1');
    expect(row?.middleware?.afterMs).toBe(5000);
    expect(row?.platform?.afterMs).toBe(MINUTE);
    expect(row?.platform?.words).toContain('does not recover it');
    expect(row?.hypervisor).toBe('VM powered off, on a/c1/n1');
  });
  test('a node: both, and its host does not answer', () => {
    const [row] = rows('a/c1/n5');
    expect(row?.middleware?.afterMs).toBe(0);
    expect(row?.platform?.afterMs).toBe(30_000);
    expect(row?.hypervisor).toBe('host does not answer');
  });
  test('before it was noticed nobody has; hardware with a partner is noticed by neither', () => {
    expect(rows('shop/was-1', MINUTE + 4000)[0]).toMatchObject({
      platform: null,
      middleware: null,
    });
    expect(rows('a/tor-1')[0]).toMatchObject({ platform: null, middleware: null });
  });
  test('each fault has its own row, the latest first', () => {
    const both = run({
      base: 'golden',
      script: [
        { at: '1m', fault: 'fail', target: 'shop/was-1' },
        { at: '2m', fault: 'fail', target: 'shop/was-2:was' },
      ],
    });
    const told = noticedAt(momentAt(both, 10 * MINUTE));
    expect(told.map((row) => row.fault.subject)).toEqual(['shop/was-2:was', 'shop/was-1']);
    expect(told[0]?.platform).toBeNull();
  });
});
