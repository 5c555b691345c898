// The menus of the bar at the top: which there are, and what stands in each. A menu of one pane is that pane's button.
import { type Menu, PANES, type PaneKind } from '../panes.ts';

const LABELS: Readonly<Record<Menu, string>> = {
  scenarios: 'Scenarios',
  lessons: 'Lessons',
  compare: 'Compare',
  analyse: 'Analyse',
  teach: 'Teach',
  share: 'Share',
  help: 'Help',
};

export interface MenuGroup {
  readonly id: Menu;
  readonly label: string;
  readonly panes: readonly PaneKind[];
}

/** In the order of the bar; a menu without panes is not there. */
export const menusOf = (panes: readonly PaneKind[]): readonly MenuGroup[] =>
  (Object.keys(LABELS) as Menu[])
    .map((id) => ({ id, label: LABELS[id], panes: panes.filter((pane) => menuOf(pane) === id) }))
    .filter((group) => group.panes.length > 0);

export const menuOf = (pane: PaneKind): Menu => pane.menu ?? 'analyse';

export const MENUS: readonly MenuGroup[] = menusOf(PANES);
