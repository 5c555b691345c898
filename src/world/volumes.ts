// Volumes: which RAID array a VM's disk lies on (rulebook 7.12).
import { must } from '../base/assert.ts';
import { naturally } from '../base/natural.ts';
import type { Rack } from '../scenario/plan.ts';

/** Hands out the arrays of one rack. At the start in turn; later the one with the fewest volumes. */
export class Volumes {
  private readonly hdd: string[] = [];
  private readonly ssd: string[] = [];
  private readonly count = new Map<string, number>();
  private nextHdd = 0;
  private nextSsd = 0;

  constructor(rack: Rack) {
    for (let a = 1; a <= 4; a++)
      for (let s = 1; s <= rack.model.controllers; s++) this.hdd.push(`${rack.id}/s${s}/hdd-${a}`);
    for (let s = 1; s <= rack.model.controllers; s++) this.ssd.push(`${rack.id}/s${s}/ssd`);
    for (const array of [...this.hdd, ...this.ssd]) this.count.set(array, 0);
  }

  /** For a VM of the start: the next array in turn, databases on SSD. */
  first(database: boolean): string {
    const array = database
      ? this.ssd[this.nextSsd++ % this.ssd.length]
      : this.hdd[this.nextHdd++ % this.hdd.length];
    return this.taken(must(array, 'a rack has arrays'));
  }

  /** For a new VM: the array of its kind with the fewest volumes, lowest address among equals. */
  next(database: boolean, lost: (array: string) => boolean = () => false): string {
    const all = [...(database ? this.ssd : this.hdd)].sort(naturally);
    const usable = all.filter((array) => !lost(array));
    const arrays = usable.length > 0 ? usable : all;
    let best = must(arrays[0], 'a rack has arrays');
    for (const array of arrays)
      if (must(this.count.get(array), array) < must(this.count.get(best), best)) best = array;
    return this.taken(best);
  }

  /** A volume that is already there, when a run takes over what the world placed. */
  taken(array: string): string {
    this.count.set(array, must(this.count.get(array), `array ${array}`) + 1);
    return array;
  }

  left(array: string): void {
    this.count.set(array, must(this.count.get(array), `array ${array}`) - 1);
  }
}
