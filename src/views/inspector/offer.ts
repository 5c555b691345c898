// One button of what can be done to a part: its words, what it costs, and the deed behind it.
import type { Deed } from '../../app/state.ts';
import type { Action } from '../../scenario/validator.ts';

export interface Offer {
  readonly key: string;
  readonly label: string;
  /** What it costs, beside the label: `boots 8:00`. */
  readonly cost: string;
  readonly deed: Deed;
  readonly kind: 'fault' | 'repair' | 'action';
  /** Whether it can be done now. What cannot stays in its place, so that the focus is not lost. */
  readonly now: boolean;
}

export interface Offers {
  readonly heading: string;
  readonly offers: readonly Offer[];
  /** Why something is not on offer; empty if all is. */
  readonly note: string;
}

export const fault = (key: string, label: string, deed: Deed, now: boolean): Offer => ({
  key,
  label,
  cost: '',
  deed,
  kind: 'fault',
  now,
});

export const mend = (key: string, label: string, target: string, now = true, cost = ''): Offer => ({
  key,
  label,
  cost,
  deed: { repair: true, target },
  kind: 'repair',
  now,
});

/** A deed of the deployer's own accord, on what nothing is wrong with. */
export const act = (
  label: string,
  action: Action,
  target: string,
  cost: string,
  now: boolean,
): Offer => ({
  key: action,
  label,
  cost,
  deed: { action, target },
  kind: 'action',
  now,
});

export const BREAK = 'Break it';
const BOTH = 'Break or mend it';
export const offered = (offers: readonly Offer[], note = ''): Offers => ({
  heading: offers.some((o) => o.kind === 'repair') ? BOTH : BREAK,
  offers,
  note,
});
