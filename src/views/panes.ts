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
  /** One sentence on what it is for. */
  readonly about: string;
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
    about: 'Choose a drill, or build racks and deployments of your own.',
    menu: 'scenarios',
    place: 'over',
    pane: lazy(() => import('./editor/Editor.tsx')),
  },
  {
    id: 'runbook',
    label: 'Runbook',
    name: 'the runbook',
    about: 'Every part failed once, alone: what happens, and what is left to the deployer.',
    place: 'over',
    pane: lazy(() => import('./runbook/Runbook.tsx')),
  },
  {
    id: 'proof',
    label: 'Proof',
    name: 'the proof',
    about: 'Every single fault is run: what each workload withstands.',
    place: 'page',
    pane: lazy(() => import('./proof/Proof.tsx')),
  },
  {
    id: 'maintenance',
    label: 'Maintenance',
    name: 'the guided maintenance',
    about: 'One rack after the other is drained, worked on and brought back.',
    place: 'side',
    pane: lazy(() => import('./maintenance/Maintenance.tsx')),
  },
  {
    id: 'recovery',
    label: 'Recovery',
    name: 'the checklist of disaster recovery',
    about: 'Disaster recovery: what is prepared, missing, and what it costs.',
    place: 'side',
    pane: lazy(() => import('./recovery/Recovery.tsx')),
  },
  {
    id: 'noticed',
    label: 'Who noticed',
    name: 'the list of who noticed',
    about: 'What platform, middleware and hypervisor saw of each fault.',
    place: 'over',
    pane: lazy(() => import('./noticed/Noticed.tsx')),
  },
  {
    id: 'share',
    label: 'Share',
    name: 'the share dialog',
    about:
      'Pass this drill on: as a link, a code to scan, a file, a picture, or inside a page of yours.',
    menu: 'share',
    place: 'over',
    pane: lazy(() => import('./share/Share.tsx')),
  },
  {
    id: 'lesson',
    label: 'Lessons',
    name: 'the lesson',
    about: 'Predict what happens, watch it happen, read why.',
    menu: 'lessons',
    place: 'side',
    pane: lazy(() => import('./lesson/LessonPane.tsx')),
  },
  {
    id: 'compare',
    label: 'Compare',
    name: 'the comparison',
    about: 'The same fault under other deployment kinds or options, side by side on one time axis.',
    menu: 'compare',
    place: 'page',
    pane: lazy(() => import('./compare/Compare.tsx')),
  },
  {
    id: 'author',
    label: 'Make a lesson',
    name: 'the workshop of lessons',
    about: 'Turn what is on screen into a lesson: record, write, ask, pass it on.',
    menu: 'teach',
    place: 'side',
    pane: lazy(() => import('./author/Author.tsx')),
  },
  {
    id: 'exercise',
    label: 'Exercises',
    name: 'the exercise',
    about: 'Mend a drill until what it claims holds.',
    menu: 'teach',
    place: 'side',
    pane: lazy(() => import('./exercise/ExercisePane.tsx')),
  },
  {
    id: 'present',
    label: 'Present',
    name: 'the presenter',
    about: 'A second window for the projector, in step with this one.',
    menu: 'teach',
    place: 'side',
    pane: lazy(() => import('./present/PresentPane.tsx')),
  },
  {
    id: 'library',
    label: 'Library',
    name: 'the library',
    about: 'A drill for every row of the slides, each with what comes of it.',
    place: 'page',
    pane: lazy(() => import('./library/Library.tsx')),
  },
  {
    id: 'availability',
    label: 'Availability',
    name: 'the availability',
    about: 'Years of chance failures: how much of the time each workload serves.',
    place: 'page',
    pane: lazy(() => import('./availability/Availability.tsx')),
  },
  {
    id: 'export',
    label: 'Report and export',
    name: 'the report',
    about: 'One page on this run to print, its events as data, rack and timeline as pictures.',
    place: 'over',
    pane: lazy(() => import('./export/Export.tsx')),
  },
  {
    id: 'glossary',
    label: 'Glossary',
    name: 'the glossary',
    about: 'The field’s words, each in a sentence or two.',
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
