// Addresses → words, as sentences name them: `compute node a/c1/n3`, `DB2 in shopdb/db-1`, `the management nodes of rack a`.

const PROCESS_WORDS: Readonly<Record<string, string>> = {
  was: 'the application server',
  'node-agent': 'the node agent',
  dmgr: 'the deployment manager',
  http: 'the HTTP server',
  db2: 'DB2',
  cache: 'the cache',
  proxy: 'the proxy',
  app: 'the software',
};

/** An address in words: `compute node a/c1/n3`, `the node agent in shop/was-1`. */
export function what(address: string): string {
  const [vm, process] = address.split(':');
  if (process !== undefined && vm?.includes('/'))
    return `${PROCESS_WORDS[process] ?? process} in ${vm}`;
  if (/\/n\d+$/.test(address)) return `compute node ${address}`;
  const outside = OUTSIDE_WORDS[address];
  if (outside !== undefined) return outside;
  if (address.startsWith('site:')) return `site ${address.slice('site:'.length)}`;
  for (const [pattern, words] of HARDWARE_WORDS)
    if (pattern.test(address)) return `${words} ${address}`;
  if (/\/[a-z]+-\d+$/.test(address)) return `VM ${address}`;
  return address;
}

const OUTSIDE_WORDS: Readonly<Record<string, string>> = {
  lb: 'the load balancer',
  sprayer: 'the IP sprayer',
  tsm: 'the backup server',
  wan: 'the link between the sites',
};

const HARDWARE_WORDS: readonly (readonly [RegExp, string])[] = [
  [/~/, 'cable'],
  [/\/mgmt-\d$/, 'management node'],
  [/\/virt-\d$/, 'virtualization management node'],
  [/\/tor-\d$/, 'top-of-rack switch'],
  [/\/san-\d$/, 'SAN switch'],
  [/\/sw-\d$/, 'chassis Ethernet switch'],
  [/\/fc-\d$/, 'chassis Fibre Channel switch'],
  [/\/canister-\d$/, 'canister'],
  [/\/d\d\d$/, 'drive'],
  [/\/dimm-\d+$/, 'DIMM'],
  [/\/core-\d+$/, 'core'],
];

/** The two of a redundant pair, as the subject of a sentence; null for what is none: an array, a node. */
export function twoOf(address: string): string | null {
  for (const [pattern, words, holder] of PAIR_WORDS) {
    const of = pattern.exec(address)?.[1];
    if (of !== undefined) return `the two ${words} of ${holder} ${of}`;
  }
  return null;
}

const PAIR_WORDS: readonly (readonly [RegExp, string, string])[] = [
  [/^(.+)\/mgmt$/, 'management nodes', 'rack'],
  [/^(.+)\/virt$/, 'virtualization management nodes', 'rack'],
  [/^(.+)\/tor$/, 'top-of-rack switches', 'rack'],
  [/^(.+)\/san$/, 'SAN switches', 'rack'],
  [/^(.+)\/sw$/, 'Ethernet switches', 'chassis'],
  [/^(.+)\/fc$/, 'Fibre Channel switches', 'chassis'],
  [/^(.+)\/canister$/, 'canisters', 'controller'],
];
