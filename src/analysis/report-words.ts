// A report in words: the sentences that the printed page and the Markdown share, so that both say the same.
import { clock, writeDuration } from '../base/duration.ts';
import { capital, listed } from '../base/english.ts';
import type { Notice } from '../log/noticed.ts';
import type { Recovery } from '../log/recovery.ts';
import { actionWords, what } from '../log/sentence.ts';
import type { ServiceSummary } from '../log/summary.ts';
import type { Hypothesis } from '../scenario/validator.ts';
import type { OutageRow, Report } from './report.ts';
import type { Chapter } from './report-story.ts';

/** `no outage at all`, or what was out and for how long: the answer before all details. */
export function resultWords(report: Report): string {
  const out = report.services.filter((one) => one.outages > 0 && !report.used.includes(one.id));
  const waits = report.deployer.open.filter((item) => item.blocking).length;
  const outage =
    out.length === 0
      ? 'No workload was out'
      : listed(
          out.map(
            ({ id, outageMs, state }) =>
              `${id} was out for ${clock(outageMs)}${state === 'down' ? ' and is out still' : ''}`,
          ),
        );
  const left =
    waits === 0 ? 'nothing waits' : waits === 1 ? '1 thing waits' : `${waits} things wait`;
  return `${outage}; at the end ${left} for the deployer.`;
}

const SHOWN = 3;
/** `… and the same for shop/was-2, shop/was-3 and 4 more`. */
export function chapterWords({ text, others }: Chapter): string {
  if (others.length === 0) return text;
  const shown = others.slice(0, others.length > SHOWN + 1 ? SHOWN : others.length);
  const rest = others.length - shown.length;
  return `${text} The same for ${listed(rest > 0 ? [...shown, `${rest} more`] : shown)}.`;
}

const who = (name: string, notice: Notice | null): string =>
  notice === null
    ? `${name} did not notice`
    : notice.afterMs === 0
      ? `${name} noticed at once`
      : `${name} noticed after ${clock(notice.afterMs)}`;

/** `Compute node a/c1/n1: the platform noticed after 0:30, the middleware noticed after 0:05; its last consequence came after 5:05.` */
export function noticeWords(row: Report['noticed'][number]): string {
  const { fault, platform, middleware, settledMs } = row;
  const both =
    platform === null && middleware === null
      ? 'neither platform nor middleware noticed'
      : `${who('the platform', platform)}, ${who('the middleware', middleware)}`;
  const over = settledMs === 0 ? '' : `; its last consequence came after ${clock(settledMs)}`;
  return `${capital(what(fault.subject))}: ${both}${over}.`;
}

/** Rounded down: what was ever out is never said to have been there all the time. */
export const availabilityWords = ({ availability }: ServiceSummary): string =>
  `${(Math.floor(availability * 100_000) / 1000).toFixed(availability === 1 ? 0 : 3)} %`;

export const outageWords = ({ ms, open, by }: OutageRow): string =>
  open ? `${clock(ms)}, still out` : `${clock(ms)}, ended by ${by ?? 'nobody'}`;

export const openWords = ({ subject, actions, blocking }: Report['deployer']['open'][number]) =>
  `${blocking ? 'Waits' : 'To follow up'}: ${listed(actions.map(actionWords), 'or')} for ${subject}.`;

/** `shop (high): serves after 4:17:00 on rack b, the last 0:30 lost.` */
export function recoveryWords(one: Recovery): string {
  const time =
    one.recoveryMs === null
      ? 'does not serve yet'
      : `serves after ${clock(one.recoveryMs)}${one.where === null ? '' : ` on rack ${one.where}`}`;
  const point = one.allLost
    ? ', all its data lost'
    : one.recoveryPointMs === null
      ? ''
      : one.recoveryPointMs === 0
        ? ', nothing lost'
        : `, the last ${clock(one.recoveryPointMs)} lost`;
  const missed = [
    ...(one.recoveryTimeMet === false ? ['the time that was wanted'] : []),
    ...(one.recoveryPointMet === false ? ['the recovery point that was wanted'] : []),
  ];
  const goal = missed.length === 0 ? '' : `; misses ${listed(missed)}`;
  return `${one.application} (priority ${one.priority}): ${time}${point}${goal}.`;
}

/** `shop stays up, longest outage 1:00, no data lost.` */
export const claimWords = (claims: Hypothesis): string =>
  capital(
    `${[
      `${listed(claims.staysUp)} ${claims.staysUp.length === 1 ? 'stays' : 'stay'} up`,
      ...(claims.longestOutage ? [`longest outage ${clock(claims.longestOutage)}`] : []),
      ...(claims.noDataLost ? ['no data lost'] : []),
      ...(claims.noDeployerAction ? ['nothing for the deployer to do'] : []),
    ].join(', ')}.`,
  );

export const changedWords = ({ key, ms, usual }: Report['changed'][number]): string =>
  `${key} ${writeDuration(ms)} (default ${writeDuration(usual)})`;

/** What is true of every run of ours and has to stand under its figures. */
export const GROUND_WORDS =
  'Simulated by rules taken from published slides; the durations are assumptions of Rackdrill unless IBM or VMware documents say otherwise.';
