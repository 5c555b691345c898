// A pane beside the living page: its title, what it is for, the way to close it, and the focus on both ways.
import { type ReactNode, useEffect, useId, useLayoutEffect, useRef } from 'react';
import './side-frame.css';

interface Props {
  readonly title: string;
  readonly about: ReactNode;
  readonly className: string;
  readonly close: () => void;
  readonly children: ReactNode;
}

export function SideFrame({ title, about, className, close, children }: Props) {
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  // First: it has to see where the focus was.
  useFocusBack();
  useLayoutEffect(() => heading.current?.focus(), []);
  return (
    <section
      className={`side-frame ${className}`}
      aria-labelledby={id}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.preventDefault();
        close();
      }}
    >
      <header>
        <h2 id={id} className="s18" tabIndex={-1} ref={heading}>
          {title}
        </h2>
        <button type="button" className="btn" onClick={close}>
          Close
        </button>
      </header>
      <p className="q">{about}</p>
      {children}
    </section>
  );
}

/** A pane that goes hands the focus back to what opened it, where nothing else has taken it. */
export function useFocusBack(): void {
  useEffect(() => {
    const back = document.activeElement;
    return () => {
      requestAnimationFrame(() => {
        if (document.activeElement !== null && document.activeElement !== document.body) return;
        const to =
          back instanceof HTMLElement && back.isConnected && back !== document.body ? back : null;
        (to ?? document.querySelector<HTMLElement>('#rack [tabindex="0"]'))?.focus();
      });
    };
  }, []);
}
