// Views, first step of the drawing: a workload's row as a line of supply. Tiers hang from one bus by stubs; what does not serve has its stub cut.
import { ring } from '../glyphs/mark.ts';
import { n, type Shape } from '../shape.ts';
import type { Measure } from '../text-width.ts';
import { control, door, line, type Marks, stubs } from './controls.ts';
import type { Member, Note } from './member.ts';
import { type Box, type PlacedNote, placeNotes, type Wish } from './notes.ts';
import type { Row } from './supply.ts';
import type { Tier } from './tier.ts';

export type Density = 'full' | 'compact';

export interface RowOptions extends Marks {
  readonly width: number;
  readonly density: Density;
  readonly measure: Measure;
}

export interface Spot extends Box {
  readonly address: string;
}

export interface RowDrawing {
  readonly height: number;
  readonly shapes: readonly Shape[];
  /** Every control, in the order in which the arrow keys walk. */
  readonly spots: readonly Spot[];
  /** Every text with the room it takes: tests see to it that none overlap. */
  readonly texts: readonly Box[];
}

const SIZES = {
  full: { bus: 25, stub: 13, tile: 21, tileHigh: 20, gap: 30, note: 17, lines: [2, 4] },
  compact: { bus: 21, stub: 7, tile: 21, tileHigh: 16, gap: 24, note: 15, lines: [0, 3] },
} as const;
const NOTE_LINE = 16;
/** Pitch of tiles, widest first; the first that lets the row fit is taken. */
const PITCHES = [25, 24, 21, 18, 15, 12, 9, 7, 5, 4];
/** With tiles this narrow the tiers move together, too. */
const TIGHT_PITCH = 9;
const TIGHT_GAP = 18;
const TILE_GAP = 4;
const WAY_HIGH = 6;
const BAR_HIGH = 4;
const BALANCER_WIDE = 21;

interface Laid {
  readonly tier: Tier;
  readonly x: number;
  readonly width: number;
  readonly noteAbove: boolean;
}

interface Plan {
  readonly laid: readonly Laid[];
  readonly pitch: number;
  readonly wide: number;
}

/** Where each tier stands: the widest pitch at which the row fits; what is said of a tier moves below it if there is no room above. */
function spread(row: Row, o: RowOptions): Plan {
  const size = SIZES[o.density];
  let plan: Plan | null = null;
  for (const pitch of PITCHES) {
    const gap = pitch > TIGHT_PITCH ? size.gap : TIGHT_GAP;
    const named = row.front !== null && o.density === 'full' ? 9 + o.measure(row.front, 500) : 0;
    const start = row.front !== null ? Math.max(BALANCER_WIDE + gap, named) : 0;
    const below = new Set<Tier>();
    for (;;) {
      let x = start;
      let worst: Tier | null = null;
      let most = 0;
      const laid = row.tiers.map((tier): Laid => {
        const tileWide = Math.min(size.tile, pitch - TILE_GAP + (pitch < 12 ? 2 : 0));
        const width = tier.members.length * pitch - (pitch - tileWide);
        const noteAbove = tier.note !== '' && !below.has(tier);
        const label = o.measure(tier.name, 500) + (noteAbove ? 7 + o.measure(tier.note, 600) : 0);
        const more = label + 14 - width - gap;
        if (noteAbove && more > most) {
          most = more;
          worst = tier;
        }
        const at = { tier, x, width, noteAbove };
        x += width + Math.max(gap, label - width + 14);
        return at;
      });
      const last = laid.at(-1);
      const end = last
        ? Math.max(
            last.x + last.width,
            last.x +
              o.measure(last.tier.name, 500) +
              (last.noteAbove ? 7 + o.measure(last.tier.note, 600) : 0),
          )
        : 0;
      plan = { laid, pitch, wide: end };
      if (end <= o.width) return plan;
      if (worst === null && last?.noteAbove) worst = last.tier;
      if (worst === null) break;
      below.add(worst);
    }
  }
  return plan as Plan;
}

/** Draws one workload. Pure: numbers in, shapes out. */
export function layoutRow(row: Row, o: RowOptions): RowDrawing {
  const size = SIZES[o.density];
  const { laid, pitch } = spread(row, o);
  const tileWide = Math.min(size.tile, pitch - TILE_GAP + (pitch < 12 ? 2 : 0));
  const top = size.bus + size.stub;
  const bottom = top + size.tileHigh;
  const shapes: Shape[] = [];
  const controls: Shape[] = [];
  const spots: Spot[] = [];
  const texts: Box[] = [];
  const wishes: Wish[] = [];

  const write = (
    key: string,
    x: number,
    y: number,
    text: string,
    cls: string,
    bold: 400 | 500 | 600 = 400,
  ) => {
    shapes.push({ key, tag: 'text', at: { x: n(x), y: n(y), class: cls }, text });
    texts.push({ x, y: y - 11, w: o.measure(text, bold), h: 14 });
  };

  const flow = flowClass(row.asked);
  let end: number | null = null;
  let quiet = false;
  if (row.front !== null) {
    const box = { x: 0, y: size.bus - 12, w: 24, h: 24 };
    spots.push({ address: row.front, ...box });
    controls.push(door(row.front, size.bus, box, o));
    if (o.density === 'full')
      write('name/front', 3, size.bus - 15, row.front, 's12 f-ink2 w500', 500);
    end = BALANCER_WIDE;
  }

  for (const { tier, x, width, noteAbove } of laid) {
    const until = x + width;
    if (!tier.detached) {
      if (end !== null) {
        const stops = tier.cut && !quiet;
        shapes.push(...trunk(`trunk/${tier.key}`, end, x, size.bus, stops, quiet, flow));
        // Requests that get no further are shown where they stop; how many there are is a figure that no longer comes.
        if (stops && !tier.aside && row.asked !== null && row.asked > 0)
          wishes.push({
            key: `refused/${tier.key}`,
            x: end,
            text: 'requests refused here',
            shorter: 'refused here',
            fraction: null,
            red: true,
            first: true,
          });
        if (tier.cut && !tier.aside) quiet = true;
      } else if (tier.cut) quiet = true;
      shapes.push(
        line(
          `bus/${tier.key}`,
          `M${n(x)} ${size.bus}H${n(until)}`,
          quiet || tier.cut ? 's-line w-10' : 's-ink w-15',
        ),
      );
      end = until;
    }
    write(`name/${tier.key}`, x, size.bus - 7, tier.name, 's12 f-ink2 w500', 500);
    const tone = tier.noteRed ? 'f-red-ink b' : 'f-ink3';
    if (noteAbove)
      write(
        `note/${tier.key}`,
        x + o.measure(tier.name, 500) + 7,
        size.bus - 7,
        tier.note,
        `s12 ${tone}`,
        tier.noteRed ? 600 : 400,
      );
    else if (tier.note !== '')
      wishes.push({
        key: `note/${tier.key}`,
        x,
        text: tier.note,
        fraction: null,
        red: tier.noteRed,
        first: true,
      });

    const boxes = tier.members.map(
      (_, i): Box => ({ x: x + i * pitch, y: top, w: tileWide, h: size.tileHigh }),
    );
    if (o.joined && !tier.detached) shapes.push(stubs(tier, boxes, size.bus));
    tier.members.forEach((member, i) => {
      const at = boxes[i] as Box;
      const hit = {
        x: at.x - (pitch - tileWide) / 2,
        y: size.bus + 2,
        w: pitch,
        h: bottom + 5 - size.bus - 2,
      };
      spots.push({ address: member.address, ...hit });
      controls.push(control(member, tier, at, hit, size.bus, o));
      if (member.note)
        wishes.push({
          key: `note/${member.address}`,
          x: at.x,
          ...member.note,
          ...named(member.note, member),
        });
      if (member.used !== null) shapes.push(...barOfUse(member.address, at, member.used));
    });
    if (tier.primary !== null) shapes.push(...role(tier, x, pitch, tileWide, bottom));
    for (const extra of tier.extras)
      wishes.push({ key: `extra/${tier.key}/${extra.text.replace(/[\d:]+/g, '')}`, x, ...extra });
  }

  // Room for the arrow of a role on its way, or for the bars that say how full a cache is.
  const bars = row.tiers.some((tier) => tier.members.some((member) => member.used !== null));
  const drop = row.tiers.some((tier) => tier.roleMoves) ? WAY_HIGH : bars ? BAR_HIGH : 0;
  const [least, most] = size.lines;
  const notes = placeNotes(wishes, { width: o.width, lines: most, measure: o.measure });
  const used = Math.max(least, ...notes.map((note) => note.line + 1));
  for (const note of notes) {
    const y = bottom + drop + size.note + note.line * NOTE_LINE;
    shapes.push(...noteShapes(note, y));
    texts.push({ x: note.x, y: y - 11, w: note.width, h: 14 });
  }
  return {
    height: bottom + drop + size.note - 12 + used * NOTE_LINE + 2,
    shapes: [...shapes, ...controls],
    spots,
    texts,
  };
}

/** The texts of a note with the name of its VM before them. */
function named({ text, shorter, goesOn }: Note, { role, number }: Member) {
  const head = `${role}-${number}${goesOn ? '' : ':'} `;
  return { text: head + text, ...(shorter === undefined ? {} : { shorter: head + shorter }) };
}

/** How much of a cache container is in use: a bar under its tile that fills from the left. */
function barOfUse(key: string, at: Box, percent: number): Shape[] {
  const y = n(at.y + at.h + 2.5);
  const filled = (at.w * Math.min(100, percent)) / 100;
  const bar = (name: string, width: number, cls: string): Shape => ({
    key: `${key}/${name}`,
    tag: 'rect',
    at: { x: n(at.x), y, width: n(width), height: 3, rx: 1, class: cls },
  });
  return [bar('room', at.w, 'f-none s-line w-10'), bar('used', filled, 'f-ink2')];
}

/** Requests per second from which the line is drawn broader; it is broader by the root, as a pipe would be. */
const BROADER = [400, 900] as const;
const FLOWS = ['w-15', 'w-20', 'w-30'] as const;
const flowClass = (asked: number | null): string =>
  FLOWS[BROADER.filter((most) => (asked ?? 0) >= most).length] ?? FLOWS[0];

/** From the end of one tier to the next; cut in the middle, with caps, where the whole next tier does not serve. */
function trunk(
  key: string,
  from: number,
  to: number,
  y: number,
  cut: boolean,
  quiet: boolean,
  flow: string,
): Shape[] {
  const head = `M${n(to - 5)} ${n(y - 3.4)}l5 3.4l-5 3.4`;
  const cls = quiet ? 's-line w-10' : `s-ink ${flow}`;
  if (!cut) return [line(key, `M${n(from)} ${y}H${n(to)}${head}`, cls)];
  const middle = from + Math.min(14, (to - from) / 2);
  return [
    line(key, `M${n(from)} ${y}H${n(middle - 3)}m0 -4v8`, `s-ink ${flow}`),
    line(`${key}/after`, `M${n(middle + 3)} ${n(y - 4)}v8m0 -4H${n(to)}${head}`, 's-line w-10'),
  ];
}

/** The bar under the VM that has the active role; hollow, with an arrow to its partner, while the role is on its way. */
function role(tier: Tier, x: number, pitch: number, wide: number, bottom: number): Shape[] {
  const index = tier.members.findIndex((member) => member.address === tier.primary);
  if (index < 0) return [];
  const left = x + index * pitch;
  const shapes: Shape[] = [
    {
      key: `role/${tier.key}`,
      tag: 'rect',
      at: {
        x: n(left),
        y: n(bottom + 2.5),
        width: n(wide),
        height: 2.4,
        rx: 1,
        class: tier.primaryServes ? 'role f-ink' : 'role f-page s-line w-10',
      },
    },
  ];
  const other = tier.members.findIndex((member, i) => i !== index && member.serves);
  if (!tier.primaryServes && tier.roleMoves && other >= 0) {
    const to = x + other * pitch + wide / 2;
    const from = left + wide / 2;
    const y = bottom + 6;
    const turn = to > from ? -1 : 1;
    shapes.push(
      line(
        `way/${tier.key}`,
        `M${n(from)} ${n(y)}Q${n((from + to) / 2)} ${n(y + 8)} ${n(to)} ${n(y)}m${turn * 5} -1l${-turn * 5} 1l${turn * 2} 4.6`,
        's-ink w-13 round',
      ),
    );
  }
  return shapes;
}

function noteShapes(note: PlacedNote, y: number): Shape[] {
  const shapes: Shape[] = [];
  if (note.fraction !== null)
    shapes.push(
      ...ring({ key: `${note.key}/ring`, x: note.x + 6, y: y - 4, r: 5, fraction: note.fraction }),
    );
  shapes.push({
    key: note.key,
    tag: 'text',
    at: {
      x: n(note.x + (note.fraction === null ? 0 : 16)),
      y: n(y),
      class: note.red ? 's12 num f-red-ink b' : 's12 num f-ink2',
    },
    text: note.text,
  });
  return shapes;
}
