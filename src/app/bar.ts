// The real address bar, history and memory of the browser, behind the small face that opening.ts asks for.
import type { Bar } from './opening.ts';

const OWN_DRILL = 'rackdrill.own';
const THEME = 'rackdrill.theme';
const KEYS = 'rackdrill.keys';
const MACHINE = 'rackdrill.machine';
const MOTION = 'rackdrill.motion';
const FOLDED = 'rackdrill.folded';

/** Storage can be forbidden or full; then nothing is remembered, and nothing else suffers. */
export function stored(key: string, where = () => localStorage): string | null {
  try {
    return where().getItem(key);
  } catch {
    return null;
  }
}
export function store(key: string, value: string, where = () => localStorage): void {
  try {
    where().setItem(key, value);
  } catch {
    // Not remembered: see above.
  }
}

const UNDO = 'rackdrill.undo';

/** What lasts as long as the tab: a reload finds it, another tab does not. */
export const tabMemory = {
  recall: () => stored(UNDO, () => sessionStorage),
  keep: (text: string) => store(UNDO, text, () => sessionStorage),
};

export const browserBar: Bar = {
  read: () => location.hash,
  push: (hash) => history.pushState(null, '', hash),
  replace: (hash) => history.replaceState(null, '', hash),
  onArrival(call) {
    addEventListener('popstate', call);
    addEventListener('hashchange', call);
  },
  onLeave(call) {
    addEventListener('pagehide', call);
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'hidden') call();
    });
  },
  later: (call, ms) => {
    setTimeout(call, ms);
  },
  recall: () => stored(OWN_DRILL),
  keep: (hash) => store(OWN_DRILL, hash),
};

/** In another page: its own history and memory belong to that page and to the drills of one's own. */
export const framedBar: Bar = {
  ...browserBar,
  push: browserBar.replace,
  recall: () => null,
  keep: () => {},
};

/** The theme chosen before, else the one the system asks for. */
export function wantedTheme(): 'light' | 'dark' {
  const chosen = stored(THEME);
  if (chosen === 'light' || chosen === 'dark') return chosen;
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}
export const keepTheme = (theme: 'light' | 'dark'): void => store(THEME, theme);

/** Whether single letters are shortcuts; a person whose voice or hand presses them by accident turns them off. */
export const lettersOn = (): boolean => stored(KEYS) !== 'off';
export const setLetters = (on: boolean): void => store(KEYS, on ? 'on' : 'off');

/** Whether the states of the selected part stand open. */
export const machineShown = (): boolean => stored(MACHINE) === 'on';
export const keepMachineShown = (on: boolean): void => store(MACHINE, on ? 'on' : 'off');

/** Lanes of the timeline that the viewer has folded, by name. */
export const foldedLanes = (): readonly string[] =>
  stored(FOLDED)?.split(' ').filter(Boolean) ?? [];
export const keepFoldedLanes = (names: readonly string[]): void => store(FOLDED, names.join(' '));

/** Tells styles from the first key on that keys are used: then one has to see where one is, on headings, too. */
export const showKeys = (): void =>
  addEventListener('keydown', () => (document.documentElement.dataset.keys = ''), {
    capture: true,
    once: true,
  });

/** Whether moves are shown as movement. Whoever asked the system for less motion gets none anyway. */
export const motionOn = (): boolean => stored(MOTION) !== 'off';
export const setMotion = (on: boolean): void => store(MOTION, on ? 'on' : 'off');
/** The stylesheet makes every movement a jump where the page says so. */
export const showMotion = (): void => {
  document.documentElement.dataset.motion = motionOn() ? 'on' : 'off';
};
