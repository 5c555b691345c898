// The weight of the page: what index.html makes a browser load before the first click.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { ROOT } from '../scripts/install.mjs';

const DIST = join(ROOT, 'dist');
const MOST_JS = 150_000;
const MOST_ALL = 220_000;

const read = (path: string) => readFileSync(join(DIST, path));
const zipped = (path: string) => gzipSync(read(path), { level: 9 }).length;

/** A script and everything it imports without being asked, by path in dist. */
function withImports(path: string, seen = new Set<string>()): Set<string> {
  if (seen.has(path)) return seen;
  seen.add(path);
  const code = read(path).toString();
  for (const match of code.matchAll(/(?:\bfrom|\bimport)\s*["'](\.[^"']+)["']/g))
    withImports(join(dirname(path), match[1] as string), seen);
  return seen;
}

const html = read('index.html').toString();
const named = (pattern: RegExp) =>
  [...html.matchAll(pattern)].map((match) => (match[1] as string).replace(/^\.\//, ''));
const scripts = new Set(
  [
    ...named(/<script[^>]+src="([^"]+)"/g),
    ...named(/<link[^>]+modulepreload[^>]+href="([^"]+)"/g),
  ].flatMap((path) => [...withImports(path)]),
);

test('at most 150 kB of JavaScript, gzip, at first load', () => {
  expect(scripts.size).toBeGreaterThan(0);
  const bytes = [...scripts].reduce((sum, path) => sum + zipped(path), 0);
  test.info().annotations.push({ type: 'JavaScript, gzip bytes', description: String(bytes) });
  expect(bytes).toBeLessThanOrEqual(MOST_JS);
});

test('at most 220 kB of everything at first load', () => {
  const styles = named(/<link[^>]+stylesheet[^>]+href="([^"]+)"/g);
  const fonts = named(/<link[^>]+href="([^"]+\.woff2)"/g);
  const bytes =
    ['index.html', ...scripts, ...styles].reduce((sum, path) => sum + zipped(path), 0) +
    fonts.reduce((sum, path) => sum + read(path).length, 0);
  expect(fonts).toHaveLength(1);
  expect(bytes).toBeLessThanOrEqual(MOST_ALL);
});

test('no inline script or style, and a policy that forbids them', () => {
  expect(html).toContain("default-src 'none'");
  expect(html).not.toMatch(/<style|\sstyle=|<script(?![^>]*\ssrc=)|\son\w+=/);
  expect(html).not.toMatch(/["'](?:https?:)?\/\//);
});
