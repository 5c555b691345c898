// Links that people saved. They open for ever: a change that turns this file red is wrong, whatever else it is good for.
import { expect, test } from 'vitest';
import { crc24 } from '../base/crc24.ts';
import { unpackLink } from './codec.ts';
import { DICTIONARY_1 } from './dictionary.ts';
import { parseShape } from './parse.ts';

const saved: [link: string, file: object, view: object][] = [
  ['#1jPF7BYMriQUA', { version: 1, base: 'golden' }, {}],
  [
    '#1U4INPyOoREfJ3NTE2MgwF2g2WuwaAd2DLSWA5YBuzzE1NNIzhaU2I2S_xQJLUrTMCG5Q1upEQ6wD1z0QfxgaxcYCAA',
    {
      version: 1,
      title: 'Lose a node',
      base: 'golden',
      script: [
        { at: '1m', fault: 'fail', target: 'host:shop/was-1' },
        { at: '754321ms', fault: 'fail', target: 'shop/was-2', boots: false },
        { at: '20m', action: 'restart-vm', target: 'shop/was-2' },
        { at: '25m', load: 512.5, target: 'shop' },
        { at: '2h', repair: true, target: 'a/c1/n1' },
      ],
    },
    { cursor: 754321, selected: 'a/c1/n1', event: 12 },
  ],
  [
    '#1AisUsgGLzivNydGJjgWWbLDM4V50eNvh-akKjxrmVZWnZj5qmANkTlF4sXLZyxWToTUAWgmIpbZErWFxVGvYah-I32C-xlbDYVZnteCqEE-5jaWUx2yNEGgMA1tfiMawCbDIgVUiyM0qUyytKngNZAyrgYCKkKoucILEaP7CazKwNGbdh7umBToNpQkJNym_HJTeUJtGGO1PcKMCUZjCC2lQ1OaCAw6lHjMEl75IRW6tTrRBbCwA',
    {
      version: 1,
      title: 'Größe „zwei“ — 試験',
      racks: [
        {
          id: 'a',
          model: 'w1500-64',
          site: 'east',
          cloudGroups: [
            { name: 'prod', nodes: ['a/c1/n1', 'a/c1/n2'], type: 'average', reserveForHa: true },
          ],
        },
      ],
      deployments: [
        {
          id: 'shop',
          kind: 'vsys-was',
          members: 3,
          http: 0,
          database: 'db',
          priority: 'high',
          critical: true,
          size: { cores: 1, memoryGb: 4 },
          sessions: 'local',
          service: 'web',
          load: 30,
          capacity: 50,
        },
        { id: 'db', kind: 'vsys-db2', hadr: { takeover: 'manual' }, backup: false },
        { id: 'own', kind: 'custom', itmAgent: false },
      ],
      timings: { vmBoot: '1500ms', pluginRetry: '1s' },
      until: '1d',
      script: [],
    },
    { cursor: 0 },
  ],
  [
    '#1O8v_ggGLzivNyYFIw5M20CSjXAVgegcVboYZoGQPZqVgpFlQigYX7UYpCmmGCqBa1Qpcp8ZiLykx60F4eQ0uqjFrU-RqG1QHYC2b4c7AbE-gtGiIaSEhVSkQY5ErFbgIZkMFoQZqNFqLBCoLswal_YJoxcHVobRy0No-OBqeoOAhunkOrFAB',
    {
      version: 1,
      racks: [
        { id: 'a', model: 'w1500-384' },
        { id: 'b', model: 'w1500-96', site: 'west' },
      ],
      deployments: [
        {
          id: 'portal',
          kind: 'vapp-was',
          scaling: {},
          database: 'portaldb',
          routing: 'proxy',
          caching: 'cache',
        },
        { id: 'portaldb', kind: 'vapp-db2' },
        { id: 'proxy', kind: 'proxy' },
        { id: 'cache', kind: 'cache', used: 40 },
        { id: 'imp', kind: 'vsys-was-imp', onFailure: 'add-member' },
      ],
      rates: { node: { afr: 0.05, repair: '1d' } },
      script: [
        { at: '1m', used: 85, target: 'cache' },
        { at: '2m', maintenance: 'start', target: 'a' },
        { at: '1h', maintenance: 'end', target: 'a' },
        { at: '1d', action: 'deploy-standby', target: 'portal', running: true },
        { at: '2d', fault: 'fail', target: 'site:east', boots: true },
      ],
    },
    {},
  ],
];

test.each(saved)('%.24s…', (link, file, view) => {
  expect(unpackLink(link)).toEqual({ ok: true, value: { file, view } });
  expect(parseShape(file)).toMatchObject({ ok: true });
});

test('the words of version 1 are frozen', () => {
  expect(crc24(new TextEncoder().encode(DICTIONARY_1))).toBe(0x86abd7);
});
