// VMs come and go: those that the world placed, new ones that wait for a place, and those that leave their deployment.
import { must } from '../../base/assert.ts';
import type { Role } from '../../scenario/plan.ts';
import { ipOf } from '../../world/build.ts';
import { processesOf } from '../../world/processes.ts';
import type { PlacedVm } from '../../world/world.ts';
import type { Process, RackFloor, Team, Vm } from '../population.ts';
import type { VmInfo } from '../record.ts';
import type { Simulation } from '../simulation.ts';
import { stateNamed } from '../step.ts';
import { hearFilling } from '../wiring/cache.ts';
import { closeItem } from '../wiring/deployer.ts';
import { forgetPlace } from '../wiring/placing.ts';
import { hearProcess } from '../wiring/process.ts';
import { newDay } from '../wiring/recovery.ts';
import { hearRoute, routeMachineOf } from '../wiring/route.ts';
import { hearVm } from '../wiring/vm.ts';
import { budgetOf, machineOfProcess, machineOfVm } from './kinds.ts';
import { prefixOf } from './teams.ts';

/** A VM of the start: it runs, on its node. */
export function makeFirstVm(sim: Simulation, placed: PlacedVm): void {
  const team = must(sim.team(placed.deployment), placed.deployment);
  const floor = sim.floor(placed.rack);
  const vm = makeVm(sim, team, placed.role as Role, placed.number, floor, placed);
  sim.occupy(vm, must(floor.byNode.get(placed.node), placed.node));
  for (const process of vm.processes) {
    process.up = true;
    team.notUp--;
  }
  if (vm.role !== 'db' && vm.role !== 'http' && vm.role !== 'dmgr') team.serving++;
  if (vm.role === 'http' && team.cell) team.cell.httpServing++;
}

/** A VM: one that the world placed, or a new one that waits for a place. */
export function makeVm(
  sim: Simulation,
  team: Team,
  role: Role,
  number: number,
  floor: RackFloor,
  from: PlacedVm | 'new' | 'standby',
): Vm {
  const { plan } = team;
  const id = `${prefixOf(team)}/${role}-${number}`;
  team.highest.set(role, Math.max(number, team.highest.get(role) ?? 0));
  const names = processesOf(plan, role);
  const first = typeof from === 'object';
  const begins = from === 'standby' ? 'standby' : 'waiting';
  const info: VmInfo = {
    id,
    deployment: plan.id,
    at: team.at,
    role,
    number,
    rack: floor.rack.id,
    cores: plan.cores,
    memoryGb: plan.memoryGb,
    array: first ? floor.volumes.taken(from.array) : sim.nextArray(floor, role),
    processes: names.map((name) => `${id}:${name}`),
    bornAt: sim.kernel.now,
    leftAt: null,
  };
  const routed = routeMachineOf({ role, deployment: team });
  const budget = budgetOf(plan);
  const vm: Vm = {
    info,
    id,
    role,
    deployment: team,
    rack: floor,
    actant: sim.makeActant(
      id,
      machineOfVm(plan),
      (says, cause) => hearVm(sim, vm, says, cause),
      first ? undefined : stateNamed(machineOfVm(plan), begins),
      floor.gate,
    ),
    processes: [],
    route:
      routed &&
      sim.makeActant(
        `route:${id}`,
        routed,
        (says, cause) => hearRoute(sim, vm, says, cause),
        undefined,
        routed === 'route-of-balancer' ? sim.balancerGate : null,
      ),
    room: null,
    lost: null,
    places: [],
    hasData: first,
    stoppedClean: false,
    bootWhenPlaced: false,
    routedAround: 0,
    ip: first ? ipOf(floor.rack, ++floor.ips) : '',
    budget:
      budget &&
      sim.makeActant(
        `budget:${id}`,
        budget,
        (says) => {
          if (says === 'newDay') newDay(sim, vm);
          return undefined;
        },
        undefined,
        floor.gate,
      ),
    claimed: 0,
    reachable: true,
    online: true,
    diskLost: false,
    array: info.array,
    unlinked: false,
    known: true,
    populated: first,
    filling:
      role === 'cache'
        ? sim.makeActant(`filling:${id}`, 'repopulation', (says, cause) =>
            hearFilling(sim, vm, says, cause),
          )
        : null,
  };
  for (const beside of [vm.route, vm.budget, vm.filling]) if (beside) beside.subject = id;
  for (const [i, name] of names.entries()) {
    const process: Process = {
      name,
      vm,
      main: i === names.length - 1,
      up: false,
      actant: sim.makeActant(
        `${id}:${name}`,
        machineOfProcess(plan, name),
        (says, cause) => hearProcess(sim, process, says, cause),
        first ? undefined : stateNamed(machineOfProcess(plan, name), 'off'),
        floor.gate,
      ),
    };
    team.notUp++;
    vm.processes.push(process);
    sim.processes.set(process.actant.address, process);
    if (!first) sim.kernel.track(process.actant.address, 'off');
  }
  if (!first) sim.kernel.track(id, begins);
  vm.places.push({
    t: sim.kernel.now,
    value: { node: null, lost: null, ip: vm.ip, array: vm.array },
  });
  floor.placeless.add(vm);
  floor.everybody.push(vm);
  team.vms.push(vm);
  sim.everyVm.push(vm);
  sim.vms.set(id, vm);
  return vm;
}

/** A VM leaves its deployment: its room, its disk and its place on the list are free. What served is drained first. */
export function retire(sim: Simulation, vm: Vm): void {
  const { deployment } = vm;
  if (vm.info.leftAt !== null) return;
  vm.info.leftAt = sim.kernel.now;
  sim.leaveRoom(vm, null);
  forgetPlace(sim, vm);
  vm.rack.placeless.delete(vm);
  deployment.vms.splice(deployment.vms.indexOf(vm), 1);
  vm.rack.volumes.left(vm.array);
  vm.rack.everybody.splice(vm.rack.everybody.indexOf(vm), 1);
  for (const process of vm.processes) {
    if (!process.up) deployment.notUp--;
    else if (process.main && vm.known && vm.reachable) deployment.serving--;
    process.up = false;
    sim.processes.delete(process.actant.address);
  }
  for (const subject of [vm.id, ...vm.info.processes]) closeItem(sim, subject);
  sim.vms.delete(vm.id);
  const beside = [vm.route, vm.budget, vm.filling].filter((actant) => actant !== null);
  for (const actant of [...vm.processes.map((p) => p.actant), ...beside])
    sim.kernel.silence(actant);
  sim.kernel.send(vm.actant, 'LEAVE', 0);
}
