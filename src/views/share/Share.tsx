// Passing a drill on: as a link, a code to scan, a file, a picture, or inside a page of one's own. The drill itself never leaves the browser.
import { Dialog, DialogDismiss, DialogHeading } from '@ariakit/react';
import { useMemo, useRef, useState } from 'react';
import { fileName, fileText, openFile } from '../../app/file.ts';
import { clock } from '../../base/duration.ts';
import { oneLine } from '../../base/result.ts';
import { lastAt } from '../../log/moment.ts';
import type { PaneProps } from '../pane-props.ts';
import { pngOf } from '../picture/png.ts';
import { save } from '../picture/save.ts';
import { addressOf } from './address.ts';
import { Code } from './Code.tsx';
import { Copied } from './Copied.tsx';
import { embedCode } from './embed-code.ts';
import { withTimeline } from './off-screen.tsx';
import { drawings, posterOf } from './poster.ts';
import { qrOf } from './qr.ts';
import './share.css';

export default function Share({ state, deeds, link, arg, close }: PaneProps) {
  const [said, say] = useState('');
  /** For a room: the code alone, as large as the window allows. */
  const [large, setLarge] = useState(false);
  const chooser = useRef<HTMLInputElement>(null);
  const { scenario, run } = state;
  const { title } = run.plan;
  // As it was when the dialog opened: the clock may run on behind it.
  const [address] = useState(() => addressOf(link()));
  const qr = useMemo(() => qrOf(address), [address]);
  const fromFile = location.protocol === 'file:';
  const leave = () => (arg === '' ? close() : deeds.openPane(arg));

  async function open(files: FileList | null) {
    const file = files?.[0];
    if (!file) return;
    await openFile(file, deeds);
    close();
  }

  async function picture() {
    const passed = lastAt(run.events, state.cursor) + 1;
    const { svg, width, height } = await withTimeline(state, () =>
      posterOf(drawings(), {
        title,
        line: `${clock(Math.floor(state.cursor / 1000) * 1000)} after the start, ${passed === 1 ? '1 event' : `${passed} events`} so far`,
        address,
      }),
    );
    try {
      save(fileName(title, 'png'), await pngOf(svg, width, height));
      say('The picture is with your downloads.');
    } catch {
      say('The browser could not paint the picture.');
    }
  }

  return (
    <Dialog
      open
      onClose={leave}
      className="share"
      backdrop={<div className="share-backdrop" />}
      data-dialog=""
    >
      <header>
        <DialogHeading className="s18">Share this drill</DialogHeading>
        <DialogDismiss className="btn">Close</DialogDismiss>
      </header>
      <div className={large ? 'share-ways large' : 'share-ways'}>
        <section aria-labelledby="share-link">
          <h2 id="share-link">Link</h2>
          <p className="q">
            It carries racks, deployments, script and the moment on screen, and opens the same run.
            Nothing is uploaded: all of it stands in the address.
          </p>
          <Copied label="Link to this run" text={address} button="Copy link" />
          {fromFile && (
            <p className="q">
              This page is a file, so the link opens where that file is. On another computer put the
              part from # on behind the address of a Rackdrill.
            </p>
          )}
        </section>
        <section aria-labelledby="share-code" className="share-code">
          <h2 id="share-code">Code to scan</h2>
          {qr.ok ? (
            <>
              <Code qr={qr.value} />
              <button
                type="button"
                className="btn"
                aria-pressed={large}
                onClick={() => setLarge(!large)}
              >
                Show it large
              </button>
              {qr.value.fine && (
                <p className="q">
                  The link is long, so the code is fine: show it large, or print it.
                </p>
              )}
            </>
          ) : (
            <p>There is no code of this link. {oneLine(qr.mistakes)}. Send the link or the file.</p>
          )}
        </section>
        <section aria-labelledby="share-file">
          <h2 id="share-file">File</h2>
          <p className="q">
            The scenario as JSON, to keep, to edit and for the command line. To open one, choose it
            here or drop it anywhere on the page.
          </p>
          <p className="share-row">
            <button
              type="button"
              className="btn"
              onClick={() => {
                save(
                  fileName(title, 'json'),
                  new Blob([fileText(scenario, location.href)], { type: 'application/json' }),
                );
                say('The file is with your downloads.');
              }}
            >
              Save as a file
            </button>
            <button type="button" className="btn" onClick={() => chooser.current?.click()}>
              Open a file…
            </button>
            <input
              ref={chooser}
              type="file"
              accept=".json,.txt,application/json,text/plain"
              hidden
              aria-label="Scenario file"
              onChange={(event) => void open(event.currentTarget.files)}
            />
          </p>
        </section>
        <section aria-labelledby="share-picture">
          <h2 id="share-picture">Picture</h2>
          <p className="q">
            Rack and timeline as they are on screen, with title and code, as a PNG.
          </p>
          <p className="share-row">
            <button type="button" className="btn" onClick={() => void picture()}>
              Save as a picture
            </button>
            <button type="button" className="btn" onClick={() => deeds.openPane('export')}>
              Report and data…
            </button>
          </p>
        </section>
        <section aria-labelledby="share-embed">
          <h2 id="share-embed">Inside a page of yours</h2>
          <p className="q">
            Shows the run without the bar at the top. Keys stay with your page until somebody clicks
            into the drill.
          </p>
          <Copied
            label="Code for a page"
            text={embedCode(address, title)}
            button="Copy code"
            lines
          />
        </section>
      </div>
      <p role="status" className="share-said">
        {said}
      </p>
    </Dialog>
  );
}
