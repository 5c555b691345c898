// A pane that takes the page: its title, what it is for, the way back, and the focus on both ways.
import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import './page-frame.css';

interface Props {
  readonly title: string;
  readonly about: ReactNode;
  /** Beside the title. */
  readonly tools?: ReactNode;
  readonly className: string;
  readonly close: () => void;
  readonly children: ReactNode;
}

export function PageFrame({ title, about, tools, className, close, children }: Props) {
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const opener = useRef<Element | null>(null);
  useLayoutEffect(() => {
    opener.current = document.activeElement;
    heading.current?.focus();
    const back = opener.current;
    return () => {
      // A frame later, when the rack stands there again.
      requestAnimationFrame(() => {
        if (document.activeElement !== null && document.activeElement !== document.body) return;
        const to =
          back instanceof HTMLElement && back.isConnected && back !== document.body ? back : null;
        (to ?? document.querySelector<HTMLElement>('#rack [tabindex="0"]'))?.focus();
      });
    };
  }, []);
  return (
    <section
      className={`page-frame ${className}`}
      aria-labelledby={id}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.preventDefault();
        close();
      }}
    >
      <header>
        <div className="page-frame-title">
          <h2 id={id} className="s26" ref={heading} tabIndex={-1}>
            {title}
          </h2>
          <div className="q">{about}</div>
        </div>
        <div className="page-frame-tools">
          {tools}
          <button type="button" className="btn" onClick={close}>
            Back to the rack
          </button>
        </div>
      </header>
      {children}
    </section>
  );
}
