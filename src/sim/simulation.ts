// A run in progress: the world's parts as actants, who belongs to whom, and the notes from which the record is made.
import { must } from '../base/assert.ts';
import { naturally } from '../base/natural.ts';
import type { MachineKind } from '../machines/catalogue.ts';
import type { Announcement } from '../machines/kind.ts';
import { groupIn } from '../scenario/plan.ts';
import { ipOf } from '../world/build.ts';
import { give, type NodeRoom, needOf, take } from '../world/room.ts';
import type { World } from '../world/world.ts';
import type { ControllerState, Hardware, TsmOutage } from './hardware.ts';
import type { Actant, Gate, KernelLike } from './kernel.ts';
import { Notes, note } from './notes.ts';
import type {
  Cell,
  Front,
  Process,
  RackFloor,
  Service,
  Standby,
  Team,
  Twins,
  Vm,
} from './population.ts';
import type { Item, Place } from './record.ts';
import { firstState, type State } from './step.ts';

/** Kinds whose states nobody asks for afterwards; what they lead to is in the log, when they wait in the timers. */
const UNNOTED: ReadonlySet<MachineKind> = new Set([
  'route-of-plugin',
  'route-of-balancer',
  'heartbeat',
  'work',
  'placement',
  'live-move',
]);

type Hear = (says: Announcement, cause: number) => number | undefined;

export class Simulation {
  readonly world: World;
  readonly kernel: KernelLike;
  readonly items: Item[] = [];
  readonly openItems = new Map<string, Item>();
  /** Work of the deployer under way, as `action subject`. */
  readonly works = new Set<string>();
  readonly touched = new Set<Team>();
  readonly notes: Notes;
  readonly everyVm: Vm[] = [];
  readonly teams: Team[] = [];
  readonly services: Service[] = [];
  readonly floors: RackFloor[] = [];
  readonly cells: Cell[] = [];
  /** What stands outside the racks, and whether it works (wiring/outside.ts). */
  readonly balancer: Front = { address: 'lb', works: true };
  readonly sprayer: Front = { address: 'sprayer', works: true };
  /** While the load balancer is down it checks nobody's health. */
  readonly balancerGate: Gate = { open: true, held: [] };
  wanWorks = true;
  readonly tsmOutages: TsmOutage[] = [];
  /** Restores under way, or waiting for the backup server. */
  readonly restoring = new Set<Actant>();
  /** Switches, cables, canisters and drives that do not work. */
  readonly broken = new Set<string>();
  /** Redundant pairs of the network and the storage, and arrays, that are not whole. */
  readonly degraded = new Set<string>();
  /** Nodes from which a VM is being moved live. */
  readonly moving = new Set<NodeRoom>();
  /** Hardware that a run has touched, by address; what was never touched works. */
  readonly touchedParts = new Map<string, Hardware>();
  readonly chassis = new Map<string, Actant>();
  readonly controllers = new Map<string, ControllerState>();
  readonly nodes = new Map<string, { readonly room: NodeRoom; readonly actant: Actant }>();
  readonly vms = new Map<string, Vm>();
  readonly processes = new Map<string, Process>();
  readonly teamsById = new Map<string, Team>();
  /** Deployments that somebody began to rebuild at another site, by id. */
  readonly standbys = new Map<string, Standby>();
  /** Restores on a recovery rack that wait for their turn; one at a time. */
  readonly restores: { readonly standby: Standby; readonly cause: number }[] = [];
  restoringThere = false;
  /** Switches that wait for the sprayer. */
  readonly waitingSprayer: (() => void)[] = [];
  /** The event with which a rack was last lost or came back, until it has been seen who needs another. */
  lossSeen = 0;
  private order = 0;

  /** Nothing is on stage yet: `startRun` (cast/start.ts) fills it. */
  constructor(world: World, makeKernel: (sim: Simulation) => KernelLike) {
    this.world = world;
    this.kernel = makeKernel(this);
    this.notes = new Notes(this.kernel);
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
  floor(rack: string): RackFloor {
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
      noted: !UNNOTED.has(kind),
      timers: [],
      anchorMs: 0,
      subject: address,
      hear,
    };
  }

  /** A pair of management nodes by its address. */
  twins(address: string): Twins | undefined {
    return this.floors.flatMap((f) => [f.mgmt, f.virt]).find((t) => t.address === address);
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
    this.notePlace(vm, { node: vm.room?.node ?? null, lost: vm.lost });
  }

  nextArray(floor: RackFloor, role: string): string {
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

  occupy(vm: Vm, room: NodeRoom): void {
    take(room, this.need(vm), `${vm.deployment.id}/${vm.role}`);
    vm.room = room;
    vm.lost = null;
    vm.rack.held.get(room)?.add(vm);
    vm.rack.placeless.delete(vm);
    this.notePlace(vm, { node: room.node, lost: null });
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

  private notePlace(vm: Vm, { node, lost }: Pick<Place, 'node' | 'lost'>): void {
    note(vm.places, this.kernel.now, { node, lost, ip: vm.ip, array: vm.array });
  }

  /** Something on a deployment's path changed because of event `cause`; it is looked at when the instant is over. */
  touch(team: Team, cause: number): void {
    if (team.stands !== 'here') return;
    this.touchOne(team, cause);
    for (const user of team.users) this.touchOne(user, cause);
    // A dead cache degrades an application and never stops it: it is on nobody's path (rulebook 7.6).
    for (const client of team.clients)
      if (client.caching === team) this.touchAside(client);
      else this.touchOne(client, cause);
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
    if (team.stands !== 'here') return;
    service.before ??= service.teams.reduce((sum, t) => sum + t.serving, 0);
    team.latest = Math.max(team.latest, cause);
    service.latest = Math.max(service.latest, cause);
    this.touched.add(team);
  }
}
