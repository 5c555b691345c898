// Keys → what they do to the rack: arrows walk, letters find, Enter chooses, + and − come nearer and go back.
import type { KeyboardEvent, RefObject } from 'react';
import type { Moment } from '../../log/moment.ts';
import type { LaidBond } from './bonds.ts';
import type { Floor } from './floor.ts';
import { firstInside, isInside, stepInside } from './inside.ts';
import { ZOOM_STEP } from './RackZoom.tsx';
import { STEP_KEYS, type StepKey, step, walkOf } from './steps.ts';
import type { VmPlan } from './vms.ts';
import type { Eye } from './zoom.ts';

/** How long typed letters are taken together, in milliseconds. */
const TYPING_MS = 900;

export interface Hand {
  readonly event: KeyboardEvent<HTMLElement>;
  /** The letters typed last, and when. */
  readonly typed: RefObject<{ text: string; at: number }>;
  /** Keys that mean something to the whole page: they do not begin a name here. `/` always begins one. */
  readonly pageKeys: readonly string[];
  readonly eye: Eye | null;
  /** Where a key that walks leads to; null: nowhere. */
  readonly step: (key: StepKey) => string | null;
  /** The next part whose name has these letters. */
  readonly find: (letters: string) => string | null;
  readonly go: (address: string) => void;
  readonly choose: (key: 'Enter' | ' ') => void;
}

/** Does what the key means here. False: it means nothing here, and is the page's. */
export function pressed({ event, typed, pageKeys, eye, step, find, go, choose }: Hand): boolean {
  const { key } = event;
  const { current } = typed;
  const typing =
    current.text !== '' && event.timeStamp - current.at < TYPING_MS ? current.text : '';
  // An arrow or Enter ends the word: what is typed next begins another.
  if (key === 'Enter' || (STEP_KEYS as readonly string[]).includes(key))
    typed.current = { text: '', at: 0 };
  if ((STEP_KEYS as readonly string[]).includes(key)) {
    const next = step(key as StepKey);
    if (next !== null) go(next);
    // Escape at the rack itself is the page's.
    return next !== null || key !== 'Escape';
  }
  if (key === 'Enter' || key === ' ') choose(key);
  else if (typing === '' && (key === '+' || key === '=')) eye?.by(ZOOM_STEP);
  else if (typing === '' && key === '-') eye?.by(1 / ZOOM_STEP);
  else if (typing === '' && key === '0') eye?.reset();
  else if (/^[a-z0-9/:~-]$/.test(key) && (typing !== '' || !pageKeys.includes(key))) {
    typed.current = { text: typing + key, at: event.timeStamp };
    const found = find(typed.current.text.replace(/^\//, ''));
    if (found !== null) go(found);
    // A letter that begins no name is the page's.
    return found !== null || typing !== '' || key === '/';
  } else return false;
  return true;
}

/** Where a key leads from `at`: among the parts of the racks, or, with Shift and Down, into a node and about in it. */
export function stepTo(
  moment: Moment,
  floor: Floor,
  vms: VmPlan,
  bonds: readonly LaidBond[],
  at: string,
  key: StepKey,
  shift: boolean,
): string | null {
  if (shift && key === 'ArrowDown') return firstInside(moment, at);
  if (isInside(at)) return stepInside(moment, at, key);
  return step(walkOf(moment.run.world, floor, vms, bonds), at, key);
}
