// Links that people saved, of every past version and place in a link, with what they open. They open for ever: a change that
// makes one of them open otherwise is wrong, whatever else it is good for. A new place in a link adds lines here.
import type { Unpacked } from './codec.ts';

type More = Omit<Unpacked, 'file' | 'view'>;
export const SAVED: readonly [link: string, file: object, view: object, more?: More][] = [
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
  // With a pane that is open.
  [
    '#1dY7bJsNQAtMeqwMslKMNdPJKc3IghFIOMC3k51mlpAJTeVmuPrBmiAUA',
    { version: 1, base: 'golden', script: [{ at: '1m', fault: 'fail', target: 'a/c1/n1' }] },
    { cursor: 0, pane: 'lesson:dead-vm/3' },
  ],
  [
    '#1imJuJENkgbzSnBwdYEEcbWkABMDUkQuNR0icg6WVikrzkvLzs4EaAQ',
    { version: 1, base: 'models' },
    { cursor: 90_000, selected: 'imp/was-2:was', pane: 'runbook' },
  ],
  // With what panes carry.
  [
    '#1yCGEiAFDKMkrzckBlm-wLOJfngfMVtFgUQShlANMD_l5VvnlefpGSrFA9RABcMEN1emamadQkg8MAgXvPCAF8iIwQKD1WXEiKOf75OdnKySWQN1qrAcuthOLQeVgeEY-KCKK7UGhkZkCchq4xqqNBTUp83NBWQpoEobXUHwFFITlbKi3kIqB2lhgxQkA',
    { version: 1, base: 'golden', title: 'Own' },
    { pane: 'lesson:own/2' },
    {
      extra: {
        lesson: {
          title: 'Ein toter Knoten',
          steps: [{ say: 'Look at a/c1/n3.' }, { ask: 'Who acts?', hidden: true }],
        },
        compare: [
          ['golden', ['1m f shop/was-1']],
          ['models', null, { until: '4h' }],
        ],
      },
    },
  ],
  // Made under rules of another day.
  [
    '#1WuEXFMNQAvNQrA6wUM4rzcmBEJaWlrEA',
    { version: 1, base: 'golden', script: [{ at: '1m', fault: 'fail', target: 'a/tor-1' }] },
    {},
    { otherRules: 999 },
  ],
  // Two racks.
  [
    '#1iACLI8NI-GB1oFINaHmaQg4orMxALJAu3SSYPh1giR1tYgACsbEA',
    {
      version: 1,
      base: 'single-cell',
      script: [
        { at: '1m', fault: 'fail', target: 'a' },
        { at: '5m', fault: 'fail', target: 'lb' },
        { at: '6m', fault: 'fail', target: 'shop-b/was-1' },
      ],
    },
    { cursor: 400_000 },
  ],
  [
    '#1fkJQHENL6WBVoMrRClo1Ap2QplCeCHKnGVgOkiCBOgE',
    {
      version: 1,
      base: 'dual-cell',
      script: [
        { at: '1m', fault: 'fail', target: 'site:east' },
        { at: '5m', fault: 'fail', target: 'wan' },
        { at: '6m', fault: 'fail', target: 'sprayer' },
      ],
    },
    {},
  ],
  [
    '#1cCRWN4Mmbog0qDAD2omWcEHBZZyBmV4hicg0A6gRmjxhycAMJFZSnKsUqwMs2aPzSnNygKU_sprYWAA',
    {
      version: 1,
      base: 'dr',
      script: [
        { at: '1m', fault: 'fail', target: 'a' },
        { at: '5m', action: 'prepare-target', target: 'b' },
        { at: '3h', action: 'deploy-standby', target: 'shop', running: true },
        { at: '5h', fault: 'fail', target: 'shop@b/was-1' },
        { at: '6h', fault: 'fail', target: 'tsm' },
      ],
    },
    { selected: 'shop@b/was-1' },
  ],
  [
    '#1OAimDwNWJaXFwLYCVAG6F2JjAQ',
    {
      version: 1,
      base: 'busy',
      script: [{ at: '1m', fault: 'fail', target: 'a/s1/canister-1' }],
    },
    {},
  ],
];
