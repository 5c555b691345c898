// Presenting: the projector's window and what goes with it. A lesson that is open has its own side of the teacher (Console.tsx).
import { useId, useLayoutEffect, useRef } from 'react';
import type { PaneProps } from '../pane-props.ts';
import { ScreenControls } from './ScreenControls.tsx';
import './present.css';

export default function PresentPane({ app, deeds, close }: PaneProps) {
  const title = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <section className="present" aria-labelledby={title}>
      <header>
        <h2 id={title} className="s18" tabIndex={-1} ref={heading}>
          Present
        </h2>
        <button type="button" className="btn bare" onClick={close}>
          Close
        </button>
      </header>
      <p className="q">
        Drag the second window to the projector. It shows what you show, in large type; your notes,
        the answers and the controls stay here. Both windows have to be on this machine.
      </p>
      <ScreenControls app={app} />
      <p className="present-deeds">
        <button type="button" className="btn" onClick={() => deeds.openPane('lesson')}>
          Choose a lesson to present
        </button>
      </p>
      <p className="qq">
        Without a lesson the projector follows your drill. Keys in the projector’s window:{' '}
        <kbd>Space</kbd> play or pause, <kbd>n</kbd> next event, <kbd>b</kbd> back, <kbd>i</kbd>{' '}
        fail the selected part.
      </p>
    </section>
  );
}
