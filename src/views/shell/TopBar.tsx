// The bar at the top: what is on screen, the way back, what else there is, and the link to it.
import type { ReactNode } from 'react';
import type { Command } from '../../app/commands.ts';
import type { AppState, Deeds } from '../../app/state.ts';
import type { PaneKind } from '../panes.ts';
import { goToPane } from './go-to-pane.ts';
import { Icon, Logo } from './icons.tsx';
import { MenuButton } from './MenuButton.tsx';
import type { Item } from './menu-item.ts';
import { MENUS, type MenuGroup } from './menus.ts';
import type { Width } from './use-app.ts';

interface Props {
  readonly state: AppState;
  readonly deeds: Deeds;
  readonly width: Width;
  readonly commands: readonly Command[];
  /** The button of the drawer, where there is one. */
  readonly drawer: ReactNode;
  readonly menuOpen: boolean;
  readonly setMenu: (open: boolean) => void;
}

/** Commands that stand in the help menu, above its panes. */
/** Where the bar is narrow, so many menus keep their place; the rest is in one. */
const BESIDE_MORE = 2;
const IN_HELP = ['palette', 'keys'];

export function TopBar({ state, deeds, width, commands, drawer, menuOpen, setMenu }: Props) {
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
  const helps = commands.filter((command) => IN_HELP.includes(command.id));
  const copyButton = (
    <button type="button" className="btn pri" onClick={() => void deeds.copyLink()}>
      <Icon of="link" />
      <span className="w">Copy link</span>
    </button>
  );
  const groups = MENUS.filter((group) => group.id !== 'help');
  const helpPanes = MENUS.find((group) => group.id === 'help')?.panes ?? [];
  const helpItems: Item[] = [
    ...helps.map(({ id, label, keys, run }) => ({ id, label, key: keys[0] ?? '', run })),
    ...helpPanes.map((pane) => itemOf(pane, deeds)),
  ];
  /** In the phone's list. */
  const listed = ({ id, label, panes }: MenuGroup) => (
    // biome-ignore lint/a11y/useSemanticElements: a group of buttons, not of a form.
    <div key={id} role="group" aria-label={label}>
      {panes.length > 1 && <p className="s12 qq">{label}</p>}
      {panes.map((pane) => (
        <PaneButton key={pane.id} pane={pane} deeds={deeds} picked={() => setMenu(false)} />
      ))}
    </div>
  );
  return (
    <header className="top">
      <Logo />
      <h1 className="s15">Rackdrill</h1>
      <span className="sep" />
      <span className="drill b" title={state.run.plan.title}>
        {state.run.plan.title}
      </span>
      <Travel verb="Undo" label={undo} onClick={deeds.undo} bare={width !== 'wide'} />
      {!phone && <Travel verb="Redo" label={redo} onClick={deeds.redo} bare={width !== 'wide'} />}
      <p role="status" className="said s12 q">
        {state.said}
      </p>
      {!phone && (
        <nav aria-label="Menus">
          {(width === 'wide' ? groups : groups.slice(0, BESIDE_MORE)).map((group) => (
            <Group key={group.id} group={group} deeds={deeds} />
          ))}
          {width !== 'wide' && (
            <MenuButton
              label="More"
              items={groups
                .slice(BESIDE_MORE)
                .flatMap((group) => group.panes)
                .map((pane) => itemOf(pane, deeds))}
            />
          )}
        </nav>
      )}
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
            {copyButton}
            {MENUS.filter(({ panes }) => panes.length === 1).map(listed)}
            {helps.map(({ id, label, run }) => (
              <button
                key={id}
                type="button"
                className="btn bare"
                onClick={() => {
                  setMenu(false);
                  run();
                }}
              >
                {label}
              </button>
            ))}
            {MENUS.filter(({ panes }) => panes.length > 1).map(listed)}
          </div>
        </div>
      ) : (
        <>
          <MenuButton label="Help" items={helpItems}>
            <Icon of="help" />
          </MenuButton>
          {themeButton}
          {copyButton}
        </>
      )}
    </header>
  );
}

const itemOf = (pane: PaneKind, deeds: Deeds): Item => ({
  id: pane.id,
  label: pane.label,
  key: '',
  run: () => goToPane(deeds, pane.id),
});

/** A menu, or the button of the only pane in it. */
function Group({ group, deeds }: { group: MenuGroup; deeds: Deeds }) {
  const [only, ...others] = group.panes;
  if (only && others.length === 0) return <PaneButton pane={only} deeds={deeds} />;
  return <MenuButton label={group.label} items={group.panes.map((pane) => itemOf(pane, deeds))} />;
}

interface PaneButtonProps {
  readonly pane: PaneKind;
  readonly deeds: Deeds;
  /** Puts away the list it was picked from. */
  readonly picked?: () => void;
}

const PaneButton = ({ pane, deeds, picked }: PaneButtonProps) => (
  <button
    type="button"
    className="btn bare"
    aria-haspopup={pane.place === 'over' ? 'dialog' : undefined}
    onClick={() => {
      picked?.();
      goToPane(deeds, pane.id);
    }}
  >
    {pane.label}
  </button>
);

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
      title={bare && label !== undefined ? `${verb}: ${label}` : undefined}
      onClick={onClick}
    >
      <Icon of={verb === 'Undo' ? 'undo' : 'redo'} />
      {!bare && (label === undefined ? verb : `${verb}: `)}
      {!bare && label !== undefined && <span className="t">{label}</span>}
    </button>
  );
}
