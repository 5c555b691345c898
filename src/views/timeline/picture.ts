// The timeline's shapes in the order in which they are painted: what is dragged, and what lies over it.
import type { Moment } from '../../log/moment.ts';
import type { Shape } from '../shape.ts';
import { axis } from './ground.ts';
import type { Scene, Still } from './layout.ts';
import { behind, focusBeads, handle, rings } from './moving.ts';
import type { DrawnMark, within } from './options.ts';
import type { Scale } from './scale.ts';

export interface Dragged {
  /** Its scale is that of the pages drawn. */
  readonly scene: Scene;
  readonly drawn: { readonly back: Shape; readonly notes: Shape; readonly still: Still };
  readonly seen: ReturnType<typeof within>;
  /** The mark that the keys stand on. */
  readonly here: DrawnMark | undefined;
  readonly moment: Moment;
  /** Where the window ends. */
  readonly right: number;
}

export const group = (key: string, children: readonly Shape[]): Shape => ({
  key,
  tag: 'g',
  children,
});

/** All that lies on the axis. The browser moves it as one picture while it is dragged. */
export const dragged = ({ scene, drawn, seen, here, moment, right }: Dragged): Shape[] => [
  drawn.back,
  group('behind', behind(scene, moment.t, right)),
  drawn.notes,
  events(seen.options, here?.told.key ?? null),
  {
    ...group('focus', focusBeads(here)),
    at: { class: 'tl-focus', 'aria-hidden': 'true' },
  },
  group('ahead', seen.ahead),
  group('rings', rings(scene, drawn.still, moment.t)),
];

/** Over it: the figures of the axis, whole also at the edges, and the cursor's handle. `page` is what is drawn, `scale` what is seen. */
export const over = (
  { lanes, measure, scale: page }: Scene,
  scale: Scale,
  moment: Moment,
): Shape[] => [group('axis', axis(page, scale, lanes, measure)), handle(lanes, scale, moment)];

/** The list of events: one tab stop, the arrow keys walk inside. An empty list is no list. */
const events = (options: readonly Shape[], active: string | null): Shape => ({
  key: 'events',
  tag: 'g',
  at:
    options.length === 0
      ? {}
      : {
          role: 'listbox',
          tabindex: 0,
          class: 'tl-list',
          'aria-label': 'Events',
          'aria-activedescendant': active === null ? null : `tl-${active}`,
        },
  children: options,
});
