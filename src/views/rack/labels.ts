// Moment → shapes: the words beside the rack: chassis and their cloud groups, enclosures and their controllers, and what is broken, at its height.
import { clock } from '../../base/duration.ts';
import { rebuiltOnto } from '../../log/look.ts';
import { type Look, lastAt, type Moment } from '../../log/moment.ts';
import type { PartKind } from '../../world/world.ts';
import { ring } from '../glyphs/mark.ts';
import { n, type Shape } from '../shape.ts';
import type { RackLayout } from './layout.ts';
import { path, words } from './metal.ts';
import type { VmPlan } from './vms.ts';

const LINE = 16;

interface Line {
  readonly text: string;
  readonly cls: string;
  /** How much of a timer is left: a ring stands before the words. */
  readonly left?: number;
}
interface Block {
  readonly key: string;
  /** Where its middle would best stand. */
  readonly y: number;
  readonly lines: readonly Line[];
}

/** Since when a part has been failed without a break, through being noticed. */
export function failedSince(moment: Moment, address: string): number {
  // A VM that runs while its server is dead failed when the server did.
  const process =
    moment.state(address) === 'running' ? moment.vm(address)?.processes.at(-1) : undefined;
  const track = moment.run.states.get(process ?? address) ?? [];
  let since = moment.t;
  for (let i = lastAt(track, moment.t); i >= 0; i--) {
    const entry = track[i];
    if (!entry || !/^(failed|broken|stopped|lost|dead|spent)/.test(entry.value)) break;
    since = entry.t;
  }
  return since;
}

const seconds = (ms: number) => clock(Math.floor(ms / 1000) * 1000);
const cut = (text: string, most: number) =>
  text.length > most ? `${text.slice(0, most - 1)}…` : text;
const HOUR_MS = 3_600_000;

/** Words about one broken or recovering part; null for what needs none. Two lines of at most ten letters. */
function trouble(moment: Moment, address: string, look: Look): readonly Line[] | null {
  const name = cut(address.slice(address.lastIndexOf('/') + 1), 10);
  const vm = moment.vm(address) !== undefined;
  if (look === 'abandoned')
    return [
      { text: name, cls: 'b l-bad' },
      { text: 'dead', cls: 'b l-bad' },
    ];
  if (look === 'failed') {
    const past = moment.t - failedSince(moment, address);
    return name.length <= 3
      ? [
          { text: `${name} failed`, cls: 'b l-bad' },
          { text: `${seconds(past)}${past < HOUR_MS ? ' ago' : ''}`, cls: 'l-2' },
        ]
      : [
          { text: name, cls: 'b l-bad' },
          {
            text: past < HOUR_MS ? `${vm ? 'dead' : 'down'} ${seconds(past)}` : 'failed',
            cls: 'l-2',
          },
        ];
  }
  if (look === 'suspended')
    return [
      { text: name, cls: 'b l-ink' },
      { text: stillWords(moment.state(address)), cls: 'l-2' },
    ];
  if (look !== 'recovering') return null;
  const timer = moment.timersOf(rebuiltOnto(moment, address) ?? address)[0];
  return [
    { text: name, cls: 'b l-ink' },
    timer
      ? {
          text: seconds(timer.dueAt - moment.t),
          cls: 'l-ink',
          left: (timer.dueAt - moment.t) / Math.max(1, timer.dueAt - timer.armedAt),
        }
      : { text: 'recovers', cls: 'l-2' },
  ];
}

const LOUD: ReadonlySet<PartKind> = new Set<PartKind>([
  'node',
  'mgmt',
  'virt',
  'tor',
  'san',
  'sw',
  'fc',
  'canister',
  'drive',
]);

/** All words beside one rack. `look` gives the looks that the drawing shows, so that both say the same. */
export function labelShapes(
  layout: RackLayout,
  moment: Moment,
  vms: VmPlan,
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
  if (look(layout.rack) === 'failed') {
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
  for (const [address, box] of layout.boxes) {
    const part = moment.run.world.parts.get(address);
    if (!part || !LOUD.has(part.kind)) continue;
    // A chassis that is cut off speaks for its nodes.
    if (part.kind === 'node' && look(address) === 'suspended') continue;
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
  for (const spot of vms.spots.values()) {
    if (!layout.boxes.has(spot.node)) continue;
    const down =
      spot.look === 'abandoned' || (spot.look === 'failed' && look(spot.node) !== 'failed');
    const lines = down ? trouble(moment, spot.vm.id, spot.look) : null;
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

const PLACING: ReadonlySet<string> = new Set(['unplaced', 'placed', 'evacuate']);

/** VMs of a rack that have no place, and for which none was found when it was looked for last. */
export function roomless(moment: Moment, rack: string): string[] {
  const homeless = moment
    .vms()
    .filter((vm) => vm.rack === rack && moment.place(vm.id).node === null)
    .map((vm) => vm.id);
  if (homeless.length === 0) return [];
  const last = new Map<string, string>();
  for (const event of moment.run.events) {
    if (event.t > moment.t) break;
    if (PLACING.has(event.kind)) last.set(event.subject, event.kind);
  }
  return homeless.filter((vm) => last.get(vm) === 'unplaced');
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

/** Why a part that looks still is so: it waits for a disaster, somebody works on its rack, or nobody reaches it. */
const stillWords = (state: string | undefined): string =>
  state === 'standby' ? 'stands by' : state?.startsWith('drained') ? 'in maintenance' : 'cut off';
