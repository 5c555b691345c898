// Results of trials → for each service, in plain words: is it highly available, is it continuously available, is it prepared for disaster (rulebook 4.5, slide 3). Each verdict names the trials it rests on.
import { clock } from '../base/duration.ts';
import { capital, listed } from '../base/english.ts';
import { targetOf } from '../scenario/plan.ts';
import type { Run } from '../sim/record.ts';
import { servicesOf, WHO } from './outcome.ts';
import { type Readiness, readinessOf } from './readiness.ts';
import {
  comesThrough,
  type Effect,
  type Group,
  isWithinRack,
  type Result,
  type Trial,
} from './trials.ts';

/** Slide 3 in our own words: what the three terms ask for. */
export const TERMS = {
  high: 'High availability: unplanned outages are short, seconds to minutes, as often as need be; planned ones may last hours.',
  continuous: 'Continuous availability: no outage at all, neither unplanned nor planned.',
  disaster:
    'Disaster recovery: production is rebuilt at another site, in order of priority, possibly on a smaller rack.',
} as const;

/** “Seconds to minutes” ends where hours begin, in milliseconds. */
export const SHORT_MS = 3_600_000;

export interface Judged {
  readonly holds: boolean;
  /** One or two plain sentences. */
  readonly words: string;
  /** The trials that decide it: those that refute it, or the worst that it withstood; at most a few. */
  readonly rests: readonly Trial[];
}

export interface Verdict {
  readonly service: string;
  readonly high: Judged;
  /** How far high availability reaches; null if it does not hold even within a rack. */
  readonly reach: 'within the rack' | 'with any rack lost' | 'with any site lost' | null;
  readonly continuous: Judged;
  readonly disaster: Judged & { readonly is: 'serves on' | 'prepared' | 'not prepared' | 'none' };
  /** What stands outside the racks and stops it all the same, as one sentence; empty without. */
  readonly outside: string;
}

const MOST_NAMED = 3;

/** The verdict of each service. `t` (milliseconds) is when the preparations for a disaster are looked at. */
export function verdictsOf(run: Run, t: number, results: readonly Result[]): Verdict[] {
  const ready = readinessOf(run, t);
  return servicesOf(run).map((service) => {
    const mine = results.map((result) => new Seen(result, service));
    const reach = reachOf(mine);
    return {
      service,
      high: highOf(mine, reach),
      reach,
      continuous: continuousOf(mine),
      disaster: disasterOf(run, service, mine, ready),
      outside: outsideOf(service, mine),
    };
  });
}

/** One trial as one service saw it. */
class Seen {
  readonly trial: Trial;
  readonly effect: Effect | undefined;
  constructor({ trial, effects }: Result, service: string) {
    this.trial = trial;
    this.effect = effects.get(service);
  }
  get ms(): number {
    return this.effect?.longestMs ?? 0;
  }
  /** No worse than high availability allows. */
  get short(): boolean {
    return comesThrough(this.effect) && this.ms < SHORT_MS;
  }
}

const of = (mine: readonly Seen[], group: Group) => mine.filter((s) => s.trial.group === group);
const worstFirst = (mine: readonly Seen[]) => [...mine].sort((a, b) => b.ms - a.ms);
const named = (mine: readonly Seen[]) => mine.slice(0, MOST_NAMED).map((s) => s.trial);

function reachOf(mine: readonly Seen[]): Verdict['reach'] {
  const holds = (some: readonly Seen[]) => some.every((s) => s.short);
  const sites = of(mine, 'site');
  if (!holds(mine.filter((s) => isWithinRack(s.trial)))) return null;
  if (!holds(of(mine, 'rack'))) return 'within the rack';
  return sites.length > 0 && holds(sites) ? 'with any site lost' : 'with any rack lost';
}

function highOf(mine: readonly Seen[], reach: Verdict['reach']): Judged {
  const within = mine.filter((s) => isWithinRack(s.trial));
  const broken = worstFirst(within.filter((s) => !s.short));
  if (broken.length > 0)
    return {
      holds: false,
      words: `No: after ${listed(whats(broken))} it is ${worstOf(broken)}.`,
      rests: named(broken),
    };
  const counted = reach === 'within the rack' ? within : mine.filter((s) => isUnplanned(s.trial));
  const out = worstFirst(counted.filter((s) => s.ms > 0));
  const [worst] = out;
  const far = worstFirst(of(mine, 'rack').filter((s) => !s.short));
  const words = [
    worst
      ? `Yes, ${reach}: at worst ${clock(worst.ms)}, ended by ${WHO[worst.effect?.by ?? ''] ?? 'itself'}.`
      : `Yes, ${reach}: no single fault stops it.`,
    ...(far.length > 0
      ? [`The loss of rack ${listed(far.map((s) => s.trial.target))} it does not survive.`]
      : []),
    ...sessionWords(mine),
  ];
  const rests = worst ? out : worstFirst(within.filter((s) => s.trial.group === 'node'));
  return { holds: true, words: words.join(' '), rests: named([...rests, ...far]) };
}

const isUnplanned = (trial: Trial) => trial.group !== 'maintenance' && trial.group !== 'outside';

/** What a rack takes along that a takeover does not bring back. */
function sessionWords(mine: readonly Seen[]): string[] {
  const racks = of(mine, 'rack').filter(
    (s) => comesThrough(s.effect) && (s.effect?.sessionsLost ?? 0) > 0,
  );
  return racks.length === 0 ? [] : ['A lost rack takes its HTTP sessions along.'];
}

function continuousOf(mine: readonly Seen[]): Judged {
  const out = worstFirst(mine.filter((s) => s.trial.group !== 'outside' && s.ms > 0));
  const planned = out.filter((s) => s.trial.group === 'maintenance');
  const unplanned = out.filter((s) => s.trial.group !== 'maintenance');
  if (out.length === 0)
    return {
      holds: true,
      words: 'Yes: neither a fault, nor the loss of a rack, nor maintenance stops it.',
      rests: named([...of(mine, 'rack'), ...of(mine, 'maintenance')]),
    };
  const within = unplanned.filter((s) => isWithinRack(s.trial));
  const racks = unplanned.filter((s) => s.trial.group === 'rack');
  const words = [
    ...(within[0]
      ? [
          `${within.length === 1 ? 'one fault within a rack stops' : `${within.length} faults within a rack stop`} it, ${within[0].effect?.open ? 'the worst until somebody comes' : `at worst for ${clock(within[0].ms)}`}`,
        ]
      : []),
    ...(racks.length > 0
      ? [
          `${within.length > 0 ? 'so does ' : ''}the loss of rack ${listed(racks.map((s) => s.trial.target))}${within.length > 0 ? '' : ' stops it'}`,
        ]
      : []),
    ...(planned.length > 0
      ? [`maintenance of rack ${listed(planned.map((s) => s.trial.target))} is an outage`]
      : []),
  ];
  return {
    holds: false,
    words: `No: ${words.join('; ')}.`,
    rests: named([...unplanned.slice(0, 2), ...planned]),
  };
}

function disasterOf(
  run: Run,
  service: string,
  mine: readonly Seen[],
  ready: readonly Readiness[],
): Verdict['disaster'] {
  const sites = of(mine, 'site');
  const rests = named(sites.length > 0 ? worstFirst(sites) : worstFirst(of(mine, 'rack')));
  const verdict = (is: Verdict['disaster']['is'], words: string) => ({
    holds: is === 'serves on' || is === 'prepared',
    is,
    words,
    rests,
  });
  if (sites.length > 0 && sites.every((s) => s.short))
    return verdict('serves on', 'Not needed: the other site serves on when one is lost.');
  const apps = run.plan.deployments.filter((d) => d.service === service);
  if (!apps.some((d) => targetOf(run.plan.racks, d.rack) !== null))
    return verdict('none', 'No: no rack stands at another site.');
  const plans = ready.filter((r) => apps.some((d) => d.id === r.application));
  if (plans.length === 0)
    return verdict('none', 'No: it is not critical, and is not rebuilt at the other site.');
  const missing = plans.some((r) => r.steps.some(isOpen));
  const foreseen = plans.flatMap((r) => (r.foreseen ? [r.foreseen] : []));
  if (foreseen.some((f) => f.allLost || f.recoveryMs === null))
    return verdict(
      'not prepared',
      foreseen.some((f) => f.allLost)
        ? 'No: its data would be gone, for there is no backup.'
        : 'No: it would not serve again at the other site.',
    );
  const time = Math.max(...foreseen.map((f) => f.recoveryMs ?? 0));
  const point = Math.max(...foreseen.map((f) => f.recoveryPointMs ?? 0));
  const cost = `serves again after ${clock(time)}, with the last ${clock(point)} of data gone`;
  return missing
    ? verdict(
        'not prepared',
        `Not prepared: steps are missing; if its site were lost now it ${cost}.`,
      )
    : verdict(
        'prepared',
        `Prepared: if its site were lost now it ${cost}. Nothing of it is automatic.`,
      );
}

/** A step that could have been taken beforehand and was not; to be started is enough when it comes to it. */
const isOpen = ({ action, state }: Readiness['steps'][number]): boolean =>
  action !== 'start-standby' && (state === 'missing' || state === 'under way');

function outsideOf(service: string, mine: readonly Seen[]): string {
  const stops = of(mine, 'outside').filter((s) => s.ms > 0);
  return stops.length === 0
    ? ''
    : `${capital(listed(stops.map((s) => OUTSIDE[s.trial.target] ?? s.trial.target)))} outside the racks stops ${service} until it is repaired.`;
}

const OUTSIDE: Readonly<Record<string, string>> = {
  lb: 'the load balancer',
  sprayer: 'the IP sprayer',
  tsm: 'the backup server',
  wan: 'the link between the sites',
};

/** `the failure of db-1 or db-1:db2, and 3 others`. */
function whats(broken: readonly Seen[]): string[] {
  const first = broken.slice(0, 2).map((s) => `the failure of ${s.trial.target}`);
  const rest = broken.length - first.length;
  return rest === 0 ? first : [...first, rest === 1 ? 'one other' : `${rest} others`];
}

function worstOf(broken: readonly Seen[]): string {
  if (broken.some((s) => s.effect?.open)) return 'out until the deployer comes';
  return broken.some((s) => s.effect?.dataLost)
    ? 'back, but without some of its data'
    : `out for ${clock(broken[0]?.ms ?? 0)}`;
}
