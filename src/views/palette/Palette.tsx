// Every command by its name, and every part with what can be done to it: a field and a list, by Ariakit, in the browser's own dialog.
import { Combobox, ComboboxItem, ComboboxList, useComboboxStore } from '@ariakit/react';
import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { Command } from '../../app/commands.ts';
import type { AppState, Deeds } from '../../app/state.ts';
import type { Moment } from '../../log/moment.ts';
import { PANES } from '../panes.ts';
import { type Entry, entriesFor } from './entries.ts';
import './palette.css';

interface Props {
  readonly commands: readonly Command[];
  readonly state: AppState;
  readonly moment: Moment;
  readonly deeds: Deeds;
  readonly close: () => void;
}

const idOf = (entry: string) => `command ${entry}`.replace(/[^\w-]/g, '_');

export default function Palette({ commands, state, moment, deeds, close }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const [query, setQuery] = useState('');
  const store = useComboboxStore({ defaultOpen: true, setValue: setQuery });
  useLayoutEffect(() => {
    const here = dialog.current;
    if (here && !here.open) here.showModal();
    field.current?.focus();
    // A press beside it puts it away; by keyboard that is Escape, which the browser knows.
    const beside = (event: MouseEvent) => {
      if (event.target === here) here?.close();
    };
    here?.addEventListener('click', beside);
    return () => here?.removeEventListener('click', beside);
  }, []);
  const entries = useMemo(
    () => entriesFor(query, { commands, panes: PANES, moment, state, deeds }),
    [query, commands, moment, state, deeds],
  );
  const choose = (entry: Entry) => {
    dialog.current?.close();
    entry.run();
  };
  return (
    <dialog ref={dialog} className="palette" aria-label="Commands" onClose={close}>
      <div className="palette-body">
        <Combobox
          ref={field}
          store={store}
          className="palette-field"
          aria-label="Command or part"
          placeholder="A command or a part, such as fail c1/n3"
          autoSelect="always"
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            // Whoever types fast presses Enter before the list has followed: then it is the best of what fits.
            const { activeId } = store.getState();
            const entry = entries.find(({ id }) => idOf(id) === activeId) ?? entries[0];
            if (entry) choose(entry);
          }}
        />
        <ComboboxList store={store} alwaysVisible className="palette-list" aria-label="Commands">
          {entries.map((entry) => (
            <ComboboxItem
              key={entry.id}
              id={idOf(entry.id)}
              className="palette-item"
              focusOnHover
              setValueOnClick={false}
              hideOnClick={false}
              onClick={() => choose(entry)}
            >
              <span>{entry.label}</span>
              <span className="s12 q">{entry.about}</span>
            </ComboboxItem>
          ))}
        </ComboboxList>
        {entries.length === 0 && (
          <p className="q" role="status">
            No command and no part has that name.
          </p>
        )}
      </div>
    </dialog>
  );
}
