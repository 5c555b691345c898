import { describe, expect, test } from 'vitest';
import { PLAIN, PRESETS } from '../scenario/library.ts';
import { LONGEST_TEXT } from '../scenario/parse.ts';
import { command, type Io } from './command.ts';

const NODE =
  '{"version":1,"title":"t","base":"golden","script":[{"at":"1m","fault":"fail","target":"host:shop/was-1"}]}';

/** Runs a command against files that are given here; what it printed, and its exit code. */
async function told(argv: string[], files: Record<string, string | Uint8Array | Error> = {}) {
  let out = '';
  let err = '';
  const io: Io = {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    exists: (path) => path in files,
    bytes: async (path) => {
      const content = files[path] ?? Object.assign(new Error('none'), { code: 'ENOENT' });
      if (content instanceof Error) throw content;
      return typeof content === 'string' ? new TextEncoder().encode(content) : content;
    },
  };
  const code = await command(argv, io);
  return { code, out, err };
}
const lines = (text: string) => text.trimEnd().split('\n');

describe('run', () => {
  test('prints events as JSON with their keys in order, then the summary', async () => {
    const { code, out, err } = await told(['run', '-'], { '-': NODE });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const all = lines(out).map((line) => JSON.parse(line));
    const summary = all.pop();
    expect(all.length).toBeGreaterThan(5);
    for (const event of all)
      expect(Object.keys(event)).toEqual([
        'id',
        't',
        'actor',
        'kind',
        'subject',
        'cause',
        'rule',
        'slide',
        'data',
        'text',
      ]);
    expect(all[0]).toMatchObject({
      id: 1,
      t: 60_000,
      actor: 'injector',
      kind: 'fault',
      cause: null,
    });
    expect(summary).toMatchObject({ kind: 'summary', until: 3_660_000 });
  });

  test('the same events as a table, as a trace and as a page', async () => {
    const events = lines((await told(['run', '-'], { '-': NODE })).out).length - 1;
    const as = async (format: string) =>
      (await told(['run', '-', '--format', format], { '-': NODE })).out;
    expect(lines(await as('csv'))).toHaveLength(events + 1);
    const { traceEvents } = JSON.parse(await as('trace'));
    expect(
      traceEvents.filter(
        (one: { ph: string; args?: object }) => one.ph === 'X' && 'text' in (one.args ?? {}),
      ),
    ).toHaveLength(events);
    expect(await as('report')).toMatch(/^# t\n/);
  });

  test('every effect leads back to the fault', async () => {
    const { out } = await told(['run', '-'], { '-': NODE });
    const events = lines(out)
      .slice(0, -1)
      .map((line) => JSON.parse(line));
    for (const event of events) {
      let at = event;
      while (at.cause !== null) at = events[at.cause - 1];
      expect(at.kind).toBe('fault');
    }
  });

  test('twice the same bytes', async () => {
    const first = await told(['run', '-'], { '-': NODE });
    expect(await told(['run', '-'], { '-': NODE })).toEqual(first);
  });

  test('a file, standard input, a preset and a link tell the same story', async () => {
    const link = (await told(['url', 'preset:node-fails'])).out.trim();
    const story = (await told(['run', 'preset:node-fails'])).out;
    for (const source of [link, link.slice(1), `https://example.org/${link}`])
      expect((await told(['run', source])).out).toBe(story);
    expect((await told(['run', 'x.json'], { 'x.json': NODE })).out).toBe(
      (await told(['run', '-'], { '-': NODE })).out,
    );
  });

  test('a file whose name looks like a link is a file', async () => {
    expect((await told(['run', '1abcdefgh'], { '1abcdefgh': NODE })).code).toBe(0);
  });

  test('--until ends it sooner', async () => {
    const { out } = await told(['run', '-', '--until', '90s'], { '-': NODE });
    const all = lines(out).map((line) => JSON.parse(line));
    expect(all.at(-1).until).toBe(90_000);
    expect(Math.max(...all.slice(0, -1).map((event) => event.t))).toBeLessThanOrEqual(90_000);
  });

  test('as text, in columns', async () => {
    const { out } = await told(['run', 'preset:node-fails', '--format', 'text']);
    expect(lines(out)[0]).toMatch(/^1:00\.000 {2}injector {4}a\/c1\/n\d+ +\S.*\.$/);
    expect(out).toMatch(
      /\n\nAt the end, 1:01:00\.000:\n {2}Service {5}shop {4}up {8}100\.0000 % {2}no outage\n/,
    );
    expect(out).not.toContain('{');
  });
});

describe('runbook', () => {
  test('prints JSON unless Markdown is asked for', async () => {
    const { code, out, err } = await told(['runbook', 'preset:models']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const rows = JSON.parse(out);
    expect(rows[0]).toEqual({
      rule: 'vapp-was.process',
      subjects: ['vapp/was-1:was', 'vapp/was-2:was'],
      failure: expect.stringMatching(/^[A-Z].*\.$/),
      whatHappens: expect.stringMatching(/^[A-Z].*\.$/),
      deployerAction: 'Find the cause (follow-up).',
      actions: ['investigate'],
      blocking: false,
      outageMs: 0,
      recoveredBy: 'platform',
    });
    const table = await told(['runbook', 'preset:models', '--format', 'md']);
    expect(table.code).toBe(0);
    expect(table.out).toMatch(/^# Runbook: One of each deployment kind\n\n## vapp-was\n\n\| Part/);
    expect(await told(['runbook', '--format', 'json', 'preset:models'])).toEqual({
      code,
      out,
      err,
    });
  });
  test('a scenario without deployments has its nodes; nonsense is one line and exit 2', async () => {
    const bare = '{"version":1,"racks":[{"id":"a","model":"w1500-32"}]}';
    const { out } = await told(['runbook', '-'], { '-': bare });
    const rows = JSON.parse(out) as { rule: string }[];
    expect(rows.filter((row) => row.rule === 'node.fail')).toHaveLength(1);
    for (const argv of [
      ['runbook', 'preset:none'],
      ['runbook', 'x.json'],
      ['runbook'],
      ['runbook', 'preset:models', '--format', 'text'],
    ]) {
      const said = await told(argv);
      expect(said.code).toBe(2);
      expect(said.out).toBe('');
      expect(lines(said.err)).toHaveLength(1);
    }
  });
});

test('list has every preset and every topology, the id first', async () => {
  const { out, code } = await told(['list']);
  expect(code).toBe(0);
  expect(lines(out).map((line) => line.split(' ')[0])).toEqual(
    [...PRESETS, ...PLAIN].map((one) => one.id),
  );
  expect(out).toMatch(/^node-fails {2,}Lose the node under a member {2,}slides 14, 16$/m);
});

test('run as text ends with what a lost site cost each critical application', async () => {
  const { out } = await told(['run', 'preset:dr-running-standby', '--format', 'text']);
  const said = out.split('\n').filter((line) => /Recovery of|in the disaster:/.test(line));
  expect(said).toEqual([
    '  Recovery of shop (high): serves after 45:00.000 on rack b, the last 7:00:00.000 lost',
    '    in the disaster: restore-backup shopdb 17:00.000, start-standby shop 10:00.000, switch-sprayer shop 5:00.000',
    '  Recovery of portal (medium): does not serve yet',
  ]);
});

test.each(PRESETS.map((one) => one.id))(
  'the drill %s runs, and each of its lines does something',
  async (id) => {
    const { code, out, err } = await told(['run', `preset:${id}`]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const events = lines(out)
      .slice(0, -1)
      .map((line) => JSON.parse(line));
    const scripted = events.filter((event) => event.actor === 'injector');
    const script = PRESETS.find((one) => one.id === id)?.scenario.script ?? [];
    expect(scripted).toHaveLength(script.length);
    for (const deed of scripted) expect(events.some((event) => event.cause === deed.id)).toBe(true);
  },
);

test('url prints the fragment', async () => {
  expect((await told(['url', 'preset:golden'])).out).toMatch(/^#1[\w-]+\n$/);
});

describe('bad input gives one line and exit 2', () => {
  const link =
    '#1T0QWPyOoBOwK9AA1NEK4xBzINzc1MTYyzAVZj4gcaFoxgvoJrDQWWILCMqEbMLAV0hJLc0qKFTLzgNmxCNhyqI0FAA';
  const files = {
    'two.json': '{"version":1,"base":"golden","scrpt":[],"until":"soon"}',
    'target.json':
      '{"version":1,"base":"golden","script":[{"at":"1m","fault":"fail","target":"a/c9/n1"}]}',
    'newer.json': '{"version":99}',
    'text.json': 'hello\nyou',
    'empty.json': '',
    'binary.json': Uint8Array.of(0x89, 0x50, 0xff, 0xfe),
    'large.json': new Uint8Array(4 * LONGEST_TEXT + 1).fill(32),
    'long.json': ' '.repeat(LONGEST_TEXT + 1),
    folder: Object.assign(new Error('x'), { code: 'EISDIR' }),
    secret: Object.assign(new Error('x'), { code: 'EACCES' }),
    odd: Object.assign(new Error('x'), { code: 'EIO' }),
    '-': '',
  };
  test.each([
    ['none.json', 'none.json: found no such file, expected a scenario file in JSON'],
    ['folder', 'folder: found a directory, expected a scenario file in JSON'],
    ['secret', 'secret: found a file that may not be read, expected a scenario file in JSON'],
    ['odd', 'odd: found a file that cannot be read (EIO), expected a scenario file in JSON'],
    ['-', 'standard input: found nothing: it is empty, expected a scenario file in JSON'],
    ['empty.json', 'empty.json: found nothing: it is empty, expected a scenario file in JSON'],
    [
      'binary.json',
      'binary.json: found bytes that are no UTF-8 text, expected a scenario file in JSON',
    ],
    ['large.json', 'large.json: found more than 4000000 bytes, expected at most 1 MB'],
    ['long.json', 'long.json: found 1000001 characters, expected at most 1000000 (1 MB)'],
    [
      'text.json',
      'text.json: found "hello" at line 1, column 1, expected a value: the text is not JSON',
    ],
    [
      'newer.json',
      "newer.json: version: found version 99, a newer Rackdrill's, expected at most version 1, which this one reads",
    ],
    [
      'two.json',
      'two.json: scrpt: found the unknown key "scrpt", expected "script", perhaps; the keys here are $schema, version, title, base, racks, deployments, timings, rates, until, script, hypothesis (and 1 more mistake)',
    ],
    [
      'target.json',
      expect.stringMatching(
        /^target\.json: script\[0\]\.target: found "a\/c9\/n1", expected a part of rack a/,
      ),
    ],
    [
      'preset:node-fail',
      expect.stringMatching(
        /^preset:node-fail: found the unknown id "node-fail", expected node-fails, perhaps; one of /,
      ),
    ],
    [
      link.slice(0, -7),
      'link: found a damaged link: 7 of its characters are missing, expected the whole link, to its last character',
    ],
    [
      'https://example.org/',
      expect.stringMatching(
        /^link: found "https:\/\/example\.org\/", expected a link of Rackdrill/,
      ),
    ],
    ['bad\u001b[31m\nname', expect.stringMatching(/^"bad\\u001b\[31m\\nname": found no such file/)],
  ])('%j', async (source, said) => {
    const { code, out, err } = await told(['run', source], files);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/^rackdrill: [^\n]+\n$/);
    expect(err.slice('rackdrill: '.length, -1)).toEqual(said);
  });

  test('url refuses the same', async () => {
    expect((await told(['url', 'target.json'], files)).code).toBe(2);
  });
});

test('a mistake of our own is one short line and exit 1', async () => {
  const io: Io = {
    out: () => {
      throw new Error('broke\nin two');
    },
    err: (text) => {
      expect(text).toBe('rackdrill: a mistake of its own, please report it: "broke\\nin two"\n');
    },
    exists: () => false,
    bytes: async () => new Uint8Array(),
  };
  expect(await command(['list'], io)).toBe(1);
});

describe('availability', () => {
  test('prints the figures as JSON, in the order of the contract, or as a table', async () => {
    const argv = ['availability', 'preset:golden', '--years', '10', '--seed', '3'];
    const { code, out, err } = await told(argv);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const { deployments, ...rest } = JSON.parse(out);
    expect(rest).toEqual({ years: 10, seed: 3 });
    expect(deployments.map((one: { id: string }) => one.id)).toEqual(['shop', 'shopdb']);
    for (const one of deployments)
      expect(Object.keys(one)).toEqual([
        'id',
        'availability',
        'ci95',
        'outagesPerYear',
        'topCauses',
      ]);
    expect((await told(argv)).out).toBe(out);
    expect((await told([...argv, '--format', 'md'])).out).toContain('10 simulated years, seed 3.');
  });
  test('too many failures, and rates that are no numbers, are one line and exit 2', async () => {
    const wild = '{"version":1,"base":"golden","rates":{"hdd":{"afr":1000}}}';
    const bad = '{"version":1,"base":"golden","rates":{"hdd":{"afr":-1}}}';
    for (const file of [wild, bad]) {
      const said = await told(['availability', '-', '--years', '1000'], { '-': file });
      expect(said.code).toBe(2);
      expect(lines(said.err)).toHaveLength(1);
      expect(said.err).not.toContain('of its own');
    }
  });
});

describe('a hypothesis', () => {
  const file = (allowed: string) =>
    JSON.stringify({
      version: 1,
      base: 'golden',
      script: [{ at: '1m', fault: 'fail', target: 'shopdb/db-1' }],
      hypothesis: { staysUp: ['shop'], longestOutage: allowed },
    });
  const summaryOf = (out: string) => JSON.parse(lines(out).at(-1) ?? '');
  test('its verdict is a key of the summary, with the event that broke it', async () => {
    const held = await told(['run', '-'], { '-': file('1m') });
    expect(summaryOf(held.out).hypothesis).toEqual({ pass: true, breaches: [] });
    const { out, code } = await told(['run', '-'], { '-': file('30s') });
    expect(code).toBe(0);
    const { hypothesis } = summaryOf(out);
    expect(hypothesis.pass).toBe(false);
    expect(JSON.parse(lines(out)[hypothesis.breaches[0].event - 1] ?? '').kind).toBe(
      'outage-begin',
    );
  });
  test('in words at the end of the text', async () => {
    const { out } = await told(['run', '-', '--format', 'text'], { '-': file('30s') });
    expect(out).toMatch(
      /\n {2}Hypothesis: it did not hold\n {4}1:30\.000 {2}shop was out for 0:45/,
    );
  });
  test('without one the summary has no such key', async () => {
    expect(summaryOf((await told(['run', 'preset:node-fails'])).out)).not.toHaveProperty(
      'hypothesis',
    );
  });
});
