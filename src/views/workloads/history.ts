// Run → views: what has become of a workload so far, in figures and in the few lines that stand at the head of its row.

import { listed } from '../../base/english.ts';
import type { Moment } from '../../log/moment.ts';
import type { Run } from '../../sim/record.ts';
import { at } from './words.ts';

export interface History {
  /** Outages begun so far, the open one too. */
  readonly count: number;
  readonly totalMs: number;
  /** When the open outage began; null if requests pass. */
  readonly openSince: number | null;
  /** Who ended the outages that are over, each once, in order. */
  readonly by: readonly string[];
  /** Share of the time so far in which requests passed; null before any time has passed. */
  readonly availability: number | null;
}

/** Outages of `key` (as in `Run.health`) up to `t`; `id` is the subject of its outages. Spans of no length count as none. */
export function historyOf(run: Run, key: string, id: string, t: number): History {
  const spans: { from: number; to: number | null }[] = [];
  for (const entry of run.health.get(key) ?? []) {
    if (entry.t > t) break;
    const open = spans.at(-1);
    if (entry.value.state === 'down') {
      if (open?.to !== null) spans.push({ from: entry.t, to: null });
    } else if (open && open.to === null) {
      if (open.from === entry.t) spans.pop();
      else open.to = entry.t;
    }
  }
  const totalMs = spans.reduce((sum, span) => sum + (span.to ?? t) - span.from, 0);
  const by = spans.flatMap((span) => {
    const ended = run.outages.find((o) => o.id === id && o.from === span.from && o.to === span.to);
    return ended?.by ? [ended.by] : [];
  });
  return {
    count: spans.length,
    totalMs,
    openSince: spans.at(-1)?.to === null ? (spans.at(-1)?.from ?? null) : null,
    by: [...new Set(by)],
    availability: t > 0 ? 1 - totalMs / t : null,
  };
}

export interface HeadLine {
  readonly key: string;
  readonly text: string;
  /** Words about damage are red. */
  readonly red: boolean;
}

/** Percent with as many decimals as it takes not to claim a hundred: `100 %`, `99.98 %`, `98.1 %`. */
export function percent(share: number): string {
  if (share >= 1) return '100 %';
  const decimals = share > 0.999 ? 3 : share > 0.98 ? 2 : 1;
  const scale = 10 ** (decimals + 2);
  return `${((Math.floor(share * scale) / scale) * 100).toFixed(decimals)} %`;
}

const WHO: Readonly<Record<string, string>> = { deployer: 'you', injector: 'a repair' };
/** So many reasons are said; the tiles beside tell the rest. */
const REASONS = 3;

/** A workload's health with its reasons, as the moment tells it. */
export type Standing = ReturnType<Moment['health']>;

/** State, reasons, whether requests pass, outages, availability: each as a short line. `requests` is false where none are counted. */
export function headLines(health: Standing, history: History, requests: boolean): HeadLine[] {
  const lines: HeadLine[] = [];
  const say = (key: string, text: string, red = false) => lines.push({ key, text, red });
  const why = reasons(health.why);
  if (health.state === 'down') {
    const since = history.openSince === null ? '' : ` since ${at(history.openSince)}`;
    say('state', `down${since}`, true);
    if (requests) say('pass', 'no request passes', true);
    if (why !== '') say('why', why);
  } else if (health.state === 'degraded') {
    say('state', `degraded: ${why === '' ? 'a part of it does not serve' : why}`);
    if (requests)
      say('pass', health.sla === 'missed' ? 'requests pass, too slowly' : 'requests pass');
  } else say('state', requests ? 'serves, requests pass' : 'serves');
  say('outages', outageLine(history), history.count > 0);
  if (history.count === 0) return lines;
  if (history.by.length > 0 && history.openSince === null)
    say('ended', `ended by ${listed(history.by.map((who) => WHO[who] ?? who))}`);
  // In the instant in which the first outage begins nothing is lost yet, and a hundred percent would look healthy.
  if (history.availability !== null && history.totalMs > 0)
    say('availability', `${percent(history.availability)} available so far`);
  return lines;
}

function reasons(why: readonly string[]): string {
  const said = why.map((w) => w.replace(/\.$/, ''));
  return said.length <= REASONS
    ? listed(said)
    : `${said.slice(0, REASONS).join(', ')} and ${said.length - REASONS} more`;
}

/** `no outage`, `1 outage, 0:45`, `2 outages, 3:10 in all, the last one goes on`. */
export function outageLine(history: History): string {
  if (history.count === 0) return 'no outage';
  const many = history.count > 1;
  const head = `${history.count} outage${many ? 's' : ''}, ${at(history.totalMs)}${many ? ' in all' : ''}`;
  if (history.openSince === null) return head;
  return `${head}, ${many ? 'the last one goes on' : 'goes on'}`;
}

/** The health of a workload's row and where it is kept: that of its service, or of the deployment if it has none. */
export function healthOf(
  m: Moment,
  id: string,
): { readonly key: string; readonly entry: Standing } {
  const service = `service:${id}`;
  const key = m.run.health.has(service) ? service : id;
  return { key, entry: m.health(key) };
}
