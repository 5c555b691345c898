// Who noticed what: the platform's view and the middleware's side by side, and what the hypervisor sees by itself.
import { useEffect, useId, useMemo, useRef } from 'react';
import type { AppState, Deeds } from '../../app/state.ts';
import { clock } from '../../base/duration.ts';
import { momentAt } from '../../log/moment.ts';
import { type Notice, noticedAt } from '../../log/noticed.ts';
import { what } from '../../log/sentence.ts';
import './noticed.css';

interface Props {
  readonly state: AppState;
  readonly deeds: Deeds;
  readonly close: () => void;
}

export default function Noticed({ state, deeds, close }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const here = dialog.current;
    if (here && !here.open) here.showModal();
  }, []);
  const title = useId();
  const rows = useMemo(
    () => noticedAt(momentAt(state.run, state.cursor)),
    [state.run, state.cursor],
  );
  return (
    <dialog ref={dialog} className="noticed" aria-labelledby={title} onClose={close}>
      <header>
        <h2 id={title} className="s18">
          Who noticed, up to {clock(Math.floor(state.cursor / 1000) * 1000)}
        </h2>
        <button type="button" className="btn pri" onClick={() => dialog.current?.close()}>
          Close
        </button>
      </header>
      <p className="q">
        The platform watches hosts and VMs, the middleware its own processes and partners. The
        hypervisor sees hosts and VMs and looks into none of them.
      </p>
      {rows.length === 0 ? (
        <p>Nothing has been broken yet.</p>
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col">What was broken</th>
              <th scope="col">The platform</th>
              <th scope="col">The middleware and the load balancer</th>
              <th scope="col">The hypervisor, now</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ fault, platform, middleware, hypervisor }) => (
              <tr key={fault.id}>
                <th scope="row">
                  <button
                    type="button"
                    className="btn bare"
                    onClick={() => {
                      dialog.current?.close();
                      deeds.selectEvent(fault.id);
                    }}
                  >
                    {what(fault.subject)}
                  </button>
                  <span className="qq num">at {clock(fault.t)}</span>
                </th>
                <Cell notice={platform} none="has not noticed" />
                <Cell notice={middleware} none="has not noticed" />
                <td>{hypervisor}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </dialog>
  );
}

function Cell({ notice, none }: { notice: Notice | null; none: string }) {
  if (!notice) return <td className="qq">{none}</td>;
  return (
    <td>
      <b className="num">{notice.afterMs === 0 ? 'at once' : `after ${clock(notice.afterMs)}`}</b>
      <br />
      {notice.words}
    </td>
  );
}
