import { describe, expect, test } from 'vitest';
import { START, ToyBar, toyApp, toyCodec, toyEngine } from './app.test-kit.ts';
import { startLink } from './link.ts';
import { DEFAULT_SCENARIO, opening } from './opening.ts';

async function begin(bar: ToyBar) {
  const asked = await opening(bar, toyCodec, toyEngine.run);
  const app = toyApp(asked.scenario);
  app.store.setState({ cursor: asked.view.cursor ?? 0 });
  const keeper = startLink(app, bar, toyCodec, asked.broken);
  await keeper.settled();
  const shown = () => toyCodec.decode(bar.read());
  return { app, keeper, shown, state: app.store.getState };
}
const scenarioIn = async (bar: ToyBar) => {
  const read = await toyCodec.decode(bar.read());
  return read.ok ? read.value.scenario.script?.length : read;
};

describe('the address bar', () => {
  test('holds the link of what is on screen, from the start on', async () => {
    const bar = new ToyBar();
    const { app, shown } = await begin(bar);
    expect(await scenarioIn(bar)).toBe(0);
    app.deeds.inject({ fault: 'fail', target: 'a/c1/n3' });
    expect(await scenarioIn(bar)).toBe(1);
    app.deeds.seek(5000);
    bar.pass();
    expect(await shown()).toMatchObject({ value: { view: { cursor: 5000 } } });
  });

  test('what was done before it was kept is one new entry, and kept as the own drill', () => {
    const bar = new ToyBar('#start');
    const app = toyApp();
    app.deeds.inject({ fault: 'fail', target: 'a/c1/n3' });
    app.deeds.inject({ fault: 'fail', target: 'a/c1/n1' });
    const keeper = startLink(app, bar, toyCodec, null, START);
    expect(bar.entries).toEqual(['#start', keeper.link()]);
    expect(bar.stored).toBe(keeper.link());
  });

  test('an edit is a new entry, a move of the cursor is not', async () => {
    const bar = new ToyBar();
    const { app } = await begin(bar);
    app.deeds.seek(1000);
    bar.pass();
    expect(bar.entries).toHaveLength(1);
    app.deeds.inject({ fault: 'fail', target: 'a/c1/n3' });
    expect(bar.entries).toHaveLength(2);
  });

  test('the open pane is in the link', async () => {
    const bar = new ToyBar();
    const { app, shown } = await begin(bar);
    app.deeds.openPane('runbook');
    bar.pass();
    expect(await shown()).toMatchObject({ value: { view: { pane: 'runbook' } } });
    app.deeds.openPane(null);
    bar.pass();
    expect(await shown()).not.toMatchObject({ value: { view: { pane: 'runbook' } } });
  });

  test('the share dialog opens over the open pane, which stays in the link; the dialog is in none', async () => {
    const bar = new ToyBar();
    const { app, shown, state } = await begin(bar);
    app.deeds.openPane('share');
    bar.pass();
    expect(await shown()).not.toMatchObject({ value: { view: { pane: expect.anything() } } });
    app.deeds.openPane('lesson:dead-vm/3');
    app.deeds.openPane('share');
    app.deeds.openPane('share');
    expect(state().pane).toBe('share:lesson:dead-vm/3');
    bar.pass();
    expect(await shown()).toMatchObject({ value: { view: { pane: 'lesson:dead-vm/3' } } });
  });

  test('what a pane carries is in the link, and comes back with it', async () => {
    const bar = new ToyBar();
    const { app, keeper, state } = await begin(bar);
    app.deeds.carry('lesson', { title: 'Own' });
    bar.pass();
    expect(bar.entries).toHaveLength(1);
    const made = bar.read();
    bar.type(toyCodec.encode({ ...START, title: 'Another' }, {}));
    await keeper.settled();
    expect(state().extra).toBeNull();
    bar.type(made);
    await keeper.settled();
    expect(state().extra).toEqual({ lesson: { title: 'Own' } });
  });

  test('many moves are one write, and leaving the page writes at once', async () => {
    const bar = new ToyBar();
    const { app, shown } = await begin(bar);
    let writes = 0;
    const { replace } = bar;
    bar.replace = (hash) => {
      writes++;
      replace(hash);
    };
    for (let ms = 1; ms <= 100; ms++) app.deeds.seek(ms);
    expect(writes).toBe(0);
    bar.close();
    expect(writes).toBe(1);
    expect(await shown()).toMatchObject({ value: { view: { cursor: 100 } } });
    bar.pass();
    expect(writes).toBe(1);
  });

  test('back and forward walk through the edits as undo and redo', async () => {
    const bar = new ToyBar();
    const { app, keeper, state } = await begin(bar);
    app.deeds.inject({ fault: 'fail', target: 'a/c1/n3' });
    app.deeds.seek(7000);
    app.deeds.inject({ repair: true, target: 'a/c1/n3' });
    bar.go(-1);
    await keeper.settled();
    expect(state().scenario.script).toHaveLength(1);
    expect(state().cursor).toBe(0);
    expect(state().future.map((entry) => entry.label)).toEqual(['repair a/c1/n3']);
    expect(bar.entries).toHaveLength(3);
    bar.go(1);
    await keeper.settled();
    expect(state().scenario.script).toHaveLength(2);
    expect(state().future).toEqual([]);
  });

  test('a link pasted over another is opened', async () => {
    const bar = new ToyBar();
    const { keeper, state } = await begin(bar);
    bar.type(toyCodec.encode({ ...START, title: 'Pasted' }, { cursor: 9 }));
    await keeper.settled();
    expect(state().scenario.title).toBe('Pasted');
    expect(state().cursor).toBe(9);
  });

  test('a deed done while a link is still being read stands, and the link is dropped', async () => {
    const bar = new ToyBar();
    const { app, keeper, state } = await begin(bar);
    bar.type(toyCodec.encode({ ...START, title: 'Late' }, {}));
    app.deeds.seek(1000);
    keeper.flush();
    expect(bar.read()).toContain('Late');
    app.deeds.inject({ fault: 'fail', target: 'a/c1/n3' });
    await keeper.settled();
    await Promise.resolve();
    expect(state().scenario.title).toBeUndefined();
    expect(await scenarioIn(bar)).toBe(1);
  });
});

describe('a link that cannot be read', () => {
  test('opens the default rack, says why, and stays in the bar until the first edit', async () => {
    const bar = new ToyBar('#rubbish');
    const { app, keeper, state } = await begin(bar);
    expect(state().scenario).toEqual(DEFAULT_SCENARIO);
    expect(state().trouble[0]).toMatchObject({ path: 'link', found: '#rubbish' });
    expect(state().brokenLink).toBe('#rubbish');
    app.deeds.seek(1000);
    bar.pass();
    keeper.flush();
    expect(bar.read()).toBe('#rubbish');
    app.deeds.inject({ fault: 'fail', target: 'a/c1/n3' });
    expect(bar.entries[0]).toBe('#rubbish');
    expect(await scenarioIn(bar)).toBe(1);
  });

  test('what can be saved of it is open, is said, and the text stays in the bar until the first edit', async () => {
    for (const pasted of [false, true]) {
      const bar = new ToyBar(pasted ? '' : '#rescue:Half');
      const { app, keeper, state } = await begin(bar);
      if (pasted) bar.type('#rescue:Half');
      await keeper.settled();
      expect(state()).toMatchObject({
        scenario: { title: 'Half' },
        cursor: 7,
        brokenLink: '#rescue:Half',
        saved: ['Half of it.'],
      });
      expect(state().trouble).toHaveLength(1);
      keeper.flush();
      expect(bar.read()).toBe('#rescue:Half');
      app.deeds.inject({ fault: 'fail', target: 'a/c1/n3' });
      expect(bar.read()).not.toBe('#rescue:Half');
      bar.type('#rubbish');
      await keeper.settled();
      expect(state()).toMatchObject({ scenario: DEFAULT_SCENARIO, saved: null });
    }
  });

  test('one whose world cannot stand is broken, too', async () => {
    const bar = new ToyBar(
      toyCodec.encode({ ...START, script: [{ at: 0, fault: 'fail', target: 'nowhere' }] }, {}),
    );
    expect((await begin(bar)).state().trouble[0]?.found).toBe('"nowhere"');
  });

  test('the last own drill is kept and offered', async () => {
    const bar = new ToyBar();
    (await begin(bar)).app.deeds.inject({ fault: 'fail', target: 'a/c1/n3' });
    const own = bar.stored;
    expect(own).not.toBeNull();
    const later = new ToyBar('#rubbish');
    later.stored = own;
    expect((await begin(later)).state().kept).toBe(own);
    const first = new ToyBar('#rubbish');
    expect((await begin(first)).state().kept).toBeNull();
  });

  test('pasted into a running page, it leaves the drill one undo away', async () => {
    const bar = new ToyBar();
    const { app, keeper, state } = await begin(bar);
    app.deeds.inject({ fault: 'fail', target: 'a/c1/n3' });
    bar.type('#rubbish');
    await keeper.settled();
    expect(state().trouble).toHaveLength(1);
    expect(state().scenario.script).toEqual([]);
    app.deeds.redo();
    expect(state().scenario.script).toHaveLength(1);
  });
});
