// What is looked at → page: its container, large, beside the rack.

import { select } from 'd3-selection';
import { useLayoutEffect, useRef } from 'react';
import type { Moment } from '../../../log/moment.ts';
import { paint } from '../../shape.ts';
import type { AttentionStore } from '../attention.ts';
import { markShapes } from '../marks.ts';
import { floorLike, layoutLens } from './layout.ts';
import { lensShapes } from './shapes.ts';
import type { LensSubject } from './subject.ts';

interface LensProps {
  readonly moment: Moment;
  readonly subject: LensSubject;
  /** Room from edge to edge, in pixels. */
  readonly width: number;
  readonly target: number;
  readonly attention: AttentionStore;
  readonly selected: string | null;
  readonly focused: string | null;
  readonly hovered: string | null;
  readonly preview: readonly string[];
  readonly onSelect: (address: string) => void;
}

const NOBODY = { spots: new Map(), flights: [] };

export function Lens(props: LensProps) {
  const { moment, subject, width, target, attention, selected, focused, hovered, preview } = props;
  const svg = useRef<SVGSVGElement>(null);
  const layers = useRef<[SVGGElement, SVGGElement] | null>(null);
  const choose = useRef(props.onSelect);
  choose.current = props.onSelect;
  const layout = layoutLens(moment, subject, { width: width - 2 * EDGE, target });

  useLayoutEffect(() => {
    if (!svg.current) return;
    const owned = select(svg.current);
    owned.selectChildren().remove();
    const parts = owned.append('g').attr('transform', `translate(${EDGE} ${EDGE})`).node();
    const marks = owned
      .append('g')
      .attr('class', 'r-marks')
      .attr('aria-hidden', 'true')
      .attr('transform', `translate(${EDGE} ${EDGE})`)
      .node();
    if (parts && marks) layers.current = [parts, marks];
    owned
      .on('mousemove', (event: Event) => attention.set({ hovered: partAt(event), inLens: true }))
      .on('mouseleave', () => attention.set({ hovered: null }))
      .on('click', (event: Event) => {
        const address = partAt(event);
        if (address !== null) choose.current(address);
      });
  }, [attention]);

  useLayoutEffect(() => {
    if (!layers.current) return;
    const [parts, marks] = layers.current;
    paint(parts, lensShapes(layout, moment));
    paint(
      marks,
      markShapes(floorLike(layout), NOBODY, {
        selected: layout.boxes.has(selected ?? '') ? selected : null,
        focused: layout.boxes.has(focused ?? '') ? focused : null,
        hovered: layout.boxes.has(hovered ?? '') ? hovered : null,
        preview: preview.filter((address) => layout.boxes.has(address)),
      }),
    );
  });

  return (
    <div className="lens-scroll metal">
      {/* biome-ignore lint/a11y/useSemanticElements: parts of a drawing, not of a form. */}
      <svg
        ref={svg}
        width={Math.ceil(layout.width + 2 * EDGE)}
        height={Math.ceil(layout.height + 2 * EDGE)}
        role="group"
        aria-label="Parts in the lens"
      />
    </div>
  );
}

const partAt = (event: Event): string | null =>
  event.target instanceof Element
    ? (event.target.closest('[data-address]')?.getAttribute('data-address') ?? null)
    : null;

/** Room around the drawing, for the rings of what is selected. */
const EDGE = 7;
