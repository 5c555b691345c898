// The page's keys: a key that belongs to a command runs it, wherever the focus is, as long as nothing lies over the page.
import { useEffect } from 'react';
import { type Command, commandFor, focusOf } from '../../app/commands.ts';
import type { App } from '../../app/store.ts';

/** Where keys are not ours: under a dialog, and in a frame that nobody has entered. */
const SHUT = 'dialog[open], [data-dialog], [data-embed]:not(:has(:focus))';

/** `letters` says whether single letters are keys. */
export function usePageKeys(app: App, commands: readonly Command[], letters: boolean): void {
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (event.defaultPrevented || document.querySelector(SHUT)) return;
      const focus = focusOf(event.target);
      // Every pane beside the page closes by the same key; in a field that key is the field's.
      const inPane = event.target instanceof Element && event.target.closest('.side-keys');
      if (event.key === 'Escape' && inPane && focus !== 'field') {
        event.preventDefault();
        app.deeds.openPane(null);
        return;
      }
      const command = commandFor(commands, event, focus, letters);
      if (!command) return;
      event.preventDefault();
      if (command.when?.(app.store.getState()) !== false) command.run();
    }
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, [app, commands, letters]);
}
