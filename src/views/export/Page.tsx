// The report as one page: the answer and the code that opens the run at the top, what happened at the left, what it cost and what is left at the right.
import type { ReactNode } from 'react';
import type { Report } from '../../analysis/report.ts';
import { doneWords } from '../../analysis/report-print.ts';
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
} from '../../analysis/report-words.ts';
import { clock } from '../../base/duration.ts';
import { listed } from '../../base/english.ts';
import { Code } from '../share/Code.tsx';
import type { Qr } from '../share/qr.ts';
import { firstOf, ROOM, servicesOf } from './one-page.ts';

interface Props {
  readonly report: Report;
  readonly address: string;
  readonly qr: Qr | null;
}

export function Page({ report, address, qr }: Props) {
  const { deployer, hypothesis } = report;
  const racks = report.racks.map((one) => `rack ${one.id} (${one.model}, site ${one.site})`);
  const lost = [
    ...report.dataLost.map(({ t, text }) => `${clock(t)} ${text}`),
    ...report.sessionsLost.map((one) => `${one.service} lost ${one.count} sessions.`),
  ];
  const notWhole = [
    ...report.notWhole.map((one) => `${one.subject}: ${one.state}`),
    ...report.unplaced.map((vm) => `${vm}: without a place`),
  ];
  return (
    <article className="report" aria-label="Report">
      <header className="report-head">
        <div>
          <h2 className="s18">{report.title}</h2>
          <p className="q">
            {listed(racks)}; {clock(report.until)} of simulated time. Times are since the start.
          </p>
          <p className="report-result b">{resultWords(report)}</p>
          {report.limit !== null && <p>The run was cut short: {report.limit}.</p>}
        </div>
        {qr && (
          <figure>
            <Code qr={qr} />
          </figure>
        )}
      </header>
      <div className="report-columns">
        <div>
          <Part title="Injected">
            <Lines
              of={report.injected.map(({ t, text }) => `${clock(t)} ${text}`)}
              room={ROOM.injected}
            />
          </Part>
          <Part title="What happened">
            <Lines
              of={report.story.map((one) => `${clock(one.t)} ${one.actor}: ${chapterWords(one)}`)}
              room={report.story.length}
            />
          </Part>
          {report.noticed.length > 0 && (
            <Part title="Who noticed">
              <Lines of={report.noticed.map(noticeWords)} room={ROOM.noticed} />
            </Part>
          )}
        </div>
        <div>
          <Part title="Left to the deployer">
            <Lines of={deployer.open.map(openWords)} room={ROOM.open} />
          </Part>
          <Part title="Done by the deployer">
            <Lines of={deployer.done.map(doneWords)} room={ROOM.done} />
          </Part>
          <Part title="Outages">
            <Lines
              of={report.outages.map(
                (one) => `${clock(one.from)} ${one.service}: ${outageWords(one)}.`,
              )}
              room={ROOM.outages}
              none="None."
            />
          </Part>
          {report.recoveries.length > 0 && (
            <Part title="Recovery of the critical applications">
              <Lines of={report.recoveries.map(recoveryWords)} room={ROOM.recoveries} />
            </Part>
          )}
          <Part title="Lost">
            <Lines of={lost} room={ROOM.lost} none="No data, no sessions." />
          </Part>
          {notWhole.length > 0 && (
            <Part title="Not whole at the end">
              <Lines of={notWhole} room={ROOM.notWhole} />
            </Part>
          )}
          {hypothesis && (
            <Part title="Hypothesis">
              <p>
                {claimWords(hypothesis.claims)}{' '}
                <b>{hypothesis.verdict.pass ? 'It held.' : 'It did not hold.'}</b>
              </p>
              {!hypothesis.verdict.pass && (
                <Lines
                  of={hypothesis.verdict.breaches.map(({ t, text }) => `${clock(t)} ${text}`)}
                  room={ROOM.breaches}
                />
              )}
            </Part>
          )}
        </div>
      </div>
      <Services report={report} />
      <footer>
        <p>
          {GROUND_WORDS}{' '}
          {report.changed.length === 0
            ? 'All durations have their defaults.'
            : `Changed: ${changed(report)}.`}
        </p>
        <p className="report-link mono">
          <a href={address}>{address}</a>
        </p>
      </footer>
    </article>
  );
}

function changed(report: Report): string {
  const { shown, more } = firstOf(report.changed, ROOM.changed);
  return listed([...shown.map(changedWords), ...(more > 0 ? [`${more} more`] : [])]);
}

const Part = ({ title, children }: { title: string; children: ReactNode }) => (
  <section>
    <h3>{title}</h3>
    {children}
  </section>
);

function Lines({
  of,
  room,
  none = 'Nothing.',
}: {
  of: readonly string[];
  room: number;
  none?: string;
}) {
  if (of.length === 0) return <p>{none}</p>;
  const { shown, more } = firstOf(of, room);
  return (
    <ul>
      {shown.map((line, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a report never move
        <li key={i}>{line}</li>
      ))}
      {more > 0 && <li>and {more} more, in the Markdown</li>}
    </ul>
  );
}

function Services({ report }: { report: Report }) {
  const { shown, more } = servicesOf(report);
  return (
    // Wider than a phone: what scrolls is reached by keys, too.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls.
    <section className="report-services" aria-label="Workloads" tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">Workload</th>
            <th scope="col">At the end</th>
            <th scope="col">Outages</th>
            <th scope="col">Longest</th>
            <th scope="col">In all</th>
            <th scope="col">Availability</th>
            <th scope="col">SLA missed</th>
            <th scope="col">Ended by</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((one) => (
            <tr key={one.id}>
              <th scope="row">{one.id}</th>
              <td>{one.state}</td>
              <td>{one.outages}</td>
              <td>{one.outages === 0 ? '–' : clock(one.longestOutageMs)}</td>
              <td>{one.outages === 0 ? '–' : clock(one.outageMs)}</td>
              <td>{availabilityWords(one)}</td>
              <td>{one.slaMissedMs === 0 ? '–' : clock(one.slaMissedMs)}</td>
              <td>{one.endedBy.length === 0 ? '–' : listed(one.endedBy)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {more > 0 && <p>and {more} more workloads, in the Markdown</p>}
    </section>
  );
}
