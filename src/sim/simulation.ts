// A run in progress: the world's parts as actants, who belongs to whom, and the notes from which the record is made.
import { must } from '../base/assert.ts';
import { naturally } from '../base/natural.ts';
import type { MachineKind } from '../machines/catalogue.ts';
import type { Announcement } from '../machines/kind.ts';
import type { RuleId } from '../rules/rulebook.ts';
import { type Deployment, groupIn, type Rack, type Role } from '../scenario/plan.ts';
import { emptyRooms, ipOf } from '../world/build.ts';
import { arrayOfDrive, insideNode } from '../world/parts.ts';
import { type ProcessName, processesOf } from '../world/processes.ts';
import { give, type NodeRoom, needOf, take } from '../world/room.ts';
import { Volumes } from '../world/volumes.ts';
import type { PlacedVm, World } from '../world/world.ts';
import { endedBy } from './ended-by.ts';
import { type Actant, type Gate, Kernel, type KernelLike } from './kernel.ts';
import type {
  Cell,
  Pair,
  Process,
  RackFloor,
  Service,
  Store,
  Team,
  Twins,
  Vm,
} from './population.ts';
import type { HealthEntry, Item, Outage, Place, VmInfo } from './record.ts';
import { firstState, type State, stateNamed } from './step.ts';
import { hearFilling } from './wiring/cache.ts';
import { hearComponent } from './wiring/capacity.ts';
import { hearPair } from './wiring/database.ts';
import { closeItem } from './wiring/deployer.ts';
import { hearManagement, whenBoth } from './wiring/management.ts';
import { hearChassis, hearLink, lookAt } from './wiring/network.ts';
import { hearNode } from './wiring/node.ts';
import { beginPlacing, forgetPlace, hearPlacement } from './wiring/placing.ts';
import { hearProcess } from './wiring/process.ts';
import { newDay } from './wiring/recovery.ts';
import { hearRoute, routeMachineOf } from './wiring/route.ts';
import { hearScaler } from './wiring/scaling.ts';
import { perform } from './wiring/script.ts';
import { assess, pathOpen, sharedSessionsLost, slaMet } from './wiring/service.ts';
import { type ControllerState, hearDrive, makeController } from './wiring/storage.ts';
import { hearVm } from './wiring/vm.ts';

type Hear = (says: Announcement, cause: number) => number | undefined;
/** A piece of hardware at work, and the rule that speaks when it fails. */
export interface Hardware {
  readonly actant: Actant;
  readonly rule: RuleId;
}

type Noted<T> = Map<string, { t: number; value: T }[]>;

const PROCESS_MACHINE: Readonly<Record<ProcessName, MachineKind>> = {
  'node-agent': 'node-agent',
  was: 'server',
  dmgr: 'deployment-manager',
  http: 'http-server',
  db2: 'db2',
  cache: 'cache-container',
  proxy: 'proxy-server',
  app: 'custom-software',
};

/** The kind of machine of a VM or process of a deployment. */
export function machineOfVm(plan: Deployment): MachineKind {
  switch (plan.kind) {
    case 'vapp-was':
      return 'vm-of-virtual-application';
    case 'vapp-db2':
    case 'cache':
    case 'proxy':
      return 'vm-restarted-in-place';
    case 'custom':
      return plan.itmAgent ? 'vm-of-custom-image-with-itm' : 'vm-of-custom-image';
    default:
      return 'vm-of-virtual-system';
  }
}

export function machineOfProcess(plan: Deployment, name: ProcessName): MachineKind {
  if (name !== 'was') return PROCESS_MACHINE[name];
  if (plan.kind === 'vapp-was') return 'server-of-virtual-application';
  if (plan.onFailure) return 'server-of-dynamic-cluster';
  return plan.topology === 'nd' ? 'server' : 'standalone-server';
}

function budgetOf(plan: Deployment): MachineKind | null {
  const machine = machineOfVm(plan);
  if (machine === 'vm-of-virtual-application') return 'daily-restart';
  return machine === 'vm-restarted-in-place' ? 'single-retry' : null;
}

export class Simulation {
  readonly world: World;
  readonly kernel: KernelLike;
  readonly items: Item[] = [];
  readonly openItems = new Map<string, Item>();
  /** Work of the deployer under way, as `action subject`. */
  readonly works = new Set<string>();
  readonly touched = new Set<Team>();
  readonly outages: Outage[] = [];
  readonly health: Noted<HealthEntry> = new Map();
  readonly primaries: Noted<string | null> = new Map();
  readonly loads: Noted<number> = new Map();
  readonly everyVm: Vm[] = [];
  readonly teams: Team[] = [];
  readonly services: Service[] = [];
  readonly floors: RackFloor[] = [];
  /** Switches, cables, canisters and drives that do not work. */
  readonly broken = new Set<string>();
  /** Redundant pairs of the network and the storage, and arrays, that are not whole. */
  readonly degraded = new Set<string>();
  readonly whenBoth = whenBoth;
  /** Nodes from which a VM is being moved live. */
  readonly moving = new Set<NodeRoom>();
  /** Hardware that a run has touched, by address; what was never touched works. */
  private readonly touchedParts = new Map<string, Hardware>();
  private readonly chassis = new Map<string, Actant>();
  private readonly controllers = new Map<string, ControllerState>();
  private readonly nodes = new Map<string, { readonly room: NodeRoom; readonly actant: Actant }>();
  private readonly vms = new Map<string, Vm>();
  private readonly processes = new Map<string, Process>();
  private readonly teamsById = new Map<string, Team>();
  private readonly openOutages = new Map<string, Outage>();
  private order = 0;

  /** `makeKernel` lets the benchmark drive the same wiring with a rival kernel; a run uses the default. */
  constructor(
    world: World,
    makeKernel: (...args: ConstructorParameters<typeof Kernel>) => KernelLike = (...args) =>
      new Kernel(...args),
  ) {
    this.world = world;
    const { plan } = world;
    this.kernel = makeKernel(
      plan.timings,
      (line) => perform(this, line),
      () => this.begin(),
      () => assess(this),
    );
    for (const rack of plan.racks) this.floors.push(this.makeFloor(rack));
    for (const deployment of plan.deployments) this.makeTeam(deployment);
    this.join();
    for (const placed of world.placed) this.makeFirstVm(placed);
    for (const team of this.teams) this.makeStore(team);
    this.noteStart();
    this.kernel.begins();
    this.kernel.schedule(plan.script);
  }

  // --- who is who -----------------------------------------------------------------------------

  vm(id: string): Vm | undefined {
    return this.vms.get(id);
  }
  process(address: string): Process | undefined {
    return this.processes.get(address);
  }
  team(id: string): Team | undefined {
    return this.teamsById.get(id);
  }
  node(address: string): { readonly room: NodeRoom; readonly actant: Actant } | undefined {
    return this.nodes.get(address);
  }
  /** VMs on a node, in order of address. */
  vmsOn(floor: RackFloor, room: NodeRoom): Vm[] {
    return [...must(floor.held.get(room), room.node)].sort((a, b) => naturally(a.id, b.id));
  }
  /** The rack that an event's subject stands in, or is administered by. */
  floorOf(subject: string): RackFloor | undefined {
    const vm = this.vm(subject.replace(/:[a-z0-9-]+$/, ''));
    return vm?.rack ?? this.floors.find((f) => subject.startsWith(`${f.rack.id}/`));
  }
  /** Whether the cell has a deployment manager that serves, or a backup that took over. */
  administrable(team: Team): boolean {
    return (
      team.cell?.backup?.state.value === 'active' ||
      (this.managerOf(team)?.processes[0]?.up ?? false)
    );
  }
  /** The VM of the deployment manager that administers a deployment. */
  managerOf(team: Team): Vm | undefined {
    return this.team(team.plan.cell ?? team.id)?.vms.find((vm) => vm.role === 'dmgr');
  }
  managerIsGone(team: Team, cause: number): void {
    if (team.cell?.backup) this.kernel.send(team.cell.backup, 'LOST', cause);
  }
  managerIsBack(team: Team, cause: number): void {
    if (team.cell?.backup) this.kernel.send(team.cell.backup, 'SERVES', cause);
    for (const begin of team.cell?.waiting.splice(0) ?? []) begin();
  }
  nextOrder(): number {
    return this.order++;
  }
  nextNumber(team: Team, role: string): number {
    return (team.highest.get(role) ?? 0) + 1;
  }
  homeOf(team: Team, role: string): RackFloor {
    const rack = team.plan.vms.find((vm) => vm.role === role)?.rack ?? team.plan.rack;
    return this.floor(rack);
  }
  private floor(rack: string): RackFloor {
    return must(
      this.floors.find((f) => f.rack.id === rack),
      `rack ${rack}`,
    );
  }

  // --- making -----------------------------------------------------------------------------------

  makeActant(
    address: string,
    kind: MachineKind,
    hear: Hear,
    state?: State,
    gate: Gate | null = null,
  ): Actant {
    return {
      gate,
      address,
      state: state ?? firstState(kind),
      track: null,
      timers: [],
      anchorMs: 0,
      subject: address,
      hear,
    };
  }

  private makeFloor(rack: Rack): RackFloor {
    const rooms = emptyRooms(rack);
    const floor: RackFloor = {
      rack,
      rooms,
      byNode: new Map(rooms.map((room) => [room.node, room])),
      byGroup: new Map(
        rack.cloudGroups.map((group) => [group, rooms.filter((room) => room.group === group)]),
      ),
      held: new Map(rooms.map((room) => [room, new Set()])),
      everybody: [],
      placeless: new Set(),
      mgmt: this.makeTwins(() => floor, rack.id, 'mgmt'),
      virt: this.makeTwins(() => floor, rack.id, 'virt'),
      gate: { open: true, held: [] },
      waitingVirt: [],
      waitingMgmt: [],
      volumes: new Volumes(rack),
      placement: this.makeActant(`${rack.id}/placement`, 'placement', (says) =>
        says === 'done' ? hearPlacement(this, floor) : undefined,
      ),
      queue: [],
      placing: null,
      stirred: false,
      ips: 0,
    };
    for (const room of rooms) {
      const actant = this.makeActant(
        room.node,
        'node',
        (says, cause) => hearNode(this, floor, room, says, cause),
        undefined,
        floor.gate,
      );
      this.nodes.set(room.node, { room, actant });
    }
    return floor;
  }

  private makeTwins(floor: () => RackFloor, rack: string, name: 'mgmt' | 'virt'): Twins {
    const make = (n: 1 | 2) => {
      const node: Actant = this.makeActant(
        `${rack}/${name}-${n}`,
        'management-node',
        (says, cause) => hearManagement(this, floor(), pair, node, says, cause),
        n === 1 ? undefined : stateNamed('management-node', 'backup'),
      );
      return node;
    };
    const first = make(1);
    const pair: Twins = {
      address: `${rack}/${name}`,
      nodes: [first, make(2)],
      active: first,
      holder: first,
      whole: true,
    };
    return pair;
  }

  /** A pair of management nodes by its address. */
  twins(address: string): Twins | undefined {
    return this.floors.flatMap((f) => [f.mgmt, f.virt]).find((t) => t.address === address);
  }

  /** A piece of hardware that can fail, made when it is first touched. */
  hardware(address: string): Hardware | undefined {
    const node = this.nodes.get(address);
    if (node) return { actant: node.actant, rule: 'node.fail' };
    const known = this.touchedParts.get(address);
    if (known) return known;
    const made = this.makeHardware(address);
    if (made) this.touchedParts.set(address, made);
    return made;
  }

  private makeHardware(address: string): Hardware | undefined {
    const part = this.world.parts.get(address) ?? insideNode(this.world.parts, address);
    const floor = this.floors.find((f) => f.rack.id === part?.rack);
    if (!part || !floor) return undefined;
    const link = (kind: MachineKind, rule: RuleId): Hardware => {
      const actant: Actant = this.makeActant(address, kind, (says, cause) =>
        hearLink(this, floor, actant, says, cause),
      );
      return { actant, rule };
    };
    switch (part.kind) {
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
        const state = this.controllerOf(floor, address);
        const actant: Actant = this.makeActant(address, 'drive', (says, cause) =>
          hearDrive(this, state, actant, says, cause),
        );
        return { actant, rule: 'storage.drive' };
      }
      case 'dimm':
      case 'core': {
        const room = floor.byNode.get(part.parent ?? '');
        if (!room) return undefined;
        const actant: Actant = this.makeActant(
          address,
          'component-of-node',
          (says, cause) => hearComponent(this, floor, room, actant, says, cause),
          undefined,
          floor.gate,
        );
        return { actant, rule: part.kind === 'dimm' ? 'node.dimm' : 'node.core' };
      }
      default:
        return undefined;
    }
  }

  private controllerOf(floor: RackFloor, drive: string): ControllerState {
    const place = must(arrayOfDrive(drive), drive);
    const controller =
      'spareOf' in place ? place.spareOf : place.array.slice(0, place.array.lastIndexOf('/'));
    let state = this.controllers.get(controller);
    if (!state) {
      state = makeController(this, floor, controller);
      this.controllers.set(controller, state);
    }
    return state;
  }

  /** The chassis as the network sees it; none is made for one that was never cut off. */
  chassisLink(floor: RackFloor, chassis: string, reaches: boolean): Actant | undefined {
    let link = this.chassis.get(chassis);
    if (!link && !reaches) {
      link = this.makeActant(
        chassis,
        'chassis-link',
        (says, cause) => hearChassis(this, chassis, says, cause),
        undefined,
        floor.gate,
      );
      this.chassis.set(chassis, link);
    }
    return link;
  }

  /** The array under a VM lost its data: the VM goes down for good (rulebook 7.12). */
  volumeLost(vm: Vm, cause: number): void {
    vm.diskLost = true;
    this.kernel.send(vm.actant, 'FAIL-FOR-GOOD', cause);
  }

  /** A VM made anew gets a volume on an array that works. */
  newDisk(vm: Vm): void {
    vm.rack.volumes.left(vm.array);
    vm.array = this.nextArray(vm.rack, vm.role);
    vm.diskLost = false;
  }

  private nextArray(floor: RackFloor, role: string): string {
    const lost = (array: string) => {
      const controller = array.slice(0, array.lastIndexOf('/'));
      return this.controllers.get(controller)?.arrays.get(array)?.actant.state.value === 'lost';
    };
    return floor.volumes.next(role === 'db', lost);
  }

  /** Starts a VM that is dead or runs; without a way to its volume it stands still at once. */
  boot(vm: Vm, cause: number): void {
    this.kernel.send(vm.actant, 'RESTART', cause);
    if (!vm.online) this.kernel.send(vm.actant, 'SUSPEND', cause);
  }

  private makeTeam(plan: Deployment): void {
    const service = this.services.find((s) => s.id === plan.service) ?? {
      id: plan.service,
      key: `service:${plan.service}`,
      health: null,
      teams: [],
      up: true,
      slaMet: null,
      latest: 0,
      before: null,
      sessionsLost: 0,
    };
    if (service.teams.length === 0) this.services.push(service);
    const team: Team = {
      plan,
      id: plan.id,
      vms: [],
      highest: new Map(),
      database: null,
      users: [],
      cell: null,
      service,
      routing: null,
      caching: null,
      clients: [],
      serving: 0,
      scaler: null,
      content: 0,
      notUp: 0,
      load: plan.load ?? 0,
      store: null,
      up: true,
      latest: 0,
      lostNow: 0,
      health: null,
    };
    if (plan.scaling) {
      const machine = plan.kind === 'vsys-was-imp' ? 'dynamic-cluster' : 'scaling-policy';
      team.scaler = this.makeActant(
        `scaling:${plan.id}`,
        machine,
        (says, cause) => hearScaler(this, team, says, cause),
        undefined,
        plan.kind === 'vsys-was-imp' ? null : this.floor(plan.rack).gate,
      );
      team.scaler.subject = plan.id;
    }
    service.teams.push(team);
    this.teams.push(team);
    this.teamsById.set(plan.id, team);
  }

  /** Databases and their users, cells and their deployments. */
  private join(): void {
    const cells = new Map<string, Cell>();
    for (const team of this.teams) {
      const { database, cell, routing, caching } = team.plan;
      team.database = database === null ? null : must(this.team(database), database);
      team.database?.users.push(team);
      team.routing = routing === null ? null : must(this.team(routing), routing);
      team.caching = caching === null ? null : must(this.team(caching), caching);
      team.routing?.clients.push(team);
      team.caching?.clients.push(team);
      if (cell === null) continue;
      team.cell = cells.get(cell) ?? {
        teams: [],
        hasHttp: false,
        httpServing: 0,
        waiting: [],
        backup: null,
      };
      cells.set(cell, team.cell);
      team.cell.teams.push(team);
      team.cell.hasHttp ||= team.plan.vms.some((vm) => vm.role === 'http');
      if (team.plan.backupDmgr && team.id === cell) this.makeBackupManager(team, team.cell);
    }
  }

  private makeBackupManager(team: Team, cell: Cell): void {
    cell.backup = this.makeActant(`backup:${team.id}`, 'backup-manager', (says, cause) => {
      if (says !== 'taken') return undefined;
      const id = this.kernel.log('middleware', 'failover', `${team.id}/dmgr-1`, cause, 'imp.dmgr');
      for (const begin of cell.waiting.splice(0)) begin();
      return id;
    });
    cell.backup.subject = `${team.id}/dmgr-1`;
  }

  private makeFirstVm(placed: PlacedVm): void {
    const team = must(this.team(placed.deployment), placed.deployment);
    const floor = this.floor(placed.rack);
    const vm = this.makeVm(team, placed.role as Role, placed.number, floor, placed);
    this.enterRoom(vm, must(floor.byNode.get(placed.node), placed.node));
    for (const process of vm.processes) {
      process.up = true;
      team.notUp--;
    }
    if (vm.role !== 'db' && vm.role !== 'http' && vm.role !== 'dmgr') team.serving++;
    if (vm.role === 'http' && team.cell) team.cell.httpServing++;
  }

  /** A VM: one that the world placed, or a new one that waits for a place. */
  makeVm(team: Team, role: Role, number: number, floor: RackFloor, from: PlacedVm | 'new'): Vm {
    const { plan } = team;
    const id = `${plan.id}/${role}-${number}`;
    team.highest.set(role, Math.max(number, team.highest.get(role) ?? 0));
    const names = processesOf(plan, role);
    const first = from !== 'new';
    const info: VmInfo = {
      id,
      deployment: plan.id,
      role,
      number,
      rack: floor.rack.id,
      cores: plan.cores,
      memoryGb: plan.memoryGb,
      array: first ? floor.volumes.taken(from.array) : this.nextArray(floor, role),
      processes: names.map((name) => `${id}:${name}`),
      bornAt: this.kernel.now,
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
      actant: this.makeActant(
        id,
        machineOfVm(plan),
        (says, cause) => hearVm(this, vm, says, cause),
        first ? undefined : stateNamed(machineOfVm(plan), 'waiting'),
        floor.gate,
      ),
      processes: [],
      route:
        routed &&
        this.makeActant(`route:${id}`, routed, (says, cause) => hearRoute(this, vm, says, cause)),
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
        this.makeActant(
          `budget:${id}`,
          budget,
          (says) => {
            if (says === 'newDay') newDay(this, vm);
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
          ? this.makeActant(`filling:${id}`, 'repopulation', (says, cause) =>
              hearFilling(this, vm, says, cause),
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
        actant: this.makeActant(
          `${id}:${name}`,
          machineOfProcess(plan, name),
          (says, cause) => hearProcess(this, process, says, cause),
          first ? undefined : stateNamed(machineOfProcess(plan, name), 'off'),
          floor.gate,
        ),
      };
      team.notUp++;
      vm.processes.push(process);
      this.processes.set(process.actant.address, process);
      if (!first) this.kernel.track(process.actant.address, 'off');
    }
    if (!first) this.kernel.track(id, 'waiting');
    vm.places.push({ t: this.kernel.now, value: { node: null, lost: null, ip: vm.ip } });
    floor.placeless.add(vm);
    floor.everybody.push(vm);
    team.vms.push(vm);
    this.everyVm.push(vm);
    this.vms.set(id, vm);
    return vm;
  }

  private makeStore(team: Team): void {
    if (team.plan.kind !== 'vsys-db2' && team.plan.kind !== 'vapp-db2') return;
    const [one, two] = team.vms;
    const primary = must(one, `${team.id} has a VM`);
    const store: Store = {
      serving: primary,
      stoppedAt: 0,
      servingSince: 0,
      backupAt: null,
      pair: null,
      restoreAsked: 0,
      lost: false,
    };
    if (team.plan.hadr && two) {
      const kind = team.plan.hadr.takeover === 'automatic' ? 'hadr-automatic' : 'hadr-manual';
      const pair: Pair = {
        actant: this.makeActant(team.id, kind, (says, cause) =>
          hearPair(this, team, pair, says, cause),
        ),
        primary,
        standby: two,
        inPeerAtLoss: true,
        leftPeerAt: 0,
        primaryLostAt: 0,
      };
      team.store = { ...store, pair };
    } else team.store = store;
  }

  /** A VM leaves its deployment: its room, its disk and its place on the list are free. What served is drained first. */
  retire(vm: Vm): void {
    const { deployment } = vm;
    if (vm.info.leftAt !== null) return;
    vm.info.leftAt = this.kernel.now;
    this.leaveRoom(vm, null);
    forgetPlace(this, vm);
    vm.rack.placeless.delete(vm);
    deployment.vms.splice(deployment.vms.indexOf(vm), 1);
    vm.rack.volumes.left(vm.array);
    vm.rack.everybody.splice(vm.rack.everybody.indexOf(vm), 1);
    for (const process of vm.processes) {
      if (!process.up) deployment.notUp--;
      else if (process.main && vm.known) deployment.serving--;
      process.up = false;
      this.processes.delete(process.actant.address);
    }
    for (const subject of [vm.id, ...vm.info.processes]) closeItem(this, subject);
    this.vms.delete(vm.id);
    const beside = [vm.route, vm.budget, vm.filling].filter((actant) => actant !== null);
    for (const actant of [...vm.processes.map((p) => p.actant), ...beside])
      this.kernel.silence(actant);
    this.kernel.send(vm.actant, 'LEAVE', 0);
  }

  /** A re-spun VM has a new address, a fresh budget, and is linked anew (rulebook 7.9). */
  renew(vm: Vm): void {
    vm.ip = ipOf(vm.rack.rack, ++vm.rack.ips);
    vm.unlinked = true;
    vm.routedAround = 0;
    if (vm.budget) this.kernel.send(vm.budget, 'RENEW', 0);
    if (vm.route) this.kernel.send(vm.route, 'RENEW', 0);
  }

  /** An address comes with the first placement (rulebook 7.25). */
  address(vm: Vm): void {
    if (vm.ip === '') vm.ip = ipOf(vm.rack.rack, ++vm.rack.ips);
  }

  inheritAddress(fresh: Vm, old: Vm): void {
    fresh.ip = old.ip;
    fresh.known = old.known;
    this.notePlace(fresh, { node: null, lost: null });
  }

  // --- places -----------------------------------------------------------------------------------

  enterRoom(vm: Vm, room: NodeRoom): void {
    take(room, this.need(vm), `${vm.deployment.id}/${vm.role}`);
    vm.room = room;
    vm.lost = null;
    vm.rack.held.get(room)?.add(vm);
    vm.rack.placeless.delete(vm);
    this.notePlace(vm, { node: room.node, lost: null });
    if (this.broken.size > 0 || !vm.reachable || !vm.online) lookAt(this, vm, this.kernel.events.length);
  }
  leaveRoom(vm: Vm, lost: string | null): void {
    if (vm.room) {
      give(vm.room, this.need(vm), `${vm.deployment.id}/${vm.role}`);
      vm.rack.held.get(vm.room)?.delete(vm);
    }
    vm.rack.placeless.add(vm);
    vm.room = null;
    vm.lost = lost;
    this.notePlace(vm, { node: null, lost });
  }
  private need(vm: Vm) {
    const { plan } = vm.deployment;
    return needOf(plan, groupIn(vm.rack.rack, plan.cloudGroup));
  }

  // --- notes ------------------------------------------------------------------------------------

  private notePlace(vm: Vm, value: Omit<Place, 'ip'>): void {
    note(vm.places, this.kernel.now, { ...value, ip: vm.ip });
  }

  noteLoad(service: Service): void {
    const load = service.teams.reduce((sum, t) => sum + t.load, 0);
    noteIn(this.loads, service.id, this.kernel.now, load);
  }

  notePrimary(team: Team, vm: Vm | null): void {
    noteIn(this.primaries, team.id, this.kernel.now, vm?.id ?? null);
  }

  noteHealth(
    of: Team | Service,
    id: string,
    state: HealthEntry['state'],
    sla: HealthEntry['sla'],
  ): void {
    if (of.health?.state === state && of.health.sla === sla) return;
    of.health = { state, sla };
    noteIn(this.health, id, this.kernel.now, of.health);
  }

  /** An outage began or ended; returns how long it lasted, in milliseconds. */
  noteOutage(id: string, up: boolean, cause: number): number {
    const { now } = this.kernel;
    if (!up) {
      const outage: Outage = { id, from: now, to: null, by: null };
      this.outages.push(outage);
      this.openOutages.set(id, outage);
      return 0;
    }
    const outage = this.openOutages.get(id);
    if (!outage) return 0;
    this.openOutages.delete(id);
    outage.to = now;
    outage.by = endedBy(this.kernel.events, cause);
    return now - outage.from;
  }

  /** Something on a deployment's path changed because of event `cause`; it is looked at when the instant is over. */
  touch(team: Team, cause: number): void {
    this.touchOne(team, cause);
    for (const user of team.users) this.touchOne(user, cause);
    for (const client of team.clients) this.touchOne(client, cause);
    if (team.routing) this.touchOne(team.routing, cause);
    if (team.cell)
      for (const mate of team.cell.teams) if (mate !== team) this.touchOne(mate, cause);
  }
  /** Something of a deployment changed that no request meets: it is looked at, and causes nothing. */
  touchAside(team: Team): void {
    this.touched.add(team);
  }
  private touchOne(team: Team, cause: number): void {
    const { service } = team;
    service.before ??= service.teams.reduce((sum, t) => sum + t.serving, 0);
    team.latest = Math.max(team.latest, cause);
    service.latest = Math.max(service.latest, cause);
    this.touched.add(team);
  }

  sharedSessionsLost(database: Team, cause: number): void {
    sharedSessionsLost(this, database, cause);
  }

  /** Placements begin when nothing else is left of the instant. True if one did. */
  private begin(): boolean {
    let begun = false;
    for (const floor of this.floors) if (floor.stirred && beginPlacing(this, floor)) begun = true;
    return begun;
  }

  /** The state at t = 0, of which nothing is logged (rulebook 7.25). */
  private noteStart(): void {
    for (const team of this.teams) team.content = team.plan.used * team.serving;
    for (const service of this.services) service.slaMet = slaMet(this, service);
    for (const team of this.teams) {
      if (team.store) noteIn(this.primaries, team.id, 0, team.store.serving?.id ?? null);
      team.up = pathOpen(team);
      if (!team.up) this.noteOutage(team.id, false, 0);
      this.touched.add(team);
    }
    for (const service of this.services) {
      service.up = service.teams.some((team) => team.up);
      if (!service.up) this.noteOutage(`service:${service.id}`, false, 0);
      this.noteLoad(service);
    }
    assess(this);
  }
}

function note<T>(track: { t: number; value: T }[], t: number, value: T): void {
  const last = track[track.length - 1];
  if (last && last.t === t) last.value = value;
  else track.push({ t, value });
}

function noteIn<T>(tracks: Noted<T>, id: string, t: number, value: T): void {
  const track = tracks.get(id);
  if (track) note(track, t, value);
  else tracks.set(id, [{ t, value }]);
}
