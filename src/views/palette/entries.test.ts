import { describe, expect, test } from 'vitest';
import { toyApp } from '../../app/app.test-kit.ts';
import { commandsOf } from '../../app/commands.ts';
import { momentAt } from '../../log/moment.ts';
import { run } from '../../sim/story.test-kit.ts';
import { PANES } from '../panes.ts';
import { entriesFor } from './entries.ts';

const app = toyApp();
const state = app.store.getState();
const commands = commandsOf(app, { keys: () => {}, palette: () => {} });
const moment = momentAt(run({ base: 'busy' }), 0);
const labels = (query: string) =>
  entriesFor(query, { commands, panes: PANES, moment, state, deeds: app.deeds }).map(
    (entry) => entry.label,
  );

describe('the palette', () => {
  test('without a word offers every command that can be done and every pane', () => {
    const all = labels('');
    expect(all).toContain('Play or pause');
    for (const pane of PANES) expect(all).toContain(`Open ${pane.label}`);
    expect(all).not.toContain('Undo');
  });
  test.each([
    ['fail a/c1/n3', 'Fail node a/c1/n3'],
    ['fail c1/n3', 'Fail node a/c1/n3'],
    ['n3 fail', /^Fail node a\/c\d\/n3$/],
    ['fail tor-1', /^Fail .*a\/tor-1$/],
    ['fail shop/was-1', /^Fail .*shop\/was-1/],
    ['fail rack', 'Fail the whole rack a'],
    ['node fail', /^Fail node a\/c\d\/n\d+$/],
    ['fail drive', /^Fail .*a\/e\d\/d\d\d$/],
    ['fail chassis', /^Fail .*a\/c\d$/],
    ['fail switch', /^Fail .*\/(tor|san|sw|fc)-\d$/],
    ['select claimsdb', /^Select claimsdb\/db-1/],
    ['undo', undefined],
    ['runb', 'Open Runbook'],
    ['fail xyz', undefined],
  ])('“%s” comes first to %s', (query, wanted) => {
    const [first] = labels(query);
    if (wanted === undefined) expect(first).toBeUndefined();
    else if (typeof wanted === 'string') expect(first).toBe(wanted);
    else expect(first).toMatch(wanted);
  });
});
