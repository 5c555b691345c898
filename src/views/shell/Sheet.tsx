// The phone's sheet: story, part, workloads and what waits for the deployer, one at a time.
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useHandle } from './handle.ts';

export interface Tab {
  readonly id: string;
  readonly label: string;
  /** A number that waits: shown on amber. */
  readonly count?: number;
  readonly body: ReactNode;
}

interface Props {
  readonly tabs: readonly Tab[];
  readonly name: string;
  /** A tab that the rest of the page asks for, and how many times it has done so. A sheet that was put away stays there. */
  readonly ask: { readonly tab: string; readonly times: number };
}

export default function Sheet({ tabs, name, ask }: Props) {
  const [chosen, choose] = useState(tabs[0]?.id);
  const list = useRef<HTMLDivElement>(null);
  const { handle, head, raise } = useHandle();
  // A pane that was just opened is what the viewer wants to see.
  const pane = tabs[0]?.id === 'pane';
  useEffect(() => {
    if (!pane) return;
    choose('pane');
    raise();
  }, [pane, raise]);
  const { tab: asked, times } = ask;
  const answered = useRef(times);
  useEffect(() => {
    if (answered.current === times) return;
    answered.current = times;
    choose(asked);
  }, [asked, times]);
  const current = tabs.find((tab) => tab.id === chosen) ?? (tabs[0] as Tab);

  /** Arrows go round the tabs, as the pattern for tabs has it. */
  function onKeyDown(event: KeyboardEvent) {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    const index = (tabs.indexOf(current) + by + tabs.length) % tabs.length;
    choose((tabs[index] ?? current).id);
    list.current?.querySelectorAll<HTMLElement>('[role=tab]')[index]?.focus();
  }

  return (
    <section className="sheet" aria-label={name}>
      <div className="sheet-head" {...head}>
        <div className="sheet-handle" {...handle} />
        <div className="tabs" role="tablist" aria-label={name} ref={list} onKeyDown={onKeyDown}>
          {tabs.map((tab) => (
            <button
              key={tab.id}
              type="button"
              role="tab"
              id={`tab-${tab.id}`}
              aria-selected={tab === current}
              aria-controls="sheet-body"
              tabIndex={tab === current ? 0 : -1}
              onClick={() => {
                choose(tab.id);
                raise();
              }}
            >
              {tab.label}
              {tab.count !== undefined && tab.count > 0 && (
                <span className="count">{tab.count}</span>
              )}
            </button>
          ))}
        </div>
      </div>
      <div
        className="sheet-body"
        role="tabpanel"
        id="sheet-body"
        aria-labelledby={`tab-${current.id}`}
      >
        {current.body}
      </div>
    </section>
  );
}
