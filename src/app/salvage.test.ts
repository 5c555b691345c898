import fc from 'fast-check';
import { deflateSync, strToU8 } from 'fflate';
import { expect, test } from 'vitest';
import { toBase64url } from '../base/base64url.ts';
import { crc24 } from '../base/crc24.ts';
import { encodeLink } from '../scenario/codec.ts';
import { DICTIONARY_1 } from '../scenario/dictionary.ts';
import { PRESETS } from '../scenario/library.ts';
import { engine } from './engine.ts';
import { salvage } from './salvage.ts';

/** A link with a right checksum, whatever it holds: as a Rackdrill of another day could have made it. */
function linkOf(parts: unknown): string {
  const packed = deflateSync(strToU8(JSON.stringify(parts)), {
    level: 9,
    dictionary: strToU8(DICTIONARY_1),
  });
  const length =
    packed.length < 128 ? [packed.length] : [(packed.length & 127) | 128, packed.length >> 7];
  const body = [...length, ...packed];
  const crc = crc24(Uint8Array.from(body));
  return `#1${toBase64url(Uint8Array.of(crc >> 16, crc >> 8, crc, ...body))}`;
}
const RACK = { id: 'a', model: 'w1500-608' };

test.each<[string, unknown, object, RegExp[]]>([
  [
    'lines that name nothing, or do what is not known',
    ['golden', ['1m f shop/was-1', '2m f nowhere', '3m explode shop', '4m f a/c1/n1']],
    { base: 'golden', script: [{ target: 'shop/was-1' }, { target: 'a/c1/n1' }] },
    [/script\[2\]\.action: found "explode"/, /script\[1\]\.target: found "nowhere"/],
  ],
  [
    'a deployment of a kind that is not known, what hangs on it, and the lines about it',
    [
      null,
      ['1m f new/was-1', '2m f shop/was-1'],
      {
        racks: [RACK],
        deployments: [
          { id: 'new', kind: 'vsys-liberty' },
          { id: 'shop', kind: 'vsys-was', database: 'new' },
        ],
      },
    ],
    { deployments: [{ id: 'shop', kind: 'vsys-was' }], script: [{ target: 'shop/was-1' }] },
    [
      /deployments\[0\]\.kind: found "vsys-liberty"/,
      /deployments\[1\]\.database/,
      /script\[0\]\.target/,
    ],
  ],
  [
    'options that are wrong, twice in one, fall back to their defaults',
    [
      null,
      null,
      {
        racks: [RACK],
        deployments: [{ id: 'v', kind: 'vapp-was', members: 999, scaling: { min: 'x', max: 'y' } }],
      },
    ],
    { deployments: [{ id: 'v', kind: 'vapp-was' }] },
    [/deployments\[0\]\.members/, /deployments\[0\]\.scaling\.min/],
  ],
  [
    'timings and keys that are not known',
    [
      'golden',
      ['1m f shop/was-1'],
      { timings: { vmBoot: '2s', warpDrive: '1s' }, until: 'soon', colour: 'red' },
    ],
    { timings: { vmBoot: 2000 }, script: [{ target: 'shop/was-1' }] },
    [/warpDrive/, /until/, /colour/],
  ],
  [
    'one rate that is wrong in two ways; the others stay',
    [
      'golden',
      null,
      { rates: { node: { afr: 'x', repair: 'y' }, cable: { afr: 1 } }, title: ['twice'], until: 7 },
    ],
    { rates: { cable: { afr: 1 } } },
    [/rates\.node\.afr/, /rates\.node\.repair/, /title/, /until/],
  ],
  [
    'a second rack of a model that is not known',
    [
      null,
      null,
      { racks: [RACK, { id: 'b', model: 'w9000' }], deployments: [{ id: 'c', kind: 'custom' }] },
    ],
    { racks: [{ id: 'a' }], deployments: [{ id: 'c' }] },
    [/racks\[1\]\.model/],
  ],
  [
    'what panes carry',
    ['golden', ['1m f shop/was-1'], null, [5], { constructor: 1 }],
    { script: [{ target: 'shop/was-1' }] },
    [/beside the drill was left out/],
  ],
])('%s: the rest is open, and it is said what is not', (_, parts, scenario, said) => {
  const saved = salvage(linkOf(parts));
  expect(saved?.linked.scenario).toMatchObject(scenario);
  for (const words of said) expect(saved?.words.join('\n')).toMatch(words);
  if (saved) expect(engine.run(saved.linked.scenario).ok).toBe(true);
});

test.each<[string, unknown]>([
  ['a topology that is not known', ['silver', ['1m f shop/was-1']]],
  ['a newer version of the format', ['golden', null, { version: 2 }]],
  ['no racks at all', [null, ['1m f shop/was-1']]],
  [
    'a single rack of a model that is not known',
    [null, null, { racks: [{ id: 'a', model: 'w9000' }] }],
  ],
  ['nothing', {}],
])('of %s nothing is saved', (_, parts) => expect(salvage(linkOf(parts))).toBeNull());

test('a cut link opens with the lines that are whole', () => {
  const scenario = PRESETS.find(({ id }) => id === 'node-agent-fails')?.scenario;
  if (!scenario) throw new Error('a drill with three lines');
  const link = encodeLink({ scenario, view: { cursor: 90_000, selected: 'shop/was-1' } });
  const saved = salvage(link.slice(0, -12));
  expect(saved?.linked.scenario.base).toBe('golden');
  expect(saved?.words[0]).toContain('Characters are missing');
});

test('law: whatever a link holds, what is saved of it runs, and nothing throws', () => {
  const line = fc.oneof(
    fc.constantFrom(
      '1m f shop/was-1',
      '2m f nowhere',
      '3m explode a',
      '4m r a/c1/n1',
      '5m l1e9 shop',
      '6m m+ a',
    ),
    fc.string({ maxLength: 12 }),
  );
  const parts = fc.tuple(
    fc.constantFrom('golden', 'models', 'dr', null, 'silver'),
    fc.option(fc.array(line, { maxLength: 6 })),
    fc.oneof(
      fc.jsonValue({ maxDepth: 3 }),
      fc.constant({ racks: [RACK], deployments: [{ id: 'x', kind: 'custom', members: -1 }] }),
    ),
    fc.jsonValue({ maxDepth: 2 }),
    fc.jsonValue({ maxDepth: 2 }),
  );
  fc.assert(
    fc.property(parts, (value) => {
      const saved = salvage(linkOf(value));
      if (saved) expect(engine.run(saved.linked.scenario).ok).toBe(true);
    }),
    { numRuns: 150 },
  );
});
