// The walls of the house: who may import whom, and what the core may never name (see ARCHITECTURE.md).
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const SRC = dirname(fileURLToPath(import.meta.url));

/** In the order in which data walks: each imports only from itself and from those above it. */
const LAYERS = [
  'base',
  'rules',
  'scenario',
  'world',
  'machines',
  'sim',
  'log',
  'analysis',
  'lessons',
  'app',
  'views',
  'cli',
];
/** No clock, chance, screen or waiting up to here. */
const CORE = LAYERS.slice(0, LAYERS.indexOf('analysis') + 1);

interface File {
  /** From src on: `sim/queue.ts`. */
  readonly path: string;
  readonly layer: string;
  readonly test: boolean;
  /** Without comments and texts. */
  readonly code: string;
  readonly imports: readonly string[];
}

const files: readonly File[] = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name))
  .map((name) => {
    const path = relative(SRC, join(SRC, name)).replaceAll('\\', '/');
    const text = readFileSync(join(SRC, name), 'utf8');
    return {
      path,
      layer: path.includes('/') ? (path.split('/')[0] as string) : '',
      test: /\.test\.tsx?$|test-kit/.test(path),
      code: bare(text),
      imports: importsOf(text),
    };
  });

function importsOf(text: string): string[] {
  const found = text.matchAll(
    /^\s*(?:import|export)\b[^'"`;]*?\bfrom\s*['"]([^'"]+)['"]|^\s*import\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/gm,
  );
  return [...found].map((match) => (match[1] ?? match[2] ?? match[3]) as string);
}

/** Code alone: comments and plain texts say `Date` as they like. */
function bare(text: string): string {
  return text.replace(
    /\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|(`)(?:\\.|\$\{|[^`\\$]|\$(?!\{))*?`/g,
    (found) => (found.startsWith('`') ? (found.match(/\$\{[^}]*\}/g) ?? []).join(' ') : ''),
  );
}

const shipped = files.filter((file) => !file.test);
const inCore = shipped.filter((file) => CORE.includes(file.layer));
/** Where a relative import leads, from src on; null for a package. */
const target = (file: File, from: string): string | null =>
  from.startsWith('.')
    ? relative(SRC, resolve(SRC, dirname(file.path), from)).replaceAll('\\', '/')
    : null;
const packageOf = (from: string) =>
  from
    .split('/')
    .slice(0, from.startsWith('@') ? 2 : 1)
    .join('/');

const breaches = (of: readonly File[], wrong: (file: File, from: string) => boolean) =>
  of.flatMap((file) =>
    file.imports.filter((from) => wrong(file, from)).map((from) => `${file.path} imports ${from}`),
  );

describe('the layers', () => {
  test('there are files to look at, and every folder of src is a layer', () => {
    expect(files.length).toBeGreaterThan(20);
    const folders = new Set(files.map((file) => file.layer).filter((layer) => layer !== ''));
    expect([...folders].filter((folder) => !LAYERS.includes(folder))).toEqual([]);
  });

  test('each imports only from itself and from those above it', () => {
    const wrong = breaches(
      files.filter((file) => file.layer !== ''),
      (file, from) => {
        const to = target(file, from);
        if (to === null) return false;
        const layer = to.split('/')[0] as string;
        // The command line and the page stand beside each other: neither needs the other.
        if (file.layer === 'cli' && (layer === 'views' || layer === 'app')) return true;
        return !LAYERS.includes(layer) || LAYERS.indexOf(layer) > LAYERS.indexOf(file.layer);
      },
    );
    expect(wrong).toEqual([]);
  });

  test('src never imports bench or e2e', () => {
    const outside = breaches(shipped, (file, from) => {
      const to = target(file, from);
      return to?.startsWith('..') === true && to !== '../package.json';
    });
    expect(outside).toEqual([]);
  });

  test('imports say their file ending', () => {
    const lazy = breaches(
      files,
      (_, from) => from.startsWith('.') && !/\.(tsx?|css|json|woff2)(\?\w+)?$/.test(from),
    );
    expect(lazy).toEqual([]);
  });
});

describe('the bans', () => {
  const only = (names: RegExp, allowed: (file: File) => boolean) =>
    breaches(shipped, (file, from) => names.test(packageOf(from)) && !allowed(file));

  test('XState only in machines and the one file of sim that asks them', () => {
    expect(
      only(/^xstate$/, (file) => file.layer === 'machines' || file.path === 'sim/ask.ts'),
    ).toEqual([]);
  });
  test('React and D3 only in views', () => {
    expect(
      only(
        /^(react|react-dom|d3-.*)$/,
        (file) => file.layer === 'views' || file.path === 'main.tsx',
      ),
    ).toEqual([]);
  });
  test('zustand only in app', () => {
    expect(only(/^zustand$/, (file) => file.layer === 'app')).toEqual([]);
  });
  test('node: only in the command line', () => {
    expect(
      breaches(shipped, (file, from) => from.startsWith('node:') && file.layer !== 'cli'),
    ).toEqual([]);
  });

  const CLOCK =
    /\b(Date|performance|setTimeout|setInterval|setImmediate|queueMicrotask|requestAnimationFrame)\b/;
  const CHANCE = /\bMath\.random\b|\bcrypto\b/;
  const WAITING = /\b(async|await|Promise)\b/;
  const SCREEN =
    /\b(window|document|navigator|location|localStorage|sessionStorage|globalThis|HTMLElement|SVGElement)\s*[.[(]/;
  test.each([
    ['clock', CLOCK],
    ['chance', CHANCE],
    ['waiting', WAITING],
    ['screen', SCREEN],
  ])('the core has no %s', (_, names) => {
    const found = inCore.flatMap((file) => {
      const hit = names.exec(file.code);
      return hit ? [`${file.path}: ${hit[0]}`] : [];
    });
    expect(found).toEqual([]);
  });

  test('nothing writes markup or inline styles, which the security policy of the page forbids', () => {
    const found = shipped.flatMap((file) => {
      const hit = /\b(innerHTML|outerHTML|insertAdjacentHTML|dangerouslySetInnerHTML)\b/.exec(
        file.code,
      );
      return hit ? [`${file.path}: ${hit[0]}`] : [];
    });
    expect(found).toEqual([]);
  });

  test('no file is named after nothing in particular', () => {
    const vague = files.filter((file) =>
      /(^|\/)(utils?|helpers?|managers?|types)\.tsx?$/.test(file.path),
    );
    expect(vague.map((file) => file.path)).toEqual([]);
  });
});
