// Layout + looks → shapes: what stands outside the racks, and the lines that lead through it, from left to right.
import type { Look } from '../../log/moment.ts';
import { n, type Shape } from '../shape.ts';
import type { Floor } from './floor.ts';
import type { Box } from './layout.ts';
import { path, rect, words } from './metal.ts';
import { ground, nameClass, type PartState, tail, under } from './plates.ts';

/** A device outside the racks, as a plate of the same black metal. */
export function outsidePart(box: Box, name: string, state: PartState): Shape[] {
  const y = box.y + box.h / 2 + 4.2;
  return [
    ground(box, state.look, 'r-strip', 5),
    ...under(box.x + 4, box, name, state.look),
    words('name', box.x + 8, y, name, `${nameClass(state.look)} r-500`),
    ...tail(box, state),
  ];
}

/** A site is chosen by its name; lost, the name stands on hatching. */
export function sitePart(box: Box, address: string, { look }: PartState): Shape[] {
  const bad = look === 'failed' || look === 'abandoned';
  return [
    rect('body', box, bad ? 't-wash r-failed' : 'o-head', { rx: 4 }),
    words(
      'name',
      box.x + 6,
      box.y + box.h / 2 + 4.2,
      address.replace(':', ' '),
      bad ? 'b l-bad o-plated' : 'b l-ink',
    ),
  ];
}

export const DEAD: ReadonlySet<Look> = new Set<Look>(['failed', 'abandoned', 'gone']);

/** A line between two points, with a gap of a quarter and caps on both ends where it is cut. */
export function line(
  key: string,
  d: readonly [number, number, number, number],
  cut: boolean,
): Shape[] {
  const [x1, y1, x2, y2] = d;
  if (!cut) return [path(key, `M${n(x1)} ${n(y1)}L${n(x2)} ${n(y2)}`, 'o-line')];
  const length = Math.hypot(x2 - x1, y2 - y1) || 1;
  const at = (share: number): [number, number] => [x1 + (x2 - x1) * share, y1 + (y2 - y1) * share];
  const [ax, ay] = at(0.36);
  const [bx, by] = at(0.64);
  const cx = ((y2 - y1) / length) * 4;
  const cy = ((x1 - x2) / length) * 4;
  const cap = (x: number, y: number) => `M${n(x - cx)} ${n(y - cy)}L${n(x + cx)} ${n(y + cy)}`;
  return [
    path(
      key,
      `M${n(x1)} ${n(y1)}L${n(ax)} ${n(ay)}M${n(bx)} ${n(by)}L${n(x2)} ${n(y2)}`,
      'o-line o-cut',
    ),
    path(`${key}/caps`, cap(ax, ay) + cap(bx, by), 'o-caps'),
  ];
}

/** Frames of the sites, where requests come from and how they reach the racks. `look` as the drawing shows it. */
export function groundShapes(floor: Floor, look: (address: string) => Look): Shape[] {
  const shapes: Shape[] = floor.sites.map((site) =>
    rect(
      `${site.address}/frame`,
      site.frame,
      DEAD.has(look(site.address)) ? 'o-frame o-lost' : 'o-frame',
      {
        rx: 6,
      },
    ),
  );
  const { clients } = floor;
  if (!clients) return shapes;
  const y = clients.y + clients.h / 2;
  shapes.push(
    {
      key: 'clients/icon',
      tag: 'path',
      at: {
        d: PEOPLE,
        transform: `translate(${n(clients.x + 1)} ${n(y - 8)})`,
        class: 'o-icon',
      },
    },
    words('clients', clients.x + 18, y + 4.2, 'clients', 'l-2'),
  );
  const way = ['sprayer', 'lb'].flatMap((address) => {
    const box = floor.boxes.get(address);
    return box ? [{ address, box }] : [];
  });
  let from = clients.x + clients.w;
  let dead = false;
  for (const { address, box } of way) {
    shapes.push(...line(`to/${address}`, [from, y, box.x, y], dead));
    // Requests pass the sprayer only where it was told to forward them: its loss alone cuts no line here.
    dead = address === 'lb' && DEAD.has(look(address));
    from = box.x + box.w;
  }
  const lb = floor.boxes.get('lb');
  if (lb) {
    const x = lb.x + lb.w / 2;
    const bottom = lb.y + lb.h;
    const bus = bottom + 3;
    const tops = floor.racks.map((rack) => ({
      x: rack.frame.x + Math.min(rack.frame.w - 14, Math.max(14, rack.frame.w * 0.72)),
      y: rack.frame.y,
      rack: rack.rack,
    }));
    const xs = [x, ...tops.map((t) => t.x)];
    shapes.push(
      ...line('lb/out', [x, bottom, x, bus], dead),
      path(
        'lb/bus',
        `M${n(Math.min(...xs))} ${n(bus)}H${n(Math.max(...xs))}`,
        dead ? 'o-line o-cut' : 'o-line',
      ),
    );
    for (const top of tops)
      shapes.push(
        ...line(`lb/${top.rack}`, [top.x, bus, top.x, top.y], dead || DEAD.has(look(top.rack))),
      );
  }
  return shapes;
}

const PEOPLE =
  'M5 6.5a2.4 2.4 0 1 0 -.01 0ZM.8 13.5Q.8 8.6 5 8.6T9.2 13.5M11 7.2a2 2 0 1 0 -.01 0ZM10.6 9.2Q14.6 9 14.6 13.2';
