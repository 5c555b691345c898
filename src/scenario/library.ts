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

/** What each is good for, in a sentence or two. */
const TOPOLOGY_USES: Readonly<Record<string, string>> = {
  golden:
    'HTTP servers, four members and a database pair with HADR. Break any one piece of hardware: the shop serves on, at most a takeover later.',
  busy: 'The golden shop among some 120 VMs of every kind, in three cloud groups. See who else is hit, and who gets the room that is left.',
  models:
    'Every kind of deployment side by side. Break the same thing in each, and compare who brings it back: platform, middleware, or you.',
  'single-cell':
    'A cell stretched over two racks, a database pair across them. Lose a rack, or service one after the other, while the shop serves.',
  'dual-cell':
    'A cell at each site, behind one load balancer with session affinity. Lose a site, or the link between the two.',
  dr: 'Critical applications at one site, an empty smaller rack at the other. Prepare it or do not, then lose the site and rebuild.',
};

/** The built-in topologies as scenarios with an empty script. */
export const PLAIN: readonly Preset[] = Object.entries(TOPOLOGIES).map(([id, { title }]) => ({
  id,
  title,
  about: TOPOLOGY_USES[id] ?? 'Racks and deployments with an empty script.',
  slides: TOPOLOGY_SLIDES[id] ?? [],
  tags: ['topology'],
  topology: true,
  scenario: { version: 1, title, base: id, script: [] },
}));

/** The built-in drill or topology of that id. */
export const presetOf = (id: string): Preset | null =>
  [...PRESETS, ...PLAIN].find((one) => one.id === id) ?? null;
