// Scene → page: what the rack keeps from frame to frame: its layout, its layers and the eye on them, and what moves when something has happened.
import { type RefObject, useLayoutEffect, useRef, useState } from 'react';
import type { World } from '../../world/world.ts';
import type { Shape } from '../shape.ts';
import { RackDrawing } from './draw.ts';
import { openEye } from './eye.ts';
import { type Floor, layoutFloor, rackOf } from './floor.ts';
import type { RackLayout } from './layout.ts';
import { faceShapes, metalShapes } from './metal.ts';
import { animateChange } from './motion.ts';
import { RackScene, type Scene } from './scene.ts';
import type { Eye } from './zoom.ts';

/** The layout is kept as long as racks and size are the same: a new run of the same racks draws on the old metal. Null: there is no room yet. */
export function useRackScene(
  world: World,
  room: { readonly mm: number; readonly labels: boolean } | null,
): RackScene | null {
  const kept = useRef<{ key: string; scene: RackScene } | null>(null);
  if (!room) return null;
  const { racks } = world.plan;
  const all = racks.map((r) => `${r.id} ${r.model.name} ${r.site}`).join(', ');
  const key = `${all} ${room.mm} ${room.labels}`;
  if (kept.current?.key !== key)
    kept.current = { key, scene: new RackScene(layoutFloor(world, room)) };
  return kept.current.scene;
}

/** The layers in `svg` and the eye that moves over them, within `width` and `height`. The metal is drawn here, once for a layout. */
export function useDrawing(
  svg: RefObject<SVGSVGElement | null>,
  layout: Floor | null,
  width: number,
  height: number,
) {
  const drawing = useRef<RackDrawing | null>(null);
  const eye = useRef<Eye | null>(null);
  const [near, setNear] = useState(false);
  useLayoutEffect(() => {
    if (!svg.current) return;
    const fresh = new RackDrawing(svg.current);
    drawing.current = fresh;
    const zoomed = openEye(svg.current, (transform, scale) => {
      fresh.stage.setAttribute('transform', transform);
      setNear(scale > 1);
    });
    eye.current = zoomed;
    return () => zoomed.stop();
  }, [svg]);
  useLayoutEffect(() => {
    if (!layout) return;
    const each = (of: (rack: RackLayout) => Shape[]): Shape[] =>
      layout.racks.map((rack) => ({ key: rack.rack, tag: 'g', children: of(rack) }));
    drawing.current?.show('metal', each(metalShapes));
    drawing.current?.show(
      'face',
      each((rack) => faceShapes(rack, layout.racks.length === 1)),
    );
  }, [layout]);
  useLayoutEffect(() => {
    eye.current?.bounds(width, height);
  }, [width, height]);
  return { drawing, eye, near };
}

/** Shows what happened between the last scene and this one as movement, unless the page is to be calm. Call it after the scene is drawn. */
export function useMotion(now: Scene | null, layout: Floor | null, calm: boolean): void {
  const shown = useRef<Scene | null>(null);
  const drawnOn = useRef<Floor | null>(null);
  useLayoutEffect(() => {
    if (!now || !layout) return;
    const old = shown.current;
    // On another layout everything stands elsewhere: that is no movement.
    const happened = old && (old.vms !== now.vms || old.looks !== now.looks);
    if (!calm && happened && drawnOn.current === layout)
      animateChange(old, now, (node) => {
        const opening = rackOf(layout, node)?.opening;
        return opening ? opening.x + opening.w / 2 : 0;
      });
    drawnOn.current = layout;
    shown.current = now;
  }, [now, layout, calm]);
}
