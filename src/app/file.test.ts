import { describe, expect, test } from 'vitest';
import { encodeLink } from '../scenario/codec.ts';
import { PRESETS } from '../scenario/library.ts';
import { parseScenario } from '../scenario/parse.ts';
import type { Scenario } from '../scenario/validator.ts';
import { toyApp } from './app.test-kit.ts';
import { fileName, fileText, type Given, openFile } from './file.ts';

const given = (content: string | Uint8Array, name = 'drill.json'): Given => {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return { name, size: bytes.length, arrayBuffer: async () => Uint8Array.from(bytes).buffer };
};
async function opened(file: Given) {
  const app = toyApp();
  app.deeds.inject({ fault: 'fail', target: 'a/c1/n3' });
  const before = app.store.getState().scenario;
  await openFile(file, app.deeds);
  const { scenario, notes } = app.store.getState();
  return { note: notes[0]?.words ?? null, scenario, same: scenario === before, app };
}

describe('a drill that is saved and opened again', () => {
  test.each(PRESETS.map((one) => [one.id, one.scenario] as const))('%s', async (_, scenario) => {
    const text = fileText(scenario, 'https://example.org/drills/?x=1#1abc');
    expect(JSON.parse(text).$schema).toBe('https://example.org/drills/scenario.schema.json');
    expect((await opened(given(text))).scenario).toEqual(scenario);
    // The command line takes the same file.
    expect(parseScenario(text)).toMatchObject({ ok: true, value: scenario });
  });
  test('from a page that is a file itself, the schema has a name and no address', () => {
    const scenario: Scenario = { version: 1, base: 'golden' };
    expect(JSON.parse(fileText(scenario, 'file:///stick/rackdrill.html')).$schema).toMatch(/^urn:/);
  });
  test('leaves what was on screen one undo away, and takes an older note away', async () => {
    const { app } = await opened(given('{'));
    expect(app.store.getState().notes).toHaveLength(1);
    await openFile(given('{"version":1,"base":"golden","title":"Other"}'), app.deeds);
    expect(app.store.getState()).toMatchObject({ scenario: { title: 'Other' }, notes: [] });
    app.deeds.undo();
    expect(app.store.getState().scenario.script).toHaveLength(1);
  });
  test('a link in a text file is followed, with the moment and the pane that it carries', async () => {
    const scenario: Scenario = { version: 1, base: 'golden', title: 'Sent' };
    const link = encodeLink({ scenario, view: { cursor: 5000, pane: 'runbook' } });
    const followed: string[] = [];
    for (const text of [link, ` https://example.org/x/${link}\n`, `${link}.`])
      await openFile(given(text, 'link.txt'), toyApp().deeds, (hash) => followed.push(hash));
    expect(followed).toEqual([link, link, link]);
  });
});

test.each<[string, Given, RegExp]>([
  ['no JSON', given('{"version":1,'), /drill\.json: found the end/],
  ['no scenario', given('[]'), /drill\.json: found an empty list/],
  ['an unknown key', given('{"version":1,"base":"golden","scripts":[]}'), /scripts: found/],
  ['a newer version', given('{"version":2}'), /newer Rackdrill/],
  [
    'a target that is not there',
    given('{"version":1,"base":"golden","script":[{"at":"1m","fault":"fail","target":"nowhere"}]}'),
    /script\[0\]\.target/,
  ],
  [
    'a picture',
    given(Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0xff, 0xfe), 'photo.png'),
    /photo\.png was not opened.*It is no text/,
  ],
  ['nothing', given(''), /drill\.json/],
  ['a broken link', given('#1abc', 'link.txt'), /damaged link/],
  [
    'too much',
    { name: 'big.json', size: 5e6, arrayBuffer: () => Promise.reject(new Error('read')) },
    /5000000 bytes; a scenario has at most 4000000/,
  ],
  [
    'a file that went away',
    { name: 'gone.json', size: 5, arrayBuffer: () => Promise.reject(new Error('gone')) },
    /could not read it/,
  ],
])('%s is refused in one sentence, and nothing is lost', async (_, file, said) => {
  const { note, same } = await opened(file);
  expect(note).toMatch(said);
  expect(note).toMatch(/was not opened, and your drill is as it was\. [^\n]*\.$/);
  expect(same).toBe(true);
});

test.each([
  ['Lose the node under a member', 'lose-the-node-under-a-member.json'],
  ['Größe „zwei“', 'gro-e-zwei.json'],
  ['試験', 'drill.json'],
  ['../../etc/passwd', 'etc-passwd.json'],
])('the file of "%s" is called %s', (title, name) => expect(fileName(title, 'json')).toBe(name));
