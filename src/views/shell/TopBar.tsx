// The bar at the top: what is on screen, the way back, and the link to it.
import type { ReactNode } from 'react';
import type { AppState, Deeds } from '../../app/state.ts';
import { PANES } from '../panes.ts';
import { Icon, Logo } from './icons.tsx';
import type { Width } from './use-app.ts';

interface Props {
  readonly state: AppState;
  readonly deeds: Deeds;
  readonly width: Width;
  readonly showKeys: () => void;
  /** The button of the drawer, where there is one. */
  readonly drawer: ReactNode;
  readonly menuOpen: boolean;
  readonly setMenu: (open: boolean) => void;
}

export function TopBar({ state, deeds, width, showKeys, drawer, menuOpen, setMenu }: Props) {
  const phone = width === 'phone';
  const undo = state.past.at(-1)?.label;
  const redo = state.future.at(-1)?.label;
  const other = state.theme === 'dark' ? 'light' : 'dark';
  const redoButton = <Travel verb="Redo" label={redo} onClick={deeds.redo} bare={false} />;
  const themeButton = (
    <button
      type="button"
      className="btn bare"
      aria-label={`Switch to the ${other} theme`}
      onClick={() => deeds.setTheme(other)}
    >
      <Icon of={state.theme === 'dark' ? 'sun' : 'moon'} />
      {phone && `Switch to ${other}`}
    </button>
  );
  const keysButton = (
    <button type="button" className="btn bare" aria-label="Keys" onClick={showKeys}>
      <Icon of="keys" />
      {phone && 'Keys'}
    </button>
  );
  const paneButtons = PANES.map((pane) => (
    <button
      key={pane.id}
      type="button"
      className="btn"
      aria-haspopup={pane.place === 'over' ? 'dialog' : undefined}
      onClick={() => {
        setMenu(false);
        deeds.openPane(pane.id);
      }}
    >
      {pane.label}
    </button>
  ));
  const copyButton = (
    <button type="button" className="btn pri" onClick={() => void deeds.copyLink()}>
      <Icon of="link" />
      Copy link
    </button>
  );
  return (
    <header className="top">
      <Logo />
      <h1 className="s15">Rackdrill</h1>
      <span className="sep" />
      <span className="drill b">{state.run.plan.title}</span>
      {!phone && paneButtons}
      <Travel verb="Undo" label={undo} onClick={deeds.undo} bare={phone} />
      {!phone && redoButton}
      <p role="status" className="said s12 q">
        {state.said}
      </p>
      {drawer}
      {phone ? (
        <div className="menu">
          <button
            type="button"
            className="btn bare"
            aria-label="Menu"
            aria-expanded={menuOpen}
            aria-controls="menu"
            onClick={() => setMenu(!menuOpen)}
          >
            <Icon of="menu" />
          </button>
          <div id="menu" hidden={!menuOpen}>
            {redoButton}
            {paneButtons}
            {themeButton}
            {keysButton}
            {copyButton}
          </div>
        </div>
      ) : (
        <>
          {keysButton}
          {themeButton}
          {copyButton}
        </>
      )}
    </header>
  );
}

interface TravelProps {
  readonly verb: 'Undo' | 'Redo';
  /** What would be taken back or done again; nothing if there is nothing. */
  readonly label: string | undefined;
  readonly onClick: () => void;
  /** The picture alone. */
  readonly bare: boolean;
}

/** Undo or redo, with what it would take back or do again: the name and what is seen are the same words. */
function Travel({ verb, label, onClick, bare }: TravelProps) {
  return (
    <button
      type="button"
      className="btn bare"
      disabled={label === undefined}
      aria-label={bare ? (label === undefined ? verb : `${verb}: ${label}`) : undefined}
      onClick={onClick}
    >
      <Icon of={verb === 'Undo' ? 'undo' : 'redo'} />
      {!bare && (label === undefined ? verb : `${verb}: `)}
      {!bare && label !== undefined && <span className="t">{label}</span>}
    </button>
  );
}
