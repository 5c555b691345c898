// Every pane says what it is for, and nothing is said about a pane that there is not.
import { expect, test } from 'vitest';
import { ABOUT_PANES } from './pane-abouts.ts';
import { PANES } from './panes.ts';

test('one sentence for each pane', () => {
  expect(Object.keys(ABOUT_PANES).sort()).toEqual(PANES.map(({ id }) => id).sort());
  for (const about of Object.values(ABOUT_PANES)) expect(about).toMatch(/^[A-Z].*\.$/);
});
