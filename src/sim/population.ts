// Who takes part in a run: VMs, processes, deployments, cells, services, racks. Their states are machines'; here is who belongs to whom.
import type { CloudGroup, Deployment, Rack, Role } from '../scenario/plan.ts';
import type { ProcessName } from '../world/processes.ts';
import type { NodeRoom } from '../world/room.ts';
import type { Volumes } from '../world/volumes.ts';
import type { Actant, Gate } from './kernel.ts';
import type { HealthEntry, Place, VmInfo } from './record.ts';

export interface Process {
  readonly name: ProcessName;
  readonly vm: Vm;
  readonly actant: Actant;
  /** The one whose service its VM exists for; the node agent is not. */
  readonly main: boolean;
  up: boolean;
}

export interface Vm {
  readonly info: VmInfo;
  readonly id: string;
  readonly role: Role;
  readonly deployment: Team;
  readonly rack: RackFloor;
  readonly actant: Actant;
  readonly processes: Process[];
  /** Marks it down and takes it in again; null for VMs that nobody routes to. */
  readonly route: Actant | null;
  /** The node that holds it, or null while it has no place. */
  room: NodeRoom | null;
  /** The node it was lost with, while it has no place. */
  lost: string | null;
  readonly places: { t: number; value: Place }[];
  /** Databases: whether its disk holds the data. */
  hasData: boolean;
  /** Databases: DB2 was stopped in good order, so that it needs no crash recovery. */
  stoppedClean: boolean;
  /** The deployer restarted it while it had no place: it boots as soon as it has one. */
  bootWhenPlaced: boolean;
  /** The id of the event that marked it out of rotation, 0 if nobody said so. */
  routedAround: number;
  /** Its address, which a re-spin changes. */
  ip: string;
  /** How often its recovery may be tried; null where nobody tries. */
  readonly budget: Actant | null;
  /** The platform restarts or re-spins it: nothing for the deployer to do. Event id, or 0. */
  claimed: number;
  /** It must be linked to the shared services when its server starts. */
  unlinked: boolean;
  /** Proxies: whether the load balancer has its address. */
  known: boolean;
  /** Whether its chassis has a way out, and its volume a way to it. */
  reachable: boolean;
  online: boolean;
  /** Its array lost its data: it will not boot again, and must be made anew. */
  diskLost: boolean;
  /** The array its volume lies on; a VM made anew may get another. */
  array: string;
  /** Cache containers: whether it holds its share of the content, and who fills it. */
  populated: boolean;
  readonly filling: Actant | null;
}

/** What requests come through before they reach a rack. */
export interface Front {
  readonly address: 'lb' | 'sprayer';
  works: boolean;
}

/** A deployment at work. */
export interface Team {
  readonly plan: Deployment;
  readonly id: string;
  /** The rack on which it stands in for the deployment at home; null at home. */
  readonly at: string | null;
  /** Whether the deployment is these VMs now, will be when it is switched to them, or was (rulebook 7.22). */
  stands: 'here' | 'standby' | 'left';
  /** Its VMs, without those that left. */
  readonly vms: Vm[];
  /** Highest number ever used, by role. */
  readonly highest: Map<string, number>;
  database: Team | null;
  readonly users: Team[];
  cell: Cell | null;
  service: Service;
  /** The load balancer; the IP sprayer once it has been switched to another rack; null where no request comes in. */
  front: Front | null;
  routing: Team | null;
  caching: Team | null;
  /** Deployments whose requests come through this proxy service, or which use this cache. */
  readonly clients: Team[];
  /** Members that serve: application servers, proxies the load balancer knows, containers, a custom image's software. */
  serving: number;
  /** The scaling policy or dynamic cluster that adds and removes members. */
  scaler: Actant | null;
  /** Caches: what they hold, in percent of one container. */
  content: number;
  /** Processes that are not up, of all its VMs; VMs that cannot be reached count as one more. */
  notUp: number;
  load: number;
  /** Databases only. */
  store: Store | null;
  up: boolean;
  /** The latest change on its path, for causes of service events. */
  latest: number;
  /** Members lost at this instant, for sessions. */
  lostNow: number;
  /** As last written down. */
  health: HealthEntry | null;
}

/** Deployments that one deployment manager administers; a plug-in routes to all members of it. */
export interface Cell {
  readonly teams: Team[];
  /** Whether requests come in through HTTP servers here. */
  hasHttp: boolean;
  httpServing: number;
  /** Clones that wait for a deployment manager, and for which deployment. */
  waiting: { readonly team: Team; readonly begin: () => void }[];
  /** The backup deployment manager, if one was set up. */
  backup: Actant | null;
}

/** One step of disaster recovery: done once, and whoever needs it while it is under way waits. */
export interface Step {
  state: 'missing' | 'under way' | 'done';
  readonly waiting: ((cause: number) => void)[];
}

/** A deployment, and its VMs on the rack that it is rebuilt on (rulebook 7.22). */
export interface Standby {
  readonly home: Team;
  readonly there: Team;
  readonly floor: RackFloor;
  readonly deployed: Step;
  readonly brought: Step;
  readonly restored: Step;
  readonly switched: Step;
  /** Its VMs there have been started. */
  started: boolean;
  /** Databases without a backup: it was started to serve, empty. */
  servesEmpty: boolean;
}

/** A database's data and who serves it. */
export interface Store {
  serving: Vm | null;
  /** When the data was last served; equals `now` while it is. */
  stoppedAt: number;
  servingSince: number;
  /** The last backup known so far, in milliseconds; null before the first. */
  backupAt: number | null;
  readonly pair: Pair | null;
  /** A restore the deployer asked for before the new instance ran: the event to which it owes itself. */
  restoreAsked: number;
  lost: boolean;
}

/** A HADR pair: who holds which role. */
export interface Pair {
  readonly actant: Actant;
  primary: Vm;
  standby: Vm;
  inPeerAtLoss: boolean;
  /** When the pair last left peer state. */
  leftPeerAt: number;
  primaryLostAt: number;
}

export interface Service {
  readonly id: string;
  /** `service:ID`, by which records name it. */
  readonly key: string;
  /** As last written down. */
  health: HealthEntry | null;
  readonly teams: Team[];
  up: boolean;
  /** Null for services without an SLA. */
  slaMet: boolean | null;
  latest: number;
  /** Members that served when this instant began; null if nothing changed yet. */
  before: number | null;
  sessionsLost: number;
}

export interface Waiting {
  readonly vm: Vm;
  /** What placing it is called. */
  readonly as: 'evacuate' | 'placed' | 'respin' | 'scale-out';
  readonly cause: number;
  readonly order: number;
  reported: boolean;
}

/** A redundant pair of nodes, of which one is active. */
export interface Twins {
  /** `a/mgmt` or `a/virt`. */
  readonly address: string;
  readonly nodes: [Actant, Actant];
  active: Actant | null;
  /** The node that held the floating address last. */
  holder: Actant;
  whole: boolean;
}

/** A rack as placement sees it. */
export interface RackFloor {
  readonly rack: Rack;
  readonly rooms: readonly NodeRoom[];
  readonly byNode: ReadonlyMap<string, NodeRoom>;
  readonly byGroup: ReadonlyMap<CloudGroup, readonly NodeRoom[]>;
  /** VMs on each node, in order of arrival. */
  readonly held: ReadonlyMap<NodeRoom, Set<Vm>>;
  /** Every VM of the rack that did not leave. */
  readonly everybody: Vm[];
  /** VMs that have no place. */
  readonly placeless: Set<Vm>;
  readonly volumes: Volumes;
  readonly placement: Actant;
  readonly queue: Waiting[];
  placing: Waiting | null;
  /** Its management nodes and its virtualization management nodes. */
  readonly mgmt: Twins;
  readonly virt: Twins;
  readonly gate: Gate;
  /** Whether the whole rack is lost, and the event by which it was lost, or came back, last. */
  lost: boolean;
  lossSeen: number;
  /** The deployer drains it, and then works on it: nothing in it is started, moved or scaled (rulebook 7.22a). */
  draining: Actant | null;
  drained: boolean;
  /** What waits for the virtualization pair, or for management, in order. */
  readonly waitingVirt: (() => void)[];
  readonly waitingMgmt: (() => void)[];
  /** As the rack that another site is rebuilt on: its groups and rights, and the patterns. */
  readonly prepared: Step;
  readonly imported: Step;
  /** Something changed since it last looked for work. */
  stirred: boolean;
  ips: number;
}
