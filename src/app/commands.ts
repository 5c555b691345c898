// Every command of the page with its key. Buttons, keys and the list of keys all come from here.

import { looks } from './look.ts';
import type { AppState } from './state.ts';
import type { App } from './store.ts';

export interface Command {
  readonly id: string;
  readonly label: string;
  /** Keys as they are shown, the first one on the button: `Ctrl+Z`. `Ctrl` is also the command key. */
  readonly keys: readonly string[];
  /** Whether it can be done now; it can if there is no such question. */
  readonly when?: (state: AppState) => boolean;
  readonly run: () => void;
}

/** What the frame of the page does for a command. */
export interface Frame {
  /** Opens the list of keys. */
  readonly keys: () => void;
  /** Opens the palette of commands. */
  readonly palette: () => void;
}

/** Commands of `app` and of the `frame` around it. */
export function commandsOf(app: App, frame: Frame): readonly Command[] {
  const { store, deeds } = app;
  const get = store.getState;
  const onSelected = (state: AppState) => state.selected !== null;
  const withSelected = (act: (target: string) => void) => () => {
    const { selected } = get();
    if (selected !== null) act(selected);
  };
  return [
    {
      id: 'play',
      label: 'Play or pause',
      keys: ['Space', 'p'],
      run: () => (get().playing ? deeds.pause() : deeds.play()),
    },
    { id: 'next', label: 'To the next event', keys: ['.'], run: () => deeds.step(1) },
    { id: 'previous', label: 'To the previous event', keys: [','], run: () => deeds.step(-1) },
    { id: 'start', label: 'To the start', keys: ['s'], run: () => deeds.seek(0) },
    {
      id: 'fail',
      label: 'Fail the selected part',
      keys: ['Delete', 'f'],
      when: onSelected,
      run: withSelected((target) => deeds.inject({ fault: 'fail', target })),
    },
    {
      id: 'repair',
      label: 'Repair the selected part',
      keys: ['Insert', 'r'],
      when: onSelected,
      run: withSelected((target) => deeds.inject({ repair: true, target })),
    },
    {
      id: 'undo',
      label: 'Undo',
      keys: ['Ctrl+Z'],
      when: (state) => state.past.length > 0,
      run: deeds.undo,
    },
    {
      id: 'redo',
      label: 'Redo',
      keys: ['Ctrl+Shift+Z', 'Ctrl+Y'],
      when: (state) => state.future.length > 0,
      run: deeds.redo,
    },
    { id: 'copy', label: 'Copy link', keys: ['c'], run: () => void deeds.copyLink() },
    {
      id: 'theme',
      label: 'Light or dark',
      keys: ['t'],
      run: () => deeds.setTheme(get().theme === 'dark' ? 'light' : 'dark'),
    },
    {
      id: 'find',
      label: 'Filter and search the timeline',
      keys: ['/'],
      run: () => looks.find(true),
    },
    {
      id: 'large',
      label: 'The timeline over the whole page, or back',
      keys: ['x'],
      run: () => looks.enlarge(!looks.store.getState().large),
    },
    { id: 'palette', label: 'Every command and part', keys: ['Ctrl+K'], run: frame.palette },
    { id: 'keys', label: 'The list of keys', keys: ['?'], run: frame.keys },
  ];
}

/** A pressed key, as far as commands care. */
export interface Press {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

/** Where the focus was: in a field that takes text or choices, on a control that has a use for Space, or elsewhere. */
export type Focus = 'field' | 'control' | 'elsewhere';

/** The name of a press as commands write it: `Ctrl+Shift+Z`, `f`, `Space`; null with keys that are not ours to take. */
export function pressName(press: Press): string | null {
  if (press.altKey) return null;
  const key = press.key === ' ' ? 'Space' : press.key;
  if (press.ctrlKey || press.metaKey)
    return `Ctrl+${press.shiftKey ? 'Shift+' : ''}${key.toUpperCase()}`;
  return key.length === 1 ? key.toLowerCase() : key;
}

/** The command a press asks for, if any. While typing none does but the palette's; Space belongs to a focused control; letters can be turned off. */
export function commandFor(
  commands: readonly Command[],
  press: Press,
  focus: Focus,
  letters: boolean,
): Command | null {
  const name = pressName(press);
  if (name === null || (focus === 'field' && name !== 'Ctrl+K')) return null;
  if (name === 'Space' && focus === 'control') return null;
  if (!letters && !name.startsWith('Ctrl+') && name !== 'Space') return null;
  return commands.find((command) => command.keys.includes(name)) ?? null;
}

const FIELDS = 'input, select, textarea, [contenteditable]';
const CONTROLS =
  'button, a, summary, [role=button], [role=tab], [role=treeitem], [role=gridcell], [role=option], [role=slider], [role=tree], [role=grid], [role=listbox], [role=application]';

/** What kind of place holds the focus. Sliders and tick boxes are fields: arrows and Space are theirs, letters are not. */
export function focusOf(target: EventTarget | null): Focus {
  if (!(target instanceof Element)) return 'elsewhere';
  if (target.closest('input[type=checkbox], input[type=range], input[type=radio]'))
    return 'control';
  if (target.closest(FIELDS)) return 'field';
  return target.closest(CONTROLS) ? 'control' : 'elsewhere';
}
