// Where notices stand. What they are made of is fetched when there is something to say: most pages have nothing.
import { type ComponentType, lazy, Suspense } from 'react';
import { oneLine } from '../../base/result.ts';
import type { NoticesProps } from './Notices.tsx';
import { WAITING } from './stages.tsx';

/** Without a line to the server what is wrong is said all the same. */
function Plain({ state }: NoticesProps) {
  const [first, ...rest] = state.trouble;
  return <p className="notice">{first ? oneLine([first, ...rest]) : state.notes[0]?.words}</p>;
}
const written = (which: 'Trouble' | 'Notes') =>
  lazy<ComponentType<NoticesProps>>(async () => ({
    default: await import('./Notices.tsx').then(
      (all) => all[which],
      () => Plain,
    ),
  }));
const Trouble = written('Trouble');
const Notes = written('Notes');

export function Notice(props: NoticesProps) {
  const { trouble, notes } = props.state;
  return (
    <div className="notices">
      <div role="alert">
        {trouble.length > 0 && (
          <Suspense fallback={WAITING}>
            <Trouble {...props} />
          </Suspense>
        )}
      </div>
      {notes.length > 0 && (
        <Suspense fallback={WAITING}>
          <Notes {...props} />
        </Suspense>
      )}
    </div>
  );
}
