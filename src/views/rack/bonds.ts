// Layout + moment → shapes: the bonds that reach from rack to rack, a HADR pair or a cell, as lines one can choose. Whoever chooses one chooses the deployment whose it is.
import type { Moment } from '../../log/moment.ts';
import { n, type Shape } from '../shape.ts';
import { type Floor, GAP, rackOf, SITE_PAD } from './floor.ts';
import type { Box } from './layout.ts';
import { path, words } from './metal.ts';
import { DEAD } from './outside.ts';

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

/** What a bond is and how, in words: `HADR of db: db/db-1 on a/c1/n1 and db/db-2 on b/c1/n1, holds`. */
export function bondName(moment: Moment, { what, of, from, to, holds, rests }: Bond): string {
  const on = (vm: string) => {
    const { node } = moment.place(vm);
    return node === null ? vm : `${vm} on ${node}`;
  };
  const how = holds ? 'holds' : rests ? 'rests' : 'broken';
  return `${what === 'HADR' ? 'HADR' : 'Administration'} of ${of}: ${on(from)} and ${on(to)}, ${how}`;
}

/** A bond on the floor: its straight pieces, where it is held, and its drawing. */
export interface LaidBond extends Bond {
  readonly runs: readonly Run[];
  readonly box: Box;
  readonly shapes: readonly Shape[];
}

/** The line of each bond, from the post of one rack to the post of the other, over the WAN where there is one; broken, it has a gap. */
export function layBonds(
  floor: Floor,
  bonds: readonly Bond[],
  at: (vm: string) => { readonly node: string; readonly box: Box } | undefined,
): LaidBond[] {
  const used: number[] = [];
  return bonds.flatMap((bond, i): LaidBond[] => {
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
    const xs = runs.flatMap(([ax, , bx]) => [ax, bx]);
    const ys = runs.flatMap(([, ay, , by]) => [ay, by]);
    const [x, y] = [Math.min(...xs), Math.min(...ys)];
    const box = { x, y, w: Math.max(...xs) - x, h: Math.max(...ys) - y };
    const shapes = [
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
    return [{ ...bond, runs, box, shapes }];
  });
}

/** The bond whose line is nearest to a point, within reach. */
export function bondAt(
  bonds: readonly LaidBond[],
  x: number,
  y: number,
  reach: number,
): LaidBond | null {
  let best: LaidBond | null = null;
  let near = reach;
  for (const bond of bonds)
    for (const [ax, ay, bx, by] of bond.runs) {
      // Its pieces run along the axes.
      const off = Math.hypot(
        Math.max(Math.min(ax, bx) - x, 0, x - Math.max(ax, bx)),
        Math.max(Math.min(ay, by) - y, 0, y - Math.max(ay, by)),
      );
      if (off <= near) {
        near = off;
        best = bond;
      }
    }
  return best;
}

/** A straight piece of a line, from point to point. */
export type Run = readonly [number, number, number, number];
const whole = ([ax, ay, bx, by]: Run): string => `M${n(ax)} ${n(ay)}L${n(bx)} ${n(by)}`;
const gapped = ([ax, ay, bx, by]: Run): string => {
  const half = Math.min(0.3, 14 / Math.max(1, Math.abs(bx - ax) + Math.abs(by - ay)));
  const [from, to] = [0.5 - half, 0.5 + half];
  const at = (share: number): [number, number] => [ax + (bx - ax) * share, ay + (by - ay) * share];
  return whole([ax, ay, ...at(from)]) + whole([...at(to), bx, by]);
};

const dot = (x: number, y: number): string =>
  `M${n(x - 2.5)} ${n(y)}a2.5 2.5 0 1 0 5 0a2.5 2.5 0 1 0 -5 0z`;
