// The links of saved-links.test-kit.ts all the way: from the address bar to a run on the page.
import { expect, test } from 'vitest';
import { SAVED } from '../scenario/saved-links.test-kit.ts';
import { ToyBar } from './app.test-kit.ts';
import { codec, engine } from './engine.ts';
import { opening } from './link.ts';

/** One names a topology that is still to come, one a site that its racks do not stand at; nothing else keeps a link from opening. */
const UNKNOWN = /^a built-in topology|^the address of a part/;

test.each(SAVED)('%s', async (link) => {
  const { broken } = await opening(new ToyBar(link), codec, engine.run);
  expect(broken?.mistakes.filter(({ expected }) => !UNKNOWN.test(expected)) ?? []).toEqual([]);
});
