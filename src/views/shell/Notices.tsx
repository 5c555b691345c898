// What was wrong with the link that was opened, where the viewer's own drill is, and what else stays until it has been read.

import type { AppState, Deeds } from '../../app/state.ts';
import { oneLine } from '../../base/result.ts';
import { Icon } from './icons.tsx';

export interface NoticesProps {
  readonly state: AppState;
  readonly deeds: Deeds;
}

/** Notes are no alarms: the line of what was done last says them, too, and here they stay until they are dismissed. */
export function Notes({ state, deeds }: NoticesProps) {
  if (state.notes.length === 0) return null;
  return (
    <section aria-label="Notes">
      {state.notes.map(({ id, words, deed }) => (
        <div key={id} className="notice">
          <p>{words}</p>
          {deed && (
            <button type="button" className="btn" onClick={deed.run}>
              {deed.label}
            </button>
          )}
          <button
            type="button"
            className="btn bare"
            aria-label="Dismiss this note"
            onClick={() => deeds.dismissNote(id)}
          >
            <Icon of="close" />
          </button>
        </div>
      ))}
    </section>
  );
}

/** What was wrong with a link. It stands in an alert that was there before it. */
export function Trouble({ state, deeds }: NoticesProps) {
  const [first, ...rest] = state.trouble;
  if (!first) return null;
  return (
    <div className="notice">
      <div>
        <p>
          <b>
            {state.saved
              ? 'Not all of this link could be read; the rest is open.'
              : 'This link could not be read, so this is the default rack.'}
          </b>{' '}
          {oneLine([first, ...rest])}.
        </p>
        {state.saved?.map((words) => (
          <p key={words}>{words}</p>
        ))}
        {state.brokenLink !== null && (
          <details>
            <summary>The link as it was given</summary>
            <code className="mono s12">{state.brokenLink}</code>
          </details>
        )}
      </div>
      {state.kept !== null && (
        <button type="button" className="btn" onClick={() => void deeds.openKept()}>
          Your last drill is kept: open it
        </button>
      )}
      <button
        type="button"
        className="btn bare"
        aria-label="Dismiss this notice"
        onClick={deeds.dismissTrouble}
      >
        <Icon of="close" />
      </button>
    </div>
  );
}
