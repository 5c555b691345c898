// Layout + moment → shapes: what stands outside the racks, and the lines that lead through it: requests from left to right, the WAN between sites.
import type { Look, Moment } from '../../log/moment.ts';
import { n, type Shape } from '../shape.ts';
import { type Floor, GAP, rackOf, SITE_PAD } from './floor.ts';
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

const DEAD: ReadonlySet<Look> = new Set<Look>(['failed', 'abandoned', 'gone']);

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

/** A bond between VMs of two racks: a HADR pair, or a deployment manager and the cell it administers elsewhere. */
export interface Bond {
  readonly key: string;
  readonly what: 'HADR' | 'cell';
  /** The deployment it belongs to. */
  readonly of: string;
  readonly from: string;
  readonly to: string;
  readonly holds: boolean;
  /** It does not hold because somebody works on one of its racks: no damage. */
  readonly rests: boolean;
}

/** The bonds that reach over the gap between racks, and whether each holds now. */
export function bondsOf(moment: Moment): Bond[] {
  const { plan } = moment.run;
  const rackOfVm = (id: string) => moment.place(id).node?.split('/')[0] ?? moment.vm(id)?.rack;
  const site = (rack: string | undefined) => plan.racks.find((r) => r.id === rack)?.site;
  const dead = (address: string) => DEAD.has(moment.look(address));
  // Nothing has broken since a rack was last drained or brought back: what catches up does so because of that.
  const last = plan.script
    .filter((line) => line.at <= moment.t && ('fault' in line || 'maintenance' in line))
    .at(-1);
  const worked = last !== undefined && 'maintenance' in last;
  const bonds: Bond[] = [];
  const add = (of: string, what: Bond['what'], from: string, to: string, holds: boolean) => {
    const [a, b] = [rackOfVm(from), rackOfVm(to)];
    if (a === undefined || b === undefined || a === b) return;
    const over = site(a) !== site(b) && dead('wan');
    bonds.push({
      key: `bond/${of}`,
      what,
      of,
      from,
      to,
      holds: holds && !over && !dead(a) && !dead(b),
      rests: !over && (worked || [from, to].some((vm) => moment.state(vm)?.startsWith('drained'))),
    });
  };
  for (const d of plan.deployments) {
    if (d.hadr) add(d.id, 'HADR', `${d.id}/db-1`, `${d.id}/db-2`, moment.look(d.id) === 'whole');
    if (d.cell !== null && d.cell !== d.id)
      add(
        d.id,
        'cell',
        `${d.cell}/dmgr-1`,
        `${d.id}/was-1`,
        !dead(`${d.cell}/dmgr-1`) && moment.state(`${d.cell}/dmgr-1`) === 'running',
      );
  }
  return bonds;
}

/** The line of each bond, from the post of one rack to the post of the other, over the WAN where there is one; broken, it has a gap. */
export function bondShapes(
  floor: Floor,
  bonds: readonly Bond[],
  at: (vm: string) => { readonly node: string; readonly box: Box } | undefined,
): Shape[] {
  const used: number[] = [];
  return bonds.flatMap((bond, i): Shape[] => {
    const ends = [at(bond.from), at(bond.to)].flatMap((end) => {
      const rack = end && rackOf(floor, end.node);
      return end && rack ? [{ y: end.box.y + end.box.h / 2, rack }] : [];
    });
    const [left, right] = ends.sort((p, q) => p.rack.frame.x - q.rack.frame.x);
    if (!left || !right) return [];
    const x1 = left.rack.frame.x + left.rack.frame.w;
    const x2 = right.rack.frame.x;
    const wan = floor.boxes.get('wan');
    const middle = wan ? wan.x + wan.w / 2 : 0;
    const over = wan && middle > x1 && middle < x2;
    const off = 4 * i;
    const lane = over ? middle - 4 - off : x2 - SITE_PAD - GAP / 2 - off;
    const runs: Run[] = over
      ? [
          [x1, left.y, lane, left.y],
          [lane, left.y, lane, wan.y + wan.h],
          [x2, right.y, middle + 4 + off, right.y],
          [middle + 4 + off, right.y, middle + 4 + off, wan.y + wan.h],
        ]
      : [
          [x1, left.y, lane, left.y],
          [lane, left.y, lane, right.y],
          [lane, right.y, x2, right.y],
        ];
    // Broken, the longest run has the gap; over the WAN, that on either side of it.
    const long = ([ax, ay, bx, by]: Run) => Math.abs(bx - ax) + Math.abs(by - ay);
    const most = Math.max(...runs.map(long));
    const cut = (run: Run) => !bond.holds && (long(run) === most || (over && run[0] === run[2]));
    const d = runs.map((run) => (cut(run) ? gapped(run) : whole(run))).join('');
    // Beside the left rack, above its line; a second one of the same height below it.
    const above = used.every((y) => Math.abs(y - left.y) > 12);
    used.push(left.y);
    return [
      path(bond.key, d, bond.holds || bond.rests ? 'o-bond' : 'o-bond o-broken'),
      path(`${bond.key}/ends`, `${dot(x1, left.y)}${dot(x2, right.y)}`, 'o-end'),
      // Between the racks there is room for words only where the labels stand.
      ...(floor.labels
        ? [
            words(
              `${bond.key}/word`,
              lane - 5,
              left.y + (above ? -4 : 13),
              bond.what,
              bond.holds || bond.rests ? 'l-2 o-halo' : 'b l-bad o-halo',
              'end',
            ),
          ]
        : []),
    ];
  });
}

/** A straight piece of a line, from point to point. */
type Run = readonly [number, number, number, number];
const whole = ([ax, ay, bx, by]: Run): string => `M${n(ax)} ${n(ay)}L${n(bx)} ${n(by)}`;
const gapped = ([ax, ay, bx, by]: Run): string => {
  const half = Math.min(0.3, 14 / Math.max(1, Math.abs(bx - ax) + Math.abs(by - ay)));
  const [from, to] = [0.5 - half, 0.5 + half];
  const at = (share: number): [number, number] => [ax + (bx - ax) * share, ay + (by - ay) * share];
  return whole([ax, ay, ...at(from)]) + whole([...at(to), bx, by]);
};

const dot = (x: number, y: number): string =>
  `M${n(x - 2.5)} ${n(y)}a2.5 2.5 0 1 0 5 0a2.5 2.5 0 1 0 -5 0z`;
