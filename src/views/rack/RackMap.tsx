// Layout + moment → page: where on the racks one is, where they do not fit: a phone's strip beside the rack. What has failed is seen on it; a finger goes there.
import { type PointerEvent, useEffect, useState } from 'react';
import type { Moment } from '../../log/moment.ts';
import type { Floor } from './floor.ts';
import type { Box, RackLayout } from './layout.ts';
import { drawnLook } from './names.ts';
import type { VmPlan } from './vms.ts';

interface RackMapProps {
  readonly floor: Floor;
  readonly vms: VmPlan;
  readonly moment: Moment;
  /** What scrolls. */
  readonly pane: HTMLElement | null;
  readonly width: number;
  readonly height: number;
}

const MARGIN = 9;
const BETWEEN = 14;

/** The strip of one rack on the map, and how its heights are written there. */
interface Strip {
  readonly rack: RackLayout;
  readonly box: Box;
  readonly y: (floorY: number) => number;
}

function stripsOf(floor: Floor, width: number, height: number): Strip[] {
  const n = floor.racks.length;
  const top = n > 1 ? BETWEEN : 2;
  const high = (height - 4 - n * top) / n;
  return floor.racks.map((rack, i) => {
    const box = { x: MARGIN, y: 2 + top + i * (high + top), w: width - 2 * MARGIN, h: high };
    // What stands above a rack belongs to its strip, too.
    const scale = high / floor.height;
    return { rack, box, y: (floorY: number) => box.y + floorY * scale };
  });
}

export function RackMap({ floor, vms, moment, pane, width, height }: RackMapProps) {
  const [view, setView] = useState({ x: 0, y: 0, w: 0, h: 0 });
  useEffect(() => {
    if (!pane) return;
    const look = () =>
      setView({ x: pane.scrollLeft, y: pane.scrollTop, w: pane.clientWidth, h: pane.clientHeight });
    look();
    pane.addEventListener('scroll', look, { passive: true });
    return () => pane.removeEventListener('scroll', look);
  }, [pane]);
  const strips = stripsOf(floor, width, height);
  const middle = view.x + view.w / 2;
  const present =
    strips.find(({ rack }) => middle < rack.frame.x + rack.frame.w + 6) ?? strips.at(-1);

  const go = (event: PointerEvent<SVGSVGElement>) => {
    const y = event.clientY - event.currentTarget.getBoundingClientRect().top;
    const strip = strips.find(({ box }) => y <= box.y + box.h) ?? strips.at(-1);
    if (!strip || !pane) return;
    const floorY = ((y - strip.box.y) / strip.box.h) * floor.height;
    const { frame } = strip.rack;
    pane.scrollTo({
      left: frame.x + frame.w / 2 - pane.clientWidth / 2,
      top: floorY - pane.clientHeight / 2,
    });
  };

  return (
    <svg
      className="rack-map metal"
      width={width}
      height={height}
      aria-hidden="true"
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        go(event);
      }}
      onPointerMove={(event) => {
        if (event.buttons > 0) go(event);
      }}
    >
      {strips.map(({ rack, box, y }) => {
        const wide = box.w / rack.frame.w;
        const at = (b: Box) => ({
          x: box.x + (b.x - rack.frame.x) * wide,
          width: Math.max(3, b.w * wide),
          y: y(b.y),
          height: Math.max(2, (b.h * box.h) / floor.height),
        });
        return (
          <g key={rack.rack}>
            {strips.length > 1 && (
              <text x={width / 2} y={box.y - 3} textAnchor="middle" className="map-name s12 b">
                {rack.rack}
              </text>
            )}
            <rect {...at(rack.frame)} rx="3" className="r-frame" />
            {[...rack.boxes].map(([address, b]) =>
              /\/c\d$|\/e\d$/.test(address) ? (
                <rect key={address} {...at(b)} className="r-bay" />
              ) : null,
            )}
            {hurtIn(moment, rack, vms).map(({ key, box: b, red }) => (
              <rect key={key} {...at(b)} className={red ? 'map-red' : 'map-ink'} />
            ))}
          </g>
        );
      })}
      {present && (
        <rect
          className="map-view"
          x={3}
          width={width - 6}
          y={present.y(view.y)}
          height={(view.h * present.box.h) / floor.height}
          rx="3"
        />
      )}
    </svg>
  );
}

/** What is not whole in a rack, to be seen from afar. */
function hurtIn(moment: Moment, rack: RackLayout, vms: VmPlan) {
  const hurt: { key: string; box: Box; red: boolean }[] = [];
  for (const [address, box] of rack.boxes) {
    const kind = moment.run.world.parts.get(address)?.kind;
    if (kind === 'cable' || kind === 'array' || kind === 'controller' || kind === 'rack') continue;
    const look = drawnLook(moment, address);
    if (look !== 'whole' && look !== 'degraded')
      hurt.push({ key: address, box, red: look === 'failed' || look === 'abandoned' });
  }
  for (const { vm, box, node, look } of vms.spots.values())
    if (look !== 'whole' && look !== 'degraded' && rack.boxes.has(node))
      hurt.push({ key: vm.id, box, red: look === 'failed' || look === 'abandoned' });
  return hurt;
}
