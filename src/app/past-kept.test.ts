import { expect, test } from 'vitest';
import { START, toyApp, toyCodec } from './app.test-kit.ts';
import { keepPast, recallPast } from './past-kept.ts';

const memory = (text: string | null = null) => {
  const held = { text };
  return {
    held,
    recall: () => held.text,
    keep(kept: string) {
      held.text = kept;
    },
  };
};
function drilled() {
  const app = toyApp();
  for (const node of ['n1', 'n2', 'n3'])
    app.deeds.inject({ fault: 'fail', target: `a/c1/${node}` });
  app.deeds.undo();
  return app;
}
const labels = (app: ReturnType<typeof toyApp>) => {
  const { past, future } = app.store.getState();
  return [past.map(({ label }) => label), future.map(({ label }) => label)];
};

test('a page that is loaded again undoes and does again what the old one could', async () => {
  const old = drilled();
  const tab = memory();
  keepPast(old, toyCodec, tab);
  const app = toyApp(old.store.getState().scenario);
  await recallPast(app, toyCodec, tab);
  expect(labels(app)).toEqual(labels(old));
  app.deeds.undo();
  expect(app.store.getState().scenario.script).toHaveLength(1);
  app.deeds.redo();
  app.deeds.redo();
  expect(app.store.getState().scenario.script).toHaveLength(3);
});

test('not over another drill, and not over what has been done since', async () => {
  const old = drilled();
  const tab = memory();
  keepPast(old, toyCodec, tab);
  const other = toyApp(START);
  await recallPast(other, toyCodec, tab);
  expect(labels(other)).toEqual([[], []]);
  const busy = toyApp(old.store.getState().scenario);
  const recalled = recallPast(busy, toyCodec, tab);
  busy.deeds.inject({ fault: 'fail', target: 'a/c1/n9' });
  await recalled;
  expect(labels(busy)).toEqual([['fail a/c1/n9'], []]);
});

test.each([
  null,
  '',
  '{',
  '7',
  '{}',
  '{"at":1}',
  '{"at":"x","past":[1],"future":[]}',
  '{"at":"x","past":[["a"]],"future":[]}',
])('a memory of %s is none', async (text) => {
  const app = toyApp();
  await recallPast(app, toyCodec, memory(text));
  expect(labels(app)).toEqual([[], []]);
});

test('at most fifty of each are kept', () => {
  const app = toyApp();
  for (let i = 0; i < 80; i++) app.deeds.inject({ fault: 'fail', target: `a/c1/n${i}` });
  const tab = memory();
  keepPast(app, toyCodec, tab);
  const { past } = JSON.parse(tab.held.text ?? '');
  expect(past).toHaveLength(50);
  expect(past.at(-1)[1]).toBe('fail a/c1/n79');
});
