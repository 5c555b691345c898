// All kinds of parts by name. A part knows its kind; everything that draws or checks machines starts here.
import { db2 } from './db2.ts';
import { hadrAutomatic, hadrManual } from './hadr.ts';
import { node } from './node.ts';
import {
  customSoftware,
  deploymentManager,
  httpServer,
  nodeAgent,
  standaloneServer,
} from './process.ts';
import { routeOfBalancer, routeOfPlugin } from './route.ts';
import { server } from './server.ts';
import { vmOfCustomImage, vmOfCustomImageWithItm, vmOfVirtualSystem } from './vm.ts';
import { placement, work } from './work.ts';

export const MACHINES = {
  node,
  'vm-of-virtual-system': vmOfVirtualSystem,
  'vm-of-custom-image': vmOfCustomImage,
  'vm-of-custom-image-with-itm': vmOfCustomImageWithItm,
  server,
  'standalone-server': standaloneServer,
  'node-agent': nodeAgent,
  'deployment-manager': deploymentManager,
  'http-server': httpServer,
  'custom-software': customSoftware,
  db2,
  'hadr-automatic': hadrAutomatic,
  'hadr-manual': hadrManual,
  'route-of-plugin': routeOfPlugin,
  'route-of-balancer': routeOfBalancer,
  work,
  placement,
} as const;

export type MachineKind = keyof typeof MACHINES;
export const MACHINE_KINDS = Object.keys(MACHINES) as MachineKind[];
