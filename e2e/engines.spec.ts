// One scenario, one run: Node and Chromium write the same log, byte for byte.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { ROOT } from '../scripts/install.mjs';
import { expect, log, open, test } from './page.ts';

const SCENARIOS = {
  'a node with a member and the primary': [
    { at: '1m', fault: 'fail', target: 'host:shop/was-1' },
    { at: '2m', fault: 'fail', target: 'primary:shopdb' },
  ],
  'VMs and processes, with and without help': [
    { at: '1m', fault: 'fail', target: 'shop/was-1' },
    { at: '90s', fault: 'fail', target: 'shop/was-2:was' },
    { at: '10m', action: 'restart-vm', target: 'shop/was-1' },
    { at: '20m', fault: 'fail', target: 'shopdb/db-1' },
  ],
  'many nodes and a repair': [
    ...Array.from({ length: 9 }, (_, i) => ({
      at: `${i + 1}m`,
      fault: 'fail',
      target: `a/c1/n${i + 1}`,
    })),
    { at: '2h', repair: true, target: 'a/c1/n3' },
  ],
};

/** Runs the command line as a person would. */
function sim(args: string[], input: string): string {
  const done = spawnSync(
    process.execPath,
    [join(ROOT, 'node_modules/tsx/dist/cli.mjs'), join(ROOT, 'src/cli/main.ts'), ...args],
    { cwd: ROOT, input, encoding: 'utf8', maxBuffer: 1 << 26 },
  );
  expect(done.stderr).toBe('');
  expect(done.status).toBe(0);
  return done.stdout;
}

const digest = (text: string) => createHash('sha256').update(text).digest('hex');

for (const [name, script] of Object.entries(SCENARIOS))
  test(`${name}: the same digest in Node and in Chromium`, async ({ page }) => {
    const file = JSON.stringify({ version: 1, base: 'golden', script });
    const printed = sim(['run', '-'], file).trimEnd().split('\n').slice(0, -1).join('\n');
    await open(page, sim(['url', '-'], file).trim());
    const seen = await log(page);
    expect(seen.length).toBeGreaterThan(1000);
    expect(seen).toBe(printed);
    expect(digest(seen)).toBe(digest(printed));
  });
