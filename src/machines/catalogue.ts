// All kinds of parts by name. A part knows its kind; everything that draws or checks machines starts here.
import { arrayOfHdds, arrayOfSsds } from './array.ts';
import { dailyRestart, singleRetry } from './budget.ts';
import { db2 } from './db2.ts';
import { backupManager, heartbeat, repopulation } from './grid.ts';
import { hadrAutomatic, hadrManual } from './hadr.ts';
import {
  cable,
  canister,
  chassisLink,
  componentOfNode,
  drive,
  networkSwitch,
  outside,
  rack,
  site,
} from './hardware.ts';
import { managementNode } from './management.ts';
import { cacheContainer, serverOfDynamicCluster, serverOfVirtualApplication } from './monitored.ts';
import { node } from './node.ts';
import {
  customSoftware,
  deploymentManager,
  httpServer,
  nodeAgent,
  proxyServer,
  standaloneServer,
} from './process.ts';
import { routeOfBalancer, routeOfPlugin } from './route.ts';
import { dynamicCluster, scalingPolicy } from './scaler.ts';
import { server } from './server.ts';
import {
  vmOfCustomImage,
  vmOfCustomImageWithItm,
  vmOfVirtualApplication,
  vmOfVirtualSystem,
  vmRestartedInPlace,
} from './vm.ts';
import { liveMove, placement, work } from './work.ts';

export const MACHINES = {
  node,
  'management-node': managementNode,
  rack,
  site,
  outside,
  switch: networkSwitch,
  cable,
  canister,
  drive,
  'array-of-hdds': arrayOfHdds,
  'array-of-ssds': arrayOfSsds,
  'component-of-node': componentOfNode,
  'chassis-link': chassisLink,
  'vm-of-virtual-application': vmOfVirtualApplication,
  'vm-restarted-in-place': vmRestartedInPlace,
  'vm-of-virtual-system': vmOfVirtualSystem,
  'vm-of-custom-image': vmOfCustomImage,
  'vm-of-custom-image-with-itm': vmOfCustomImageWithItm,
  server,
  'standalone-server': standaloneServer,
  'node-agent': nodeAgent,
  'deployment-manager': deploymentManager,
  'http-server': httpServer,
  'custom-software': customSoftware,
  'server-of-virtual-application': serverOfVirtualApplication,
  'server-of-dynamic-cluster': serverOfDynamicCluster,
  'cache-container': cacheContainer,
  'proxy-server': proxyServer,
  db2,
  'hadr-automatic': hadrAutomatic,
  'hadr-manual': hadrManual,
  'route-of-plugin': routeOfPlugin,
  'route-of-balancer': routeOfBalancer,
  heartbeat,
  repopulation,
  'backup-manager': backupManager,
  'daily-restart': dailyRestart,
  'single-retry': singleRetry,
  'scaling-policy': scalingPolicy,
  'dynamic-cluster': dynamicCluster,
  work,
  placement,
  'live-move': liveMove,
} as const;

export type MachineKind = keyof typeof MACHINES;
export const MACHINE_KINDS = Object.keys(MACHINES) as MachineKind[];
