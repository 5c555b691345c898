// Hardware that a run touches: switches, cables, canisters, drives, DIMMs, cores, chassis. A part is made when it is first touched, so a run costs what it touches.
import { must } from '../../base/assert.ts';
import type { MachineKind } from '../../machines/catalogue.ts';
import type { RuleId } from '../../rules/rulebook.ts';
import { arrayOfDrive, insideNode } from '../../world/parts.ts';
import type { Part } from '../../world/world.ts';
import type { ControllerState, Hardware } from '../hardware.ts';
import type { Actant } from '../kernel.ts';
import type { RackFloor } from '../population.ts';
import type { Simulation } from '../simulation.ts';
import { hearComponent } from '../wiring/capacity.ts';
import { hearChassis, hearLink } from '../wiring/network.ts';
import { hearOutside, hearSite } from '../wiring/outside.ts';
import { hearRack } from '../wiring/rack.ts';
import { hearDrive, makeController } from '../wiring/storage.ts';

/** The part at an address, made when it is first touched; undefined if it is none that can fail. */
export function hardwareAt(sim: Simulation, address: string): Hardware | undefined {
  const node = sim.nodes.get(address);
  if (node) return { actant: node.actant, rule: 'node.fail' };
  const known = sim.touchedParts.get(address);
  if (known) return known;
  const made = makeHardware(sim, address);
  if (made) sim.touchedParts.set(address, made);
  return made;
}

function makeHardware(sim: Simulation, address: string): Hardware | undefined {
  const part = sim.world.parts.get(address) ?? insideNode(sim.world.parts, address);
  if (part?.kind === 'external' || part?.kind === 'site') return outsideRacks(sim, part);
  const floor = sim.floors.find((f) => f.rack.id === part?.rack);
  if (!part || !floor) return undefined;
  const link = (kind: MachineKind, rule: RuleId): Hardware => {
    const actant: Actant = sim.makeActant(address, kind, (says, cause) =>
      hearLink(sim, floor, actant, says, cause),
    );
    return { actant, rule };
  };
  switch (part.kind) {
    case 'rack': {
      const actant = sim.makeActant(address, 'rack', (says, cause) =>
        hearRack(sim, floor, says, cause),
      );
      return { actant, rule: 'rack.fail' };
    }
    case 'mgmt':
    case 'virt': {
      const pair = part.kind === 'mgmt' ? floor.mgmt : floor.virt;
      const actant = pair.nodes.find((node) => node.address === address);
      const rule = part.kind === 'mgmt' ? 'mgmt.node' : 'mgmt.virtualization';
      return actant && { actant, rule };
    }
    case 'tor':
    case 'san':
    case 'sw':
    case 'fc':
      return link('switch', 'net.switch');
    case 'cable':
      return link('cable', 'net.cable');
    case 'canister':
      return link('canister', 'storage.canister');
    case 'drive': {
      const state = controllerOf(sim, floor, address);
      const actant: Actant = sim.makeActant(address, 'drive', (says, cause) =>
        hearDrive(sim, state, actant, says, cause),
      );
      return { actant, rule: 'storage.drive' };
    }
    case 'dimm':
    case 'core': {
      const room = floor.byNode.get(part.parent ?? '');
      if (!room) return undefined;
      const actant: Actant = sim.makeActant(
        address,
        'component-of-node',
        (says, cause) => hearComponent(sim, floor, room, actant, says, cause),
        undefined,
        floor.gate,
      );
      return { actant, rule: part.kind === 'dimm' ? 'node.dimm' : 'node.core' };
    }
    default:
      return undefined;
  }
}

function outsideRacks(sim: Simulation, { address, kind }: Part): Hardware {
  if (kind === 'site') {
    const actant = sim.makeActant(address, 'site', (says, cause) =>
      hearSite(sim, address, says, cause),
    );
    return { actant, rule: 'rack.fail' };
  }
  const actant: Actant = sim.makeActant(address, 'outside', (says, cause) =>
    hearOutside(sim, actant, says, cause),
  );
  return { actant, rule: `ext.${address}` as RuleId };
}

function controllerOf(sim: Simulation, floor: RackFloor, drive: string): ControllerState {
  const place = must(arrayOfDrive(drive), drive);
  const controller =
    'spareOf' in place ? place.spareOf : place.array.slice(0, place.array.lastIndexOf('/'));
  let state = sim.controllers.get(controller);
  if (!state) {
    state = makeController(sim, floor, controller);
    sim.controllers.set(controller, state);
  }
  return state;
}

/** The chassis as the network sees it; none is made for one that was never cut off. */
export function chassisLink(
  sim: Simulation,
  floor: RackFloor,
  chassis: string,
  reaches: boolean,
): Actant | undefined {
  let link = sim.chassis.get(chassis);
  if (!link && !reaches) {
    link = sim.makeActant(
      chassis,
      'chassis-link',
      (says, cause) => hearChassis(sim, chassis, says, cause),
      undefined,
      floor.gate,
    );
    sim.chassis.set(chassis, link);
  }
  return link;
}
