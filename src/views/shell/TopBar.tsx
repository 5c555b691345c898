// The bar at the top: what is on screen, the way back, and the link to it.
import type { ReactNode } from 'react';
import type { AppState, Deeds } from '../../app/state.ts';
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
  const redoButton = (
    <button
      type="button"
      className="btn bare"
      disabled={redo === undefined}
      aria-label={redo === undefined ? 'Redo' : `Redo: ${redo}`}
      onClick={deeds.redo}
    >
      <Icon of="redo" />
      Redo{redo !== undefined && (phone || width === 'wide') && <span className="t">{redo}</span>}
    </button>
  );
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
      <button
        type="button"
        className="btn bare"
        disabled={undo === undefined}
        aria-label={undo === undefined ? 'Undo' : `Undo: ${undo}`}
        onClick={deeds.undo}
      >
        <Icon of="undo" />
        {!phone && <>Undo{undo !== undefined && <span className="t">{undo}</span>}</>}
      </button>
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
