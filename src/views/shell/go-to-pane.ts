// A pane that is asked for gets the focus, also where it stands already: whoever presses "Lessons" wants to be there.
import type { Deeds } from '../../app/state.ts';

/** Panes beside the page and in its place; dialogs take the focus themselves. */
const PANES = '.side-keys, .pane-page';
/** The phone's sheet may show another of its tabs. */
const TAB = 'tab-pane';

export function goToPane(deeds: Pick<Deeds, 'openPane'>, id: string): void {
  deeds.openPane(id);
  requestAnimationFrame(() => {
    if (!document.querySelector(PANES)) document.getElementById(TAB)?.click();
    // One more, for the tab's body; one that has to be fetched goes there by itself when it comes.
    requestAnimationFrame(() => {
      const pane = document.querySelector(PANES);
      if (!pane?.contains(document.activeElement)) pane?.querySelector('h2')?.focus();
    });
  });
}
