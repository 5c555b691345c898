// Views: what a person might expect to be done about the selected part and nobody does, each with its rule; a ring where it ends by itself.

import { capital } from '../../base/english.ts';
import type { Moment } from '../../log/moment.ts';
import { withheldIn } from '../workloads/withheld.ts';
import { processWord } from '../workloads/words.ts';
import { TimerRing } from './Drawn.tsx';

interface NotDoneProps {
  readonly moment: Moment;
  readonly address: string;
}

export function NotDone({ moment, address }: NotDoneProps) {
  const list = withheldIn(moment, address);
  if (list.length === 0) return null;
  return (
    <ul className="not-done" aria-label="Not done">
      {list.map(({ text, rule, fraction, process }) => (
        <li key={`${rule} ${text}`}>
          {fraction === null ? (
            <svg width="16" height="16" viewBox="0 0 16 16" className="sign" aria-hidden="true">
              <path d="M3.5 3.5l9 9M12.5 3.5l-9 9" />
            </svg>
          ) : (
            <TimerRing fraction={fraction} />
          )}
          <span>{capital(process === null ? text : `${processWord(process)} ${text}`)}</span>{' '}
          <span className="s12 qq">rule {rule}</span>
        </li>
      ))}
    </ul>
  );
}
