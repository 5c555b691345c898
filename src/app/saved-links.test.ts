// The links of saved-links.test-kit.ts all the way: from the address bar to a run on the page.
import { expect, test } from 'vitest';
import { SAVED } from '../scenario/saved-links.test-kit.ts';
import { ToyBar } from './app.test-kit.ts';
import { codec, engine } from './engine.ts';
import { opening } from './link.ts';

/** What the format has and this build does not run yet says so (supported.ts); nothing else keeps a link from opening. */
const LATER = /\byet\b|^a built-in topology/;

test.each(SAVED)('%s', async (link) => {
  const { broken } = await opening(new ToyBar(link), codec, engine.run);
  expect(broken?.mistakes.filter(({ expected }) => !LATER.test(expected)) ?? []).toEqual([]);
});
