// A report as Markdown: for a wiki, a ticket or a mail.
import { clock } from '../base/duration.ts';
import { listed } from '../base/english.ts';
import { markdownTable, plainMarkdown as plain } from '../base/markdown.ts';
import type { Report } from './report.ts';
import {
  availabilityWords,
  changedWords,
  chapterWords,
  claimWords,
  GROUND_WORDS,
  noticeWords,
  openWords,
  outageWords,
  recoveryWords,
  resultWords,
} from './report-words.ts';

const list = (lines: readonly string[], none: string): string =>
  lines.length === 0 ? none : lines.map((line) => `- ${plain(line)}`).join('\n');
const at = (t: number, text: string) => `${clock(t)} ${text}`;

/** The report; `address` is the link to the run, if it has one. */
export function reportMarkdown(report: Report, address: string | null = null): string {
  const { deployer, hypothesis } = report;
  const racks = report.racks.map((one) => `rack ${one.id} (${one.model}, site ${one.site})`);
  const lost = [
    ...report.dataLost.map(({ t, text }) => at(t, text)),
    ...report.sessionsLost.map((one) => `${one.service} lost ${one.count} sessions.`),
  ];
  const left = [
    ...report.notWhole.map((one) => `${one.subject}: ${one.state}`),
    ...report.unplaced.map((vm) => `${vm}: without a place`),
  ];
  const parts: readonly (readonly [string, string] | null)[] = [
    [
      'Injected',
      list(
        report.injected.map(({ t, text }) => at(t, text)),
        'Nothing.',
      ),
    ],
    report.noticed.length === 0 ? null : ['Who noticed', list(report.noticed.map(noticeWords), '')],
    [
      'What happened',
      list(
        report.story.map((one) => at(one.t, `${one.actor}: ${chapterWords(one)}`)),
        'Nothing.',
      ),
    ],
    ['Workloads', services(report)],
    report.outages.length === 0
      ? null
      : [
          'Outages',
          list(
            report.outages.map((one) => at(one.from, `${one.service}: ${outageWords(one)}`)),
            '',
          ),
        ],
    report.recoveries.length === 0
      ? null
      : ['Recovery of the critical applications', list(report.recoveries.map(recoveryWords), '')],
    ['Done by the deployer', list(deployer.done.map(doneWords), 'Nothing.')],
    ['Left to the deployer', list(deployer.open.map(openWords), 'Nothing.')],
    ['Lost', list(lost, 'No data, no sessions.')],
    left.length === 0 ? null : ['Not whole at the end', list(left, '')],
    hypothesis === null
      ? null
      : [
          'Hypothesis',
          `${plain(claimWords(hypothesis.claims))} **${hypothesis.verdict.pass ? 'It held.' : 'It did not hold.'}**${
            hypothesis.verdict.pass
              ? ''
              : `\n\n${list(
                  hypothesis.verdict.breaches.map(({ t, text }) => at(t, text)),
                  '',
                )}`
          }`,
        ],
    [
      'Assumptions',
      `${GROUND_WORDS}${report.changed.length === 0 ? ' All durations have their defaults.' : `\n\n${list(report.changed.map(changedWords), '')}`}`,
    ],
  ];
  return [
    `# ${plain(report.title)}`,
    `${plain(listed(racks))}; ${clock(report.until)} of simulated time.`,
    `**${plain(resultWords(report))}**`,
    ...(report.limit === null ? [] : [`The run was cut short: ${plain(report.limit)}.`]),
    ...parts.flatMap((part) => (part === null ? [] : [`## ${part[0]}`, part[1]])),
    ...(address === null ? [] : [`Open the run: <${address}>`]),
  ]
    .join('\n\n')
    .concat('\n');
}

const services = ({ services }: Report): string =>
  markdownTable(
    ['Workload', 'At the end', 'Outages', 'Longest', 'In all', 'Availability', 'Ended by'],
    services.map((one) => [
      plain(one.id),
      one.state,
      String(one.outages),
      clock(one.longestOutageMs),
      clock(one.outageMs),
      availabilityWords(one),
      one.endedBy.length === 0 ? '–' : listed(one.endedBy),
    ]),
  );

export const doneWords = ({ t, ms, text }: Report['deployer']['done'][number]): string =>
  at(t, ms === null ? text : `${text} It took ${clock(ms)}.`);
