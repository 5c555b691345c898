// How long the links are that come with the program: printed, and held to what a code, a chat and a learning platform's field take.
import { describe, expect, test } from 'vitest';
import { encodeLink } from '../scenario/codec.ts';
import { PLAIN, PRESETS } from '../scenario/library.ts';

/** A chat line; what the page is measured by (page-checks 29). */
const MOST_TYPICAL = 250;
/** What still makes a code that a telephone reads. */
const MOST = 1500;

const lengths = [...PRESETS, ...PLAIN]
  .map(({ id, scenario }) => ({
    id,
    base: scenario.base,
    faults: scenario.script?.length ?? 0,
    // As somebody would copy it in the middle of it: a moment, a part, an event and a pane beside the drill.
    length: encodeLink({
      scenario,
      view: { cursor: 1_234_567, selected: 'shopdb/db-1:db2', event: 123, pane: 'runbook' },
    }).length,
  }))
  .sort((a, b) => b.length - a.length);

describe('the links of what comes with the program', () => {
  test('the longest is printed, and short enough', () => {
    const [longest] = lengths;
    console.log(`the longest built-in link: ${longest?.length} characters, ${longest?.id}`);
    expect(longest?.length).toBeLessThanOrEqual(MOST);
  });
  test('on a built-in topology, up to five lines fit into 250 characters', () => {
    const typical = lengths.filter(({ base, faults }) => base !== undefined && faults <= 5);
    expect(typical.length).toBeGreaterThan(10);
    expect(typical.filter(({ length }) => length > MOST_TYPICAL)).toEqual([]);
  });
});
