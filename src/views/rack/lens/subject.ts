// Part → lens: what is shown large when a part is looked at: its node, chassis, enclosure, controller or pair of switches.
import type { Moment } from '../../../log/moment.ts';
import { nodeOfInside } from '../inside.ts';
import { kindOf } from '../names.ts';

export type LensKind = 'node' | 'chassis' | 'enclosure' | 'controller' | 'switches' | 'plain';

export interface LensSubject {
  readonly kind: LensKind;
  /** Address of the container; of a pair of switches their name without a number; of a plain part the part. */
  readonly address: string;
}

/** What a part is shown in; null for what is not on the floor (a deployment). */
export function lensSubject(moment: Moment, address: string): LensSubject | null {
  const node = nodeOfInside(moment, address);
  if (node !== null && moment.run.world.parts.has(node)) return { kind: 'node', address: node };
  const part = moment.run.world.parts.get(address);
  const kind = kindOf(moment, address);
  if (!part || kind === null) return null;
  switch (kind) {
    case 'chassis':
      return { kind: 'chassis', address };
    case 'sw':
    case 'fc':
    case 'mgmt':
    case 'virt':
      return { kind: 'chassis', address: part.parent ?? address };
    case 'enclosure':
      return { kind: 'enclosure', address };
    case 'drive':
      return { kind: 'enclosure', address: part.parent ?? address };
    case 'canister': {
      const [rack, controller] = address.split('/');
      // Its canisters stand in the first of a controller's two enclosures.
      return {
        kind: 'enclosure',
        address: `${rack}/e${Number(controller?.slice(1)) * 2 - 1}`,
      };
    }
    case 'controller':
      return { kind: 'controller', address };
    case 'array':
      return { kind: 'controller', address: part.parent ?? address };
    case 'tor':
    case 'san':
      return { kind: 'switches', address: address.slice(0, -2) };
    case 'cable':
      return { kind: 'switches', address: (part.ends?.[1] ?? address).slice(0, -2) };
    default:
      return { kind: 'plain', address };
  }
}
