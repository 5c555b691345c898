// Moment → the VMs for which no node has room.
import type { Moment } from '../../log/moment.ts';
import type { Stretch } from '../../log/stretch.ts';

const PLACING: ReadonlySet<string> = new Set(['unplaced', 'placed', 'evacuate']);
/** Looked for once in a stretch, by rack. */
const known = new WeakMap<Stretch, Map<string, readonly string[]>>();

/** VMs of a rack that have no place, and for which none was found when it was looked for last. */
export function roomless(moment: Moment, rack: string): readonly string[] {
  const racks = known.get(moment.stretch) ?? new Map<string, readonly string[]>();
  known.set(moment.stretch, racks);
  const found = racks.get(rack) ?? lookFor(moment, rack);
  racks.set(rack, found);
  return found;
}

function lookFor(moment: Moment, rack: string): readonly string[] {
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
