// Moment → views: what a person can turn while it plays: the load of each deployment that takes one, the use of each cache.
import type { Deed } from '../../app/state.ts';
import type { Moment } from '../../log/moment.ts';
import type { Deployment } from '../../scenario/plan.ts';
import { carriedBy, loadOf, mostLoad, usedOf } from './demand.ts';
import { healthOf } from './history.ts';

export interface Lever {
  readonly target: string;
  /** For those who cannot see it: `Load of shop, requests per second`. */
  readonly name: string;
  readonly value: number;
  readonly most: number;
  readonly step: number;
  readonly unit: '/s' | ' %';
  /** Beside the value: `of 400, SLA to 320`. `worth` tells what it means, at length. */
  readonly beside: (value: number) => string;
  readonly worth: (value: number) => string;
  readonly deed: (value: number) => Deed;
}

/** Steps of the sliders: requests per second, percent. */
const LOAD_STEP = 10;
const USED_STEP = 5;

/** The levers of some deployments, in their order; those that take neither have none. */
export function leversOf(m: Moment, deployments: readonly Deployment[]): Lever[] {
  return deployments.flatMap((d): Lever[] => {
    if (d.kind === 'cache') return [usedLever(m, d)];
    return d.load === null ? [] : [loadLever(m, d)];
  });
}

/** Nothing gets through, though members may run: what they could carry is a figure that no longer comes. */
const isOut = (m: Moment, id: string): boolean => healthOf(m, id).entry.state === 'down';

function loadLever(m: Moment, d: Deployment): Lever {
  const carried = isOut(m, d.service) ? null : carriedBy(m, d);
  const most = carried?.most ?? 0;
  const within = carried?.within ?? 0;
  return {
    target: d.id,
    name: `Load of ${d.id}, requests per second`,
    value: loadOf(m, d),
    most: mostLoad(m, d),
    step: LOAD_STEP,
    unit: '/s',
    beside: () => (most === 0 ? 'none is carried' : `of ${most}, SLA to ${within}`),
    worth: (value) =>
      most === 0
        ? `${value} requests per second are asked; none is carried`
        : `${value} requests per second of the ${most} that the members of ${d.id} carry now; the SLA is ${value <= within ? 'met' : 'missed'}, up to ${within} it is met`,
    deed: (value) => ({ load: value, target: d.id }),
  };
}

function usedLever(m: Moment, d: Deployment): Lever {
  const from = d.scaling === null ? '' : `grows above ${d.usedPercent} %`;
  const used = isOut(m, d.id) ? null : usedOf(m, d);
  return {
    target: d.id,
    name: `Use of ${d.id}, percent`,
    value: Math.min(100, used ?? 0),
    most: 100,
    step: USED_STEP,
    unit: ' %',
    // Of a cache that holds nothing no figure comes, not even a nought.
    beside: () => (used === null ? 'none serves' : from === '' ? `of ${d.id} in use` : from),
    worth: (value) =>
      used === null
        ? `no container of ${d.id} serves`
        : `${value} percent of ${d.id} is in use${from === '' ? '' : `; it ${from}`}`,
    deed: (value) => ({ used: value, target: d.id }),
  };
}
