import { describe, expect, test } from 'vitest';
import { toyApp } from './app.test-kit.ts';
import { commandFor, commandsOf, type Focus, type Press, pressName } from './commands.ts';

const press = (key: string, held: Partial<Press> = {}): Press => ({
  key,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...held,
});
const ctrl = { ctrlKey: true };

test.each([
  [press('f'), 'f'],
  [press('F', { shiftKey: true }), 'f'],
  [press(' '), 'Space'],
  [press('?', { shiftKey: true }), '?'],
  [press('z', ctrl), 'Ctrl+Z'],
  [press('z', { metaKey: true }), 'Ctrl+Z'],
  [press('Z', { ...ctrl, shiftKey: true }), 'Ctrl+Shift+Z'],
  [press('y', ctrl), 'Ctrl+Y'],
  [press('f', { altKey: true }), null],
])('%o is called %s', (pressed, name) => {
  expect(pressName(pressed)).toBe(name);
});

describe('keys', () => {
  const app = toyApp();
  let helped = 0;
  let asked = 0;
  const commands = commandsOf(app, { keys: () => helped++, palette: () => asked++ });
  const found = (pressed: Press, focus: Focus = 'elsewhere', letters = true) =>
    commandFor(commands, pressed, focus, letters)?.id ?? null;

  test('every key of every command finds it, and no key two', () => {
    const keys = commands.flatMap((command) => command.keys);
    expect(new Set(keys).size).toBe(keys.length);
    expect(found(press('f'))).toBe('fail');
    expect(found(press('y', ctrl))).toBe('redo');
    expect(found(press('Z', { ...ctrl, shiftKey: true }))).toBe('redo');
    expect(found(press('q'))).toBeNull();
  });
  test('none fires while typing or choosing', () => {
    expect(found(press('f'), 'field')).toBeNull();
    expect(found(press('z', ctrl), 'field')).toBeNull();
  });
  test('Space belongs to a focused control, letters do not', () => {
    expect(found(press(' '), 'control')).toBeNull();
    expect(found(press(' '), 'elsewhere')).toBe('play');
    expect(found(press('f'), 'control')).toBe('fail');
  });
  test('single letters can be turned off; the rest stays', () => {
    expect(found(press('f'), 'elsewhere', false)).toBeNull();
    expect(found(press('z', ctrl), 'elsewhere', false)).toBe('undo');
    expect(found(press(' '), 'elsewhere', false)).toBe('play');
  });
  test('they do what they say', () => {
    const run = (id: string) => commands.find((command) => command.id === id)?.run();
    app.deeds.select('a/c1/n7');
    run('fail');
    expect(app.store.getState().scenario.script).toEqual([
      { at: 0, fault: 'fail', target: 'a/c1/n7' },
    ]);
    run('play');
    expect(app.store.getState().playing).toBe(false);
    run('next');
    run('next');
    expect(app.store.getState().cursor).toBe(30_000);
    run('repair');
    run('undo');
    run('undo');
    expect(app.store.getState().scenario.script).toEqual([]);
    run('redo');
    expect(app.store.getState().scenario.script).toHaveLength(1);
    run('theme');
    expect(app.store.getState().theme).toBe('dark');
    run('keys');
    expect(helped).toBe(1);
  });
});
