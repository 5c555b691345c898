// What comes with the program: drills to run, to open and to change, and the topologies with an empty script. An id never changes its meaning once published.
import { HARDWARE } from './library/hardware.ts';
import type { Preset } from './library/preset.ts';
import { SERVICES } from './library/services.ts';
import { SITES } from './library/sites.ts';
import { WEBSPHERE } from './library/websphere.ts';
import { TOPOLOGIES } from './topologies.ts';

export type { Preset } from './library/preset.ts';

/** Every drill, in the order of the slides' parts: workloads, hardware, more than one rack. */
export const PRESETS: readonly Preset[] = [...WEBSPHERE, ...SERVICES, ...HARDWARE, ...SITES];

/** Which slide a built-in topology is drawn after. */
const TOPOLOGY_SLIDES: Readonly<Record<string, readonly number[]>> = {
  golden: [16],
  'single-cell': [17, 18],
  'dual-cell': [19],
  dr: [20, 21],
};

/** The built-in topologies as scenarios with an empty script. */
export const PLAIN: readonly Preset[] = Object.entries(TOPOLOGIES).map(([id, { title }]) => ({
  id,
  title,
  about: 'A built-in topology with an empty script.',
  slides: TOPOLOGY_SLIDES[id] ?? [],
  tags: ['topology'],
  topology: true,
  scenario: { version: 1, title, base: id, script: [] },
}));

/** The built-in drill or topology of that id. */
export const presetOf = (id: string): Preset | null =>
  [...PRESETS, ...PLAIN].find((one) => one.id === id) ?? null;
