// Holds the numbers of tokens.md against the stylesheet itself: text at 4.5 : 1, shapes at 3 : 1, hues ten apart for every kind of eye.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { contrast, distance, seen, VISIONS, type Vision } from './colour.test-kit.ts';
import { FAMILY } from './text-width.ts';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8').replace(
  /\/\*[\s\S]*?\*\//g,
  '',
);
const forced = css.slice(css.indexOf('@media (forced-colors'));

/** The custom properties of all rules outside media queries that name `selector`, later ones over earlier ones. */
function variables(...selectors: string[]): Record<string, string> {
  const found: Record<string, string> = {};
  const plain = css.slice(0, css.indexOf('@media'));
  for (const [, heads, body] of plain.matchAll(/([^{};]+)\{([^{}]*)\}/g)) {
    const named = (heads ?? '').split(',').map((s) => s.trim().replaceAll('"', "'"));
    if (!named.some((s) => selectors.includes(s))) continue;
    for (const [, name, value] of (body ?? '').matchAll(/--([\w-]+):\s*([^;]+);/g))
      found[name as string] = (value as string).trim();
  }
  const solve = (value: string): string => {
    const other = /^var\(--([\w-]+)\)$/.exec(value)?.[1];
    return other ? solve(found[other] ?? '') : value;
  };
  return Object.fromEntries(Object.entries(found).map(([k, v]) => [k, solve(v)]));
}

const light = variables(':root');
const dark = variables(':root', "[data-theme='dark']");
const metal = variables(':root', '.metal');
const HUES = [1, 2, 3, 4, 5, 6, 7, 8];

const pairs = (names: string[]): [string, string][] =>
  names.map((s) => s.split(' on ') as [string, string]);
const TEXT = pairs([
  ...['page', 'surface', 'sunk', 'amber-wash', 'red-wash'].flatMap((ground) =>
    ['ink', 'ink2'].map((text) => `${text} on ${ground}`),
  ),
  'ink3 on page',
  'ink3 on surface',
  'red-ink on page',
  'red-ink on surface',
  'amber-ink on amber-wash',
  'page on ink',
  'on-amber on amber',
  'on-red on red',
  ...HUES.map((i) => `on-hue-${i} on hue-${i}`),
]);
const SHAPES = pairs(['line on page', 'red on page', ...HUES.map((i) => `hue-${i} on page`)]);
const METAL_TEXT = pairs([
  ...['bay', 'bay-up', 'frame'].flatMap((g) => [`text on ${g}`, `dim on ${g}`, `ink on ${g}`]),
  'red on bay',
  'on-red on red',
]);
const METAL_SHAPES = pairs([
  ...['bay', 'bay-up', 'frame'].flatMap((g) => [`rim on ${g}`, `red on ${g}`]),
  'hdd on bay-up',
  'ssd on bay-up',
  'net on post',
  ...HUES.map((i) => `hue-${i} on bay`),
]);

const measured = (set: Record<string, string>, [over, under]: [string, string]) =>
  contrast(set[over] ?? '', set[under] ?? '');

describe('colours', () => {
  it('measures as the standards do', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(contrast('#16191d', '#f6f4ef')).toBeCloseTo(16.0, 1);
    expect(distance('#ff0000', '#ff0000')).toBe(0);
    // Two of the published CIEDE2000 figures, within the rounding of eight bits.
    expect(distance('#000000', '#ffffff')).toBeCloseTo(100, 1);
    expect(distance('#0000ff', '#ff0000')).toBeCloseTo(52.9, 0);
  });

  for (const [theme, set] of [
    ['light', light],
    ['dark', dark],
  ] as const) {
    it.each(TEXT)(`${theme}: text %s on %s reads`, (a, b) => {
      expect(measured(set, [a, b])).toBeGreaterThanOrEqual(4.5);
    });
    it.each(SHAPES)(`${theme}: shape %s on %s shows`, (a, b) => {
      expect(measured(set, [a, b])).toBeGreaterThanOrEqual(3);
    });
  }
  it.each(METAL_TEXT)('metal: text %s on %s reads', (a, b) => {
    expect(measured(metal, [a, b])).toBeGreaterThanOrEqual(4.5);
  });
  it.each(METAL_SHAPES)('metal: shape %s on %s shows', (a, b) => {
    expect(measured(metal, [a, b])).toBeGreaterThanOrEqual(3);
  });

  it.each(Object.keys(VISIONS) as Vision[])('keeps hues and red ten apart under %s', (vision) => {
    for (const set of [light, dark, metal]) {
      const nine = [...HUES.map((i) => set[`hue-${i}`] ?? ''), set.red ?? ''].map((hex) =>
        seen(hex, vision),
      );
      for (const [i, a] of nine.entries())
        for (const b of nine.slice(i + 1)) expect(distance(a, b)).toBeGreaterThanOrEqual(10);
    }
  });

  it('gives the rack the dark hues in both themes', () => {
    for (const i of HUES) expect(metal[`hue-${i}`]).toBe(dark[`hue-${i}`]);
  });

  it('leaves every colour to the viewer where colours are forced', () => {
    for (const name of Object.keys({ ...light, ...dark, ...metal })) {
      if (!/^#/.test({ ...light, ...metal }[name] ?? '')) continue;
      expect(forced, `--${name}`).toMatch(new RegExp(`--${name}: (Canvas|CanvasText|GrayText);`));
    }
  });

  it('calls the face what the drawings call it when they measure a text', () => {
    expect(light.sans?.replaceAll("'", '"')).toBe(FAMILY);
  });

  it('names no colour outside its custom properties', () => {
    expect(css.replace(/--[\w-]+:[^;]+;/g, '')).not.toMatch(/#[0-9a-f]{3,8}\b|rgba?\(|hsl/i);
  });
});
