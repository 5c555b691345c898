// Moment → shapes: the words beside the rack: chassis and their cloud groups, enclosures and their controllers, and what is broken, at its height.
import type { Look, Moment } from '../../log/moment.ts';
import { ring } from '../glyphs/mark.ts';
import { n, type Shape } from '../shape.ts';
import type { RackLayout } from './layout.ts';
import { path, words } from './metal.ts';
import { roomless } from './roomless.ts';
import { cut, HOUR_MS, type Line, seconds, type Troubled, trouble } from './trouble.ts';

const LINE = 16;

interface Block {
  readonly key: string;
  /** Where its middle would best stand. */
  readonly y: number;
  readonly lines: readonly Line[];
}

/** All words beside one rack. */
export function labelShapes(
  layout: RackLayout,
  moment: Moment,
  troubled: Troubled,
  look: (address: string) => Look,
  selected: string | null,
): Shape[] {
  const x = layout.frame.x + layout.frame.w + 8;
  const shapes: Shape[] = [];
  const taken: [number, number][] = [];
  const free = (top: number, bottom: number) => taken.every(([a, b]) => bottom <= a || top >= b);
  const write = (key: string, left: number, baseline: number, line: Line) => {
    const inset = line.left === undefined ? 0 : 16;
    if (line.left !== undefined)
      shapes.push({
        key: `${key}/ring`,
        tag: 'g',
        children: ring({ key: 'r', x: left + 6, y: baseline - 4, r: 5, fraction: line.left }),
      });
    shapes.push(words(key, left + inset, baseline, line.text, line.cls));
  };

  const rack = moment.run.plan.racks.find((r) => r.id === layout.rack);
  for (let c = 1; c <= layout.model.chassis; c++) {
    const address = `${layout.rack}/c${c}`;
    const box = layout.boxes.get(address);
    if (!box) continue;
    const groups = (rack?.cloudGroups ?? [])
      .filter((g) => g.nodes.some((node) => node.startsWith(`${address}/`)))
      .map((g) => g.name);
    shapes.push(path(`${address}/line`, `M${n(x)} ${n(box.y + 2)}v${n(box.h - 4)}`, 'l-line'));
    write(address, x + 7, box.y + 13, { text: `c${c}`, cls: 'b l-ink' });
    write(
      `${address}/group`,
      x + 7,
      box.y + 29,
      look(address) === 'suspended'
        ? { text: 'cut off', cls: 'b l-bad' }
        : { text: cut(groups.join(', '), 10), cls: 'l-3' },
    );
    taken.push([box.y, box.y + 2 * LINE + 2]);
  }

  const blocks: Block[] = [];
  // A rack that is lost whole speaks for all that is in it.
  if (troubled.lost) {
    const past = moment.t - moment.since(layout.rack);
    shapes.push(
      words(`${layout.rack}/lost`, x, layout.frame.y + 14, 'rack lost', 'b l-bad'),
      words(
        `${layout.rack}/since`,
        x,
        layout.frame.y + 30,
        past < HOUR_MS ? `${seconds(past)} ago` : '',
        'l-2',
      ),
    );
    return shapes;
  }
  const shelved = new Map<string, string[]>();
  for (const address of troubled.parts) {
    const box = layout.boxes.get(address);
    if (!box) continue;
    const lines = trouble(moment, address, look(address));
    if (!lines) continue;
    const shelf = /\/(e\d)\/|\/s(\d)\/canister/.exec(address);
    if (shelf) {
      const e = shelf[1] ?? `e${Number(shelf[2]) * 2 - 1}`;
      shelved.set(e, [...(shelved.get(e) ?? []), address]);
    } else blocks.push({ key: address, y: box.y + box.h / 2, lines });
  }
  for (let e = 1; e <= 2 * layout.model.controllers; e++) {
    const box = layout.boxes.get(`${layout.rack}/e${e}`);
    if (!box) continue;
    const middle = box.y + box.h / 2;
    const text = e % 2 === 1 ? `e${e}  s${(e + 1) / 2}` : `e${e}`;
    const hurt = shelved.get(`e${e}`) ?? [];
    const lines: Line[] = [{ text, cls: 'l-2' }, ...shelfLines(moment, hurt, look)];
    // Too low for three lines: what is broken comes before the name.
    if (lines.length * LINE > box.h + 8) lines.shift();
    const top = middle - (lines.length * LINE) / 2;
    for (const [i, line] of lines.entries())
      write(`${layout.rack}/e${e}/${i}`, x, top + 12.2 + i * LINE, line);
    taken.push([middle - LINE, middle + LINE]);
  }
  for (const spot of troubled.vms) {
    const lines = trouble(moment, spot.vm.id, spot.look);
    if (lines) blocks.push({ key: spot.vm.id, y: spot.box.y + spot.box.h / 2, lines });
  }
  waiting(moment, layout, taken, (key, baseline, line) => write(key, x, baseline, line));
  const box = selected === null ? undefined : layout.boxes.get(selected);
  if (box && selected?.includes('/n') && !blocks.some((b) => b.key === selected))
    blocks.push({
      key: selected,
      y: box.y + box.h / 2,
      lines: [{ text: selected.slice(selected.lastIndexOf('/') + 1), cls: 'b l-ink' }],
    });

  for (const block of blocks) {
    const high = block.lines.length * LINE;
    const top = nearest(block.y - high / 2, high, layout, free);
    if (top === null) continue;
    taken.push([top, top + high]);
    for (const [i, line] of block.lines.entries())
      write(`${block.key}/${i}`, x + 7, top + 12 + i * LINE, line);
  }
  return shapes;
}

/** What is broken in an enclosure, and how long the rebuild onto one of its drives still takes. */
function shelfLines(moment: Moment, hurt: readonly string[], look: (a: string) => Look): Line[] {
  const dead = hurt.filter((address) => look(address) !== 'recovering');
  const filled = hurt.find((address) => look(address) === 'recovering');
  const lines: Line[] = [];
  const [first] = dead;
  if (dead.length > 1) lines.push({ text: `${dead.length} failed`, cls: 'b l-bad' });
  else if (first !== undefined)
    lines.push(...(trouble(moment, first, look(first)) ?? []).slice(0, 1));
  const timer = filled === undefined ? null : trouble(moment, filled, 'recovering');
  return [...lines, ...(timer ?? []).filter((line) => line.left !== undefined)];
}

/** So many VMs without room are named. */
const NAMED = 3;

/** VMs for which no node has room: they wait at the foot of the column. */
function waiting(
  moment: Moment,
  layout: RackLayout,
  taken: [number, number][],
  write: (key: string, baseline: number, line: Line) => void,
): void {
  const vms = roomless(moment, layout.rack);
  if (vms.length === 0) return;
  const named = vms.length > NAMED + 1 ? vms.slice(0, NAMED) : vms;
  const lines: Line[] = [
    { text: 'no room:', cls: 'b l-ink' },
    ...named.map((vm) => ({ text: cut(vm, 10), cls: 'l-2' })),
    ...(named.length < vms.length
      ? [{ text: `${vms.length - named.length} more`, cls: 'l-3' }]
      : []),
  ];
  const bottom = layout.frame.y + layout.frame.h;
  const top = bottom - lines.length * LINE - 4;
  taken.push([top, bottom]);
  for (const [i, line] of lines.entries())
    write(`${layout.rack}/waiting/${i}`, top + 12 + i * LINE, line);
}

/** The free place nearest to the wished one, or null if there is none near enough to be understood. */
function nearest(
  wish: number,
  high: number,
  { frame }: RackLayout,
  free: (top: number, bottom: number) => boolean,
): number | null {
  const fits = (top: number) =>
    top >= frame.y && top + high <= frame.y + frame.h && free(top, top + high);
  const within = Math.max(frame.y, Math.min(frame.y + frame.h - high, wish));
  for (let off = 0; off <= 48; off += 4) {
    if (fits(within - off)) return within - off;
    if (fits(within + off)) return within + off;
  }
  return null;
}
