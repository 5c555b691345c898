// Every pane that opens beside the main job: what it is called, where it stands, and how its code is fetched when it is asked for.
import { type ComponentType, type LazyExoticComponent, lazy } from 'react';
import type { PaneProps } from './pane-props.ts';

/** The menus of the bar at the top, in its order. */
export type Menu = 'scenarios' | 'lessons' | 'compare' | 'analyse' | 'teach' | 'share' | 'help';

export interface PaneKind {
  /** What a link calls it; never changes once published. */
  readonly id: string;
  /** On buttons, in menus, in the command palette. */
  readonly label: string;
  /** As the wall around it names it when it breaks: "could not draw the runbook". */
  readonly name: string;
  /**
   * `over`: a dialog that the pane draws itself, over the page. `page`: in the place of rack, desk and part, under the bar.
   * `side`: beside the living page, above the selected part (on a phone the first tab of the sheet).
   */
  readonly place: 'over' | 'page' | 'side';
  /** In which menu it stands; `analyse` if it does not say. */
  readonly menu?: Menu;
  readonly pane: LazyExoticComponent<ComponentType<PaneProps>>;
}

export const PANES: readonly PaneKind[] = [
  {
    id: 'scenarios',
    label: 'Scenarios',
    name: 'the choice of scenarios',
    menu: 'scenarios',
    place: 'over',
    pane: lazy(() => import('./editor/Editor.tsx')),
  },
  {
    id: 'runbook',
    label: 'Runbook',
    name: 'the runbook',
    place: 'over',
    pane: lazy(() => import('./runbook/Runbook.tsx')),
  },
  {
    id: 'proof',
    label: 'Proof',
    name: 'the proof',
    place: 'page',
    pane: lazy(() => import('./proof/Proof.tsx')),
  },
  {
    id: 'maintenance',
    label: 'Rolling maintenance',
    name: 'the guided maintenance',
    place: 'side',
    pane: lazy(() => import('./maintenance/Maintenance.tsx')),
  },
  {
    id: 'recovery',
    label: 'Disaster recovery',
    name: 'the checklist of disaster recovery',
    place: 'side',
    pane: lazy(() => import('./recovery/Recovery.tsx')),
  },
  {
    id: 'noticed',
    label: 'Who noticed',
    name: 'the list of who noticed',
    place: 'over',
    pane: lazy(() => import('./noticed/Noticed.tsx')),
  },
  {
    id: 'share',
    label: 'Share',
    name: 'the share dialog',
    menu: 'share',
    place: 'over',
    pane: lazy(() => import('./share/Share.tsx')),
  },
  {
    id: 'lesson',
    label: 'Lessons',
    name: 'the lesson',
    menu: 'lessons',
    place: 'side',
    pane: lazy(() => import('./lesson/LessonPane.tsx')),
  },
  {
    id: 'compare',
    label: 'Compare',
    name: 'the comparison',
    menu: 'compare',
    place: 'page',
    pane: lazy(() => import('./compare/Compare.tsx')),
  },
  {
    id: 'author',
    label: 'Make a lesson',
    name: 'the workshop of lessons',
    menu: 'teach',
    place: 'side',
    pane: lazy(() => import('./author/Author.tsx')),
  },
  {
    id: 'exercise',
    label: 'Exercises',
    name: 'the exercise',
    menu: 'teach',
    place: 'side',
    pane: lazy(() => import('./exercise/ExercisePane.tsx')),
  },
  {
    id: 'present',
    label: 'Present',
    name: 'the presenter',
    menu: 'teach',
    place: 'side',
    pane: lazy(() => import('./present/PresentPane.tsx')),
  },
  {
    id: 'library',
    label: 'Library',
    name: 'the library',
    place: 'page',
    pane: lazy(() => import('./library/Library.tsx')),
  },
  {
    id: 'availability',
    label: 'Availability',
    name: 'the availability',
    place: 'page',
    pane: lazy(() => import('./availability/Availability.tsx')),
  },
  {
    id: 'export',
    label: 'Report and export',
    name: 'the report',
    place: 'over',
    pane: lazy(() => import('./export/Export.tsx')),
  },
  {
    id: 'glossary',
    label: 'Glossary',
    name: 'the glossary',
    place: 'side',
    menu: 'help',
    pane: lazy(() => import('./glossary/Glossary.tsx')),
  },
];

/** The pane that `AppState.pane` names, with its argument; null if it names none that this build knows. */
export function openedPane(named: string | null): { kind: PaneKind; arg: string } | null {
  if (named === null) return null;
  const colon = named.indexOf(':');
  const id = colon < 0 ? named : named.slice(0, colon);
  const kind = PANES.find((pane) => pane.id === id);
  return kind ? { kind, arg: colon < 0 ? '' : named.slice(colon + 1) } : null;
}
