// The runbook's words for what is larger than a part of a rack, or stands outside: racks, sites, load balancer, sprayer, backup server, the link between sites (slides 17–19, rules `ext.*`).
import { listed } from '../base/english.ts';
import type { Plan } from '../scenario/plan.ts';
import type { Run } from '../sim/record.ts';
import type { Effects } from './runbook-effects.ts';

const OUTSIDE: Readonly<Record<string, string>> = {
  lb: 'The load balancer dies.',
  sprayer: 'The IP sprayer dies.',
  tsm: 'The backup server dies.',
  wan: 'The link between the sites dies.',
};

/** Racks, the sites if there are several, and what stands outside as far as this topology has a use for it. */
export function outsideTargets(plan: Plan): string[] {
  const sites = [...new Set(plan.racks.map((rack) => rack.site))];
  const far = sites.length > 1;
  const used = {
    lb: plan.deployments.some((d) => d.load !== null || d.kind === 'proxy'),
    sprayer: far,
    tsm: plan.deployments.some((d) => d.backup),
    wan: far,
  };
  return [
    ...plan.racks.map((rack) => rack.id),
    ...(far ? sites.map((site) => `site:${site}`) : []),
    ...Object.entries(used).flatMap(([part, needed]) => (needed ? [part] : [])),
  ];
}

/** What failed, as a sentence; null for what is a part of a rack. */
export function outsideFailure({ target, run }: Pick<Effects, 'target' | 'run'>): string | null {
  if (target.startsWith('site:')) return `The whole site ${target.slice('site:'.length)} is lost.`;
  if (run.plan.racks.some((rack) => rack.id === target)) return `The whole rack ${target} is lost.`;
  return OUTSIDE[target] ?? null;
}

/** What stops at once, and what that means before anybody does anything. `clone` tells who waits for a clone in a cell meanwhile. */
export function outsideStory(
  { target, run, held, outages, mine }: Effects,
  clone: (deployment: string) => Run,
): string[] {
  switch (target) {
    case 'lb':
      return ['No request comes in; what stands behind it runs on, unused.'];
    case 'sprayer':
      return ['Nothing has been switched to it: nobody notices.'];
    case 'tsm':
      return ['No backup is written meanwhile, and a restore waits for it.'];
    case 'wan':
      return mine.some((event) => event.kind === 'degraded')
        ? ['Nobody takes over, for the primary serves on.']
        : ['Nothing here spans the sites: nobody notices.'];
    default: {
      const stops = held.length === 1 ? 'A VM in it stops' : `All ${held.length} VMs in it stop`;
      const still = run.plan.deployments.some((d) => d.vms.some((vm) => !isHeld(held, d.id, vm)));
      return [
        held.length === 0 ? 'No VM is in it.' : `${stops}; nobody in it notices or recovers.`,
        ...(still && held.length > 0 && outages.length === 0
          ? ['What stands elsewhere serves on.']
          : []),
        ...administration(run, held, clone),
      ];
    }
  }
}

const isHeld = (
  held: Effects['held'],
  deployment: string,
  vm: { readonly role: string; readonly number: number },
): boolean => held.some((one) => one.id === `${deployment}/${vm.role}-${vm.number}`);

/** Cells of which members serve on elsewhere and the deployment manager is gone: seen by asking for a clone. */
function administration(
  run: Run,
  held: Effects['held'],
  clone: (deployment: string) => Run,
): string[] {
  const waiting = run.plan.deployments.filter(
    (d) =>
      d.cell !== null &&
      d.cell !== d.id &&
      held.some((vm) => vm.deployment === d.cell && vm.role === 'dmgr') &&
      !held.some((vm) => vm.deployment === d.id) &&
      clone(d.id).events.some((e) => e.kind === 'message' && e.data.waitsFor !== undefined),
  );
  return waiting.length === 0
    ? []
    : [`Until it is back no clone can join ${listed(waiting.map((d) => d.id))}.`];
}
