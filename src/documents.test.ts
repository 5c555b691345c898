// README, ARCHITECTURE and DECISIONS say what is there: commands, files, folders, drills, examples. What grows is not counted in them.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { presetOf } from './scenario/library.ts';
import { parseScenario } from './scenario/parse.ts';
import { openScenario } from './world/open.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const all = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map((found) => found[1] ?? '');
const README = read('README.md');

/** Every file of the project, and every folder with a `/` behind it, as from its root. */
const FILES = ['src', 'e2e', 'bench', 'public', 'scripts'].flatMap((folder) => [
  `${folder}/`,
  ...readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true }).map(
    (one) =>
      `${one.parentPath.slice(ROOT.length).replaceAll('\\', '/')}/${one.name}${one.isDirectory() ? '/' : ''}`,
  ),
]);
FILES.push(...readdirSync(ROOT));
/** What a build makes. */
const MADE = /^(dist|dist-file|assets|\.cache)\/|^sw\.js$/;

describe.each(['README.md', 'src/ARCHITECTURE.md', 'src/DECISIONS.md'])('%s', (document) => {
  const text = read(document);

  test('names commands of npm that are there', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: object };
    for (const name of all(text, /\bnpm run\s+(?:-s )?([a-z\d:]+)/g))
      expect(scripts).toHaveProperty([name]);
  });

  test('names files and folders that are there', () => {
    const named = [
      ...all(text, /`((?:[\w.-]+\/)+[\w.-]*)`/g),
      ...all(text, /`([\w-]+\.(?:tsx?|m?js|md|json|html|css))`/g),
      ...all(text, /\]\(([\w./-]+)\)/g),
    ];
    expect(named.length).toBeGreaterThan(0);
    const there = (path: string) =>
      FILES.some((one) => `/${one}`.endsWith(`/${path}`) || `/${one}`.endsWith(`/${path}/`));
    expect(named.filter((path) => !MADE.test(path) && !there(path))).toEqual([]);
  });

  test('counts nothing that grows', () => {
    const grows = /\b\d+ (tests?|scenarios|drills|rules|lessons|words|terms|topologies|commits)\b/g;
    expect(text.match(grows)).toBeNull();
  });
});

test('the table of folders is the folders of src', () => {
  const told = all(read('src/ARCHITECTURE.md'), /^\| `([a-z\d]+)\/`/gm);
  expect([...told].sort()).toEqual(
    FILES.flatMap((one) => /^src\/([^/]+)\/$/.exec(one)?.[1] ?? []).sort(),
  );
});

test('every drill of the README is in the library', () => {
  const drills = all(README, /\bpreset:([a-z\d-]+)/g);
  expect(drills.length).toBeGreaterThan(0);
  for (const id of drills) expect(presetOf(id), id).not.toBeNull();
});

test('the scenario of the README opens', () => {
  const [written = ''] = all(README, /```json\n([\s\S]*?)```/g);
  const scenario = parseScenario(written);
  if (!scenario.ok) throw new Error(JSON.stringify(scenario.mistakes));
  expect(openScenario(scenario.value)).toMatchObject({ ok: true });
});
