// The rulebook as data: what happens when a kind of thing fails, what nobody does, what is left to the deployer. In our own words; slide numbers are those of the source.

export interface Rule {
  readonly id: RuleId;
  /** Slide of the source; null where the rule is this project's own. */
  readonly slide: number | null;
  /** What sets it off, as a title: `WebSphere process dies, its VM runs on`. */
  readonly trigger: string;
  readonly happens: string;
  /** What a person might expect and does not get; null if nothing of the kind. */
  readonly notDone: string | null;
  readonly deployer: string;
}

const rule = (
  slide: number | null,
  trigger: string,
  happens: string,
  notDone: string | null,
  deployer: string,
) => ({ slide, trigger, happens, notDone, deployer });

const NOTHING = 'Nothing to do.';

const book = {
  'vapp-was.process': rule(
    5,
    'WebSphere dies in a virtual application, its VM runs on',
    'The platform watches this process and restarts it, at most once a day for each VM. With scaling on and the SLA missed it starts another instance as well.',
    'A second death within the day is noticed and not repaired until the day is over.',
    'Find out why it died: logs, SSH. The recovery does not wait for that.',
  ),
  'vapp-was.vm': rule(
    5,
    'VM of a virtual application dies',
    'The platform notices and re-spins it: a new VM with a new IP address, linked to the shared services before it takes traffic.',
    'Nothing that was kept in the old VM comes back: it holds no state.',
    NOTHING,
  ),
  'vapp-was.scale': rule(
    5,
    'Load of a virtual application changes',
    'With a scaling policy the platform adds instances while the SLA is missed and takes away those in excess.',
    null,
    'Have scaling on, so that the platform can mend the SLA by itself.',
  ),
  'vsys-was.process': rule(
    6,
    'Application server dies in a virtual system',
    'The node agent in the same VM restarts the server, as WebSphere always does.',
    'The platform does not watch processes of a virtual system and restarts none.',
    'Look into the logs. Without a node agent: log in and restart the server.',
  ),
  'vsys-was.node-agent': rule(
    6,
    'Node agent dies',
    'The server goes on serving.',
    'Nobody restarts the node agent, and from now on nobody restarts its server either.',
    'Restart the node agent.',
  ),
  'vsys-was.dmgr': rule(
    6,
    'Deployment manager dies',
    'Traffic is not touched. Administration stops, and no clone can join the cell until it is back.',
    'Nobody restarts the deployment manager.',
    'Find the cause and restart it.',
  ),
  'vsys-was.standalone': rule(
    6,
    'Stand-alone application server dies',
    'It stays down: there is no node agent in this topology.',
    'Neither the platform nor WebSphere restarts it.',
    'Restart the server.',
  ),
  'vsys-was.vm': rule(
    6,
    'VM of a virtual system dies',
    'The platform notices. The plug-in sends requests to the other members.',
    'The platform does not restart the VM. Only the loss of a whole compute node makes it move VMs.',
    'Restart the VM from the console, or add a clone.',
  ),
  'vsys-was.http': rule(
    6,
    'HTTP server or its VM dies',
    'The load balancer takes it out and uses the other HTTP servers.',
    'Nobody restarts the process, and the platform does not restart the VM.',
    'Restart the process or the VM.',
  ),
  'imp.process': rule(
    7,
    'Application server dies under Intelligent Management',
    'In a dynamic cluster it is restarted, or a member is added if the SLA is missed, as set up. A static cluster has only its node agents.',
    'The platform does not watch these processes.',
    'Look into the logs.',
  ),
  'imp.vm': rule(
    7,
    'VM dies under Intelligent Management',
    'The platform notices. A dynamic cluster starts another member if the SLA is missed.',
    'The VM is not brought back by anybody.',
    'Restart the VM; for a static cluster add a clone.',
  ),
  'imp.dmgr': rule(
    7,
    'Deployment manager dies, and a backup was set up',
    'The backup deployment manager takes over.',
    'Without a shared file system set up beforehand there is no backup.',
    'Beforehand: a shared file system and a backup deployment manager.',
  ),
  'imp.scale': rule(
    7,
    'Load of a dynamic cluster changes',
    'Members are added while the SLA is missed, and stopped when there are more than needed.',
    null,
    NOTHING,
  ),
  'vapp-db2.process': rule(
    8,
    'DB2 dies in a virtual application, its VM runs on',
    'DB2 stays down.',
    'The platform does not watch DB2 and does not restart it.',
    'Read the DB2 logs, log in and start DB2, or restart the VM.',
  ),
  'vapp-db2.vm': rule(
    8,
    'VM of a DBaaS database dies',
    'The platform restarts it once, at the same IP address.',
    'There is one try only. A second VM is never made from it: it holds data.',
    'Nothing if it comes up. Otherwise a new instance, and a restore from the backup.',
  ),
  'vsys-db2.process': rule(
    9,
    'DB2 dies in a virtual system',
    'With HADR the standby takes over.',
    'The platform does not watch DB2 and does not restart it.',
    'Read the logs, log in, mend or start DB2.',
  ),
  'vsys-db2.vm': rule(
    9,
    'VM of a DB2 virtual system dies',
    'The platform notices. With HADR the standby takes over.',
    'The platform does not restart the VM.',
    'Find the cause; restart the VM or make a new one; use DB2’s own backup and restore.',
  ),
  'cache.process': rule(
    10,
    'Caching process dies, its VM runs on',
    'The platform watches it and restarts it; the container is filled again from the other copies.',
    null,
    NOTHING,
  ),
  'cache.heartbeat': rule(
    10,
    'A cache container is gone',
    'The data grid notices by its own heartbeat and makes a replica primary, before the platform has restored anything.',
    null,
    NOTHING,
  ),
  'cache.vm': rule(
    10,
    'VM of the caching service dies',
    'The platform restarts it at the same IP address; the cache is filled again from the other copies.',
    null,
    NOTHING,
  ),
  'cache.scale': rule(
    10,
    'The cache fills up or empties',
    'The platform adds a caching VM above the policy’s threshold and takes one away well below it.',
    null,
    NOTHING,
  ),
  'proxy.process': rule(
    11,
    'Proxy process dies, its VM runs on',
    'Its requests fail; the load balancer takes it out and the other proxies carry the load.',
    'The platform does not watch the proxy process and does not restart it.',
    'Find the cause; restart the VM.',
  ),
  'proxy.vm': rule(
    11,
    'VM of the proxy service dies',
    'The platform restarts it at the same IP address.',
    null,
    NOTHING,
  ),
  'proxy.scale': rule(
    11,
    'Load of the proxies changes',
    'With automatic scaling proxies are added and taken away.',
    'Without an IP group of their own the load balancer does not learn of new proxies.',
    'Tell the load balancer, unless the proxies have an IP group of their own.',
  ),
  'custom.process': rule(
    12,
    'Software of a custom image dies',
    'It stays down.',
    'Nobody notices and nobody restarts it.',
    'Everything: recovery of a custom image is the deployer’s own.',
  ),
  'custom.vm': rule(
    12,
    'VM of a custom image dies',
    'It stays down. An image made from IBM’s base image reports on its operating system through the ITM agent: its silence can be seen.',
    'The platform does not watch, re-spin or restart it.',
    'Everything: restart it or make a new instance.',
  ),
  'mgmt.node': rule(
    14,
    'Active management node dies',
    'The backup becomes active and the floating IP address moves to it; clients change nothing.',
    'With both dead the platform does nothing at all until one is back; workloads run on.',
    NOTHING,
  ),
  'mgmt.virtualization': rule(
    14,
    'Active virtualization management node dies',
    'The backup becomes active.',
    'With both dead no VM can be started, moved or made until one is back.',
    NOTHING,
  ),
  'net.switch': rule(
    14,
    'One of two switches dies',
    'Bandwidth drops, service does not.',
    'With both dead everything behind them is cut off.',
    NOTHING,
  ),
  'net.cable': rule(
    14,
    'A cable is cut',
    'The other cable of the pair carries the traffic.',
    'The last cable of a pair cuts its part off.',
    NOTHING,
  ),
  'storage.canister': rule(
    14,
    'One canister of a controller dies',
    'The other one handles all input and output, more slowly.',
    'With both dead the volumes are offline and their VMs stand still until one is back.',
    NOTHING,
  ),
  'storage.drive': rule(
    14,
    'A drive dies',
    'A spare is taken and the array rebuilds onto it.',
    'A second drive of the same array lost before the rebuild is done loses the data.',
    NOTHING,
  ),
  'node.dimm': rule(
    14,
    'A DIMM dies',
    'The node runs on with less memory; VMs of lowest priority move if they no longer fit.',
    null,
    NOTHING,
  ),
  'node.core': rule(
    14,
    'A core dies',
    'The node runs on with fewer cores; VMs of lowest priority move if they no longer fit.',
    null,
    NOTHING,
  ),
  'node.fail': rule(
    14,
    'A compute node dies',
    'The platform notices and evacuates it: every VM moves to another node of the same cloud group with room, highest priority first, and keeps its IP address.',
    'It never leaves the cloud group: what finds no room waits. Nothing moves back when the node is repaired.',
    NOTHING,
  ),
  placement: rule(
    16,
    'A VM is started or moved',
    'It goes to a node of its cloud group with room, if possible to one without a member of the same cluster.',
    'Never outside the cloud group, never beyond what the node has.',
    NOTHING,
  ),
  'rack.fail': rule(
    14,
    'A whole rack or site is lost',
    'Everything in it stops.',
    'Nothing inside the rack can recover it.',
    'Another rack has to serve.',
  ),
  'ha.golden': rule(
    16,
    'Any one piece of hardware of the rack dies',
    'The workload goes on: rerouted, taken over, moved.',
    null,
    NOTHING,
  ),
  'ha.single-cell': rule(
    18,
    'One of two racks of one cell is lost, or worked on',
    'The load balancer and the plug-ins use what the other rack has, the standby database takes over, and sessions kept in the database survive.',
    'The deployment manager has no twin in the other rack: with its rack goes administration, and only that.',
    'For planned work: drain one rack after the other. Roles of the database are switched without loss, and the service stays up.',
  ),
  'ha.dual-cell': rule(
    19,
    'One of two cells at two sites is lost',
    'The load balancer sends everybody to the other cell; if the lost one held the primary database, one takeover is waited for.',
    'Sessions stay in their cell: those kept in a database of the lost cell are gone. No cell should be stretched over the link between the sites, for its administration would be slow or fail.',
    NOTHING,
  ),
  dr: rule(
    21,
    'A site is lost, and the applications that matter most are rebuilt at another',
    'Nothing is automatic: every step is the deployer’s, and one that was not taken beforehand is taken now and costs its time.',
    'The platform rebuilds no site and moves nothing to another rack.',
    'Beforehand: backups, groups and rights on the second rack, patterns imported, standbys deployed. Then, in order of priority: restore the databases, start the standbys, switch the sprayer.',
  ),
  'ext.lb': rule(
    null,
    'The load balancer dies',
    'No request comes in to any WebSphere deployment or proxy behind it; what they run goes on, unused.',
    'The platform does not watch it: it stands outside the rack.',
    'Have it mended. Two of them side by side would be a spare.',
  ),
  'ext.sprayer': rule(
    null,
    'The IP sprayer dies',
    'Deployments that were switched to another rack get no request; nothing else notices.',
    null,
    'Have it mended.',
  ),
  'ext.tsm': rule(
    null,
    'The backup server dies',
    'No backup is written meanwhile, so the recovery point grows; a restore waits until it is back and begins anew.',
    null,
    'Have it mended, and do not make a new instance of a database meanwhile.',
  ),
  'ext.wan': rule(
    null,
    'The link between the sites dies',
    'A HADR pair across it leaves peer state and catches up when it is back; cells stretched across it cannot be administered.',
    'Nobody takes over because of a lost link: the primary still serves.',
    NOTHING,
  ),
} as const;

export type RuleId = keyof typeof book;

/** Every rule by its id. */
export const RULES = Object.fromEntries(
  Object.entries(book).map(([id, r]) => [id, { id, ...r }]),
) as Record<RuleId, Rule>;

const slides: ReadonlyMap<string, number | null> = new Map(
  Object.entries(book).map(([id, { slide }]) => [id, slide]),
);

/** The slide of a rule, or null for our own rules. */
export const slideOf = (id: RuleId | null): number | null =>
  id === null ? null : (slides.get(id) ?? null);
