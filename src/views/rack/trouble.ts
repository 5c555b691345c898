// Moment → words: what is said beside the rack about one part that is broken or comes back, and which parts need it.
import { clock } from '../../base/duration.ts';
import { rebuiltOnto } from '../../log/look.ts';
import { type Look, lastAt, type Moment } from '../../log/moment.ts';
import type { PartKind } from '../../world/world.ts';
import type { RackLayout } from './layout.ts';
import type { VmPlan, VmSpot } from './vms.ts';

export interface Line {
  readonly text: string;
  readonly cls: string;
  /** How much of a timer is left: a ring stands before the words. */
  readonly left?: number;
}

/** Since when a part has been failed without a break, through being noticed. */
export function failedSince(moment: Moment, address: string): number {
  // A VM that runs while its server is dead failed when the server did.
  const process =
    moment.state(address) === 'running' ? moment.vm(address)?.processes.at(-1) : undefined;
  const track = moment.run.states.get(process ?? address) ?? [];
  let since = moment.t;
  for (let i = lastAt(track, moment.t); i >= 0; i--) {
    const entry = track[i];
    if (!entry || !/^(failed|broken|stopped|lost|dead|spent)/.test(entry.value)) break;
    since = entry.t;
  }
  return since;
}

/** Whole seconds as the clock has them. */
export const seconds = (ms: number) => clock(Math.floor(ms / 1000) * 1000);
/** At most that many letters. */
export const cut = (text: string, most: number) =>
  text.length > most ? `${text.slice(0, most - 1)}…` : text;
export const HOUR_MS = 3_600_000;

/** Words about one broken or recovering part; null for what needs none. Two lines of at most ten letters. */
export function trouble(moment: Moment, address: string, look: Look): readonly Line[] | null {
  const name = cut(address.slice(address.lastIndexOf('/') + 1), 10);
  const vm = moment.vm(address) !== undefined;
  if (look === 'abandoned')
    return [
      { text: name, cls: 'b l-bad' },
      { text: 'dead', cls: 'b l-bad' },
    ];
  if (look === 'failed') {
    const past = moment.t - failedSince(moment, address);
    return name.length <= 3
      ? [
          { text: `${name} failed`, cls: 'b l-bad' },
          { text: `${seconds(past)}${past < HOUR_MS ? ' ago' : ''}`, cls: 'l-2' },
        ]
      : [
          { text: name, cls: 'b l-bad' },
          {
            text: past < HOUR_MS ? `${vm ? 'dead' : 'down'} ${seconds(past)}` : 'failed',
            cls: 'l-2',
          },
        ];
  }
  if (look === 'suspended')
    return [
      { text: name, cls: 'b l-ink' },
      { text: stillWords(moment.state(address)), cls: 'l-2' },
    ];
  if (look !== 'recovering') return null;
  const timer = moment.timersOf(rebuiltOnto(moment, address) ?? address)[0];
  return [
    { text: name, cls: 'b l-ink' },
    timer
      ? {
          text: seconds(timer.dueAt - moment.t),
          cls: 'l-ink',
          left: (timer.dueAt - moment.t) / Math.max(1, timer.dueAt - timer.armedAt),
        }
      : { text: 'recovers', cls: 'l-2' },
  ];
}

/** Looks of which nothing is said. */
const SILENT: ReadonlySet<Look> = new Set<Look>(['whole', 'degraded', 'gone']);
const LOUD: ReadonlySet<PartKind> = new Set<PartKind>([
  'node',
  'mgmt',
  'virt',
  'tor',
  'san',
  'sw',
  'fc',
  'canister',
  'drive',
]);

/** Of what words may have to be said beside a rack: the parts and VMs that are not whole. */
export interface Troubled {
  /** The rack itself is lost, and speaks for all that is in it. */
  readonly lost: boolean;
  readonly parts: readonly string[];
  readonly vms: readonly VmSpot[];
}

/** Whether what is said of them may be another thing a second later, though nothing has happened. */
export const tellsTime = ({ lost, parts, vms }: Troubled): boolean =>
  lost || parts.length > 0 || vms.length > 0;

/** `look` gives the looks that the drawing shows, so that both say the same. */
export function troubledIn(
  layout: RackLayout,
  moment: Moment,
  vms: VmPlan,
  look: (address: string) => Look,
): Troubled {
  return {
    lost: look(layout.rack) === 'failed',
    parts: [...layout.boxes.keys()].filter((address) => {
      const kind = moment.run.world.parts.get(address)?.kind;
      const now = look(address);
      // A chassis that is cut off speaks for its nodes.
      if (kind === undefined || !LOUD.has(kind) || SILENT.has(now)) return false;
      return kind !== 'node' || now !== 'suspended';
    }),
    vms: [...vms.spots.values()].filter(
      ({ node, look: now }) =>
        layout.boxes.has(node) &&
        (now === 'abandoned' || (now === 'failed' && look(node) !== 'failed')),
    ),
  };
}

/** Why a part that looks still is so: it waits for a disaster, somebody works on its rack, or nobody reaches it. */
const stillWords = (state: string | undefined): string =>
  state === 'standby' ? 'stands by' : state?.startsWith('drained') ? 'in maintenance' : 'cut off';
