// A run to take away: one page on it, to print or as Markdown; its events for other programs; rack and timeline as pictures.
import { Dialog, DialogDismiss, DialogHeading } from '@ariakit/react';
import { useMemo, useState } from 'react';
import { reportOf } from '../../analysis/report.ts';
import { reportMarkdown } from '../../analysis/report-print.ts';
import { codec } from '../../app/codec.ts';
import { fileName } from '../../app/file.ts';
import { eventsCsv, eventsJson } from '../../log/events-file.ts';
import { traceJson } from '../../log/trace.ts';
import type { PaneProps } from '../pane-props.ts';
import { pngOf, textOf } from '../picture/png.ts';
import { save } from '../picture/save.ts';
import { addressOf } from '../share/address.ts';
import { withTimeline } from '../share/off-screen.tsx';
import { type Drawn, drawings } from '../share/poster.ts';
import { qrOf } from '../share/qr.ts';
import { Page } from './Page.tsx';
import { sheetOf } from './sheet.ts';
import '../share/share.css';
import './export.css';

const SEEN = {
  both: { label: 'Rack and timeline', drawn: ['rack', 'timeline'] },
  rack: { label: 'Rack', drawn: ['rack'] },
  timeline: { label: 'Timeline', drawn: ['timeline'] },
} as const satisfies Record<string, { label: string; drawn: readonly Drawn[] }>;
type Seen = keyof typeof SEEN;

export default function Export({ state, close }: PaneProps) {
  const [said, say] = useState('');
  const [seen, see] = useState<Seen>('both');
  const { scenario, run } = state;
  const { title } = run.plan;
  const report = useMemo(() => reportOf(run, scenario.hypothesis), [run, scenario]);
  // The run alone, at the moment at which the report was asked for: no pane, and nothing that panes carry.
  const [address] = useState(() => {
    const { cursor, selected, selectedEvent: event } = state;
    return addressOf(codec.encode(scenario, { cursor, selected, event }));
  });
  const qr = useMemo(() => qrOf(address), [address]);

  function keep(what: string, name: string, ending: string, text: string, type: string) {
    save(fileName(name, ending), new Blob([text], { type }));
    say(`${what} is with your downloads.`);
  }

  async function picture(as: 'svg' | 'png') {
    const name = seen === 'both' ? title : `${title} ${seen}`;
    const { svg, width, height } = await withTimeline(state, () =>
      sheetOf(drawings(SEEN[seen].drawn), title),
    );
    try {
      const content =
        as === 'png'
          ? await pngOf(svg, width, height)
          : new Blob([await textOf(svg)], { type: 'image/svg+xml' });
      save(fileName(name, as), content);
      say('The picture is with your downloads.');
    } catch {
      say('The browser could not paint the picture.');
    }
  }

  return (
    <Dialog
      open
      onClose={close}
      className="export"
      backdrop={<div className="share-backdrop" />}
      data-dialog=""
    >
      <header className="export-bar">
        <DialogHeading className="s18">Report and export</DialogHeading>
        <DialogDismiss className="btn">Close</DialogDismiss>
      </header>
      <div className="export-ways export-bar">
        <fieldset>
          <legend>This page</legend>
          <button type="button" className="btn pri" onClick={() => window.print()}>
            Print
          </button>
          <button
            type="button"
            className="btn"
            onClick={() =>
              keep('The report', title, 'md', reportMarkdown(report, address), 'text/markdown')
            }
          >
            Markdown
          </button>
        </fieldset>
        <fieldset>
          <legend>Events</legend>
          <button
            type="button"
            className="btn"
            onClick={() =>
              keep('The table', `${title} events`, 'csv', eventsCsv(run), 'text/csv;charset=utf-8')
            }
          >
            CSV
          </button>
          <button
            type="button"
            className="btn"
            onClick={() =>
              keep('The file', `${title} events`, 'json', eventsJson(run), 'application/json')
            }
          >
            JSON
          </button>
          <button
            type="button"
            className="btn"
            title="For Perfetto or chrome://tracing"
            onClick={() =>
              keep('The trace', `${title} trace`, 'json', traceJson(run), 'application/json')
            }
          >
            Chrome trace
          </button>
        </fieldset>
        <fieldset>
          <legend>What you see</legend>
          <select
            aria-label="What the picture shows"
            value={seen}
            onChange={(event) => see(event.currentTarget.value as Seen)}
          >
            {(Object.keys(SEEN) as Seen[]).map((one) => (
              <option key={one} value={one}>
                {SEEN[one].label}
              </option>
            ))}
          </select>
          <button type="button" className="btn" onClick={() => void picture('svg')}>
            SVG
          </button>
          <button type="button" className="btn" onClick={() => void picture('png')}>
            PNG
          </button>
        </fieldset>
      </div>
      <p role="status" className="export-bar export-said">
        {said}
      </p>
      <Page report={report} address={address} qr={qr.ok ? qr.value : null} />
    </Dialog>
  );
}
