// A deployer's action → words, long to short, for labels.
import type { Line } from '../../scenario/validator.ts';
import type { Words } from './wording.ts';

/** What a deployer's action is called before and after it was done, for the part it was meant for. */
export function actionWords(action: string, name: string): { toDo: Words; done: Words } {
  switch (action) {
    case 'restart-vm':
      return {
        toDo: [`restart VM ${name}`, 'restart VM'],
        done: [`VM ${name} restarted`, 'VM restarted'],
      };
    case 'restart-process':
      return { toDo: [`restart ${name}`, 'restart'], done: [`${name} restarted`, 'restarted'] };
    case 'add-clone':
      return {
        toDo: [`add a clone of ${name}`, 'add a clone'],
        done: [`clone of ${name} added`, 'clone added'],
      };
    case 'new-instance':
      return {
        toDo: [`make a new ${name}`, 'new instance'],
        done: [`new ${name} made`, 'new instance'],
      };
    case 'restore-backup':
      return { toDo: [`restore ${name}`, 'restore'], done: [`${name} restored`, 'restored'] };
    case 'takeover':
      return { toDo: [`take ${name} over`, 'take over'], done: ['takeover ordered', 'ordered'] };
    case 'update-load-balancer':
      return {
        toDo: [`tell the load balancer about ${name}`, 'tell the load balancer', 'tell lb'],
        done: [`the load balancer knows ${name}`, `lb knows ${name}`, 'lb told'],
      };
    case 'investigate':
      return {
        toDo: [`find the cause of ${name}`, 'find the cause', 'cause'],
        done: [`cause of ${name} found`, 'cause found'],
      };
    case 'maintenance':
      return { toDo: [`drain rack ${name}`, 'drain'], done: [`rack ${name} drained`, 'drained'] };
    case 'prepare-target':
      return {
        toDo: [`prepare rack ${name}`, 'prepare'],
        done: [`rack ${name} prepared`, 'prepared'],
      };
    case 'import-patterns':
      return {
        toDo: [`import patterns to ${name}`, 'import'],
        done: [`patterns imported to ${name}`, 'imported'],
      };
    case 'deploy-standby':
      return {
        toDo: [`deploy standby of ${name}`, 'deploy standby'],
        done: [`standby of ${name} deployed`, 'deployed'],
      };
    case 'start-standby':
      return {
        toDo: [`start standby of ${name}`, 'start standby'],
        done: [`standby of ${name} started`, 'started'],
      };
    case 'switch-sprayer':
      return {
        toDo: [`switch sprayer to ${name}`, 'switch sprayer'],
        done: [`sprayer switched to ${name}`, 'switched'],
      };
    default: {
      const words = action.replaceAll('-', ' ');
      return { toDo: [`${words} ${name}`, words], done: [`${words} done`, 'done'] };
    }
  }
}

/** What a line of the script that is still ahead will do, in a word or two. */
export const plannedWord = (line: Line): string => {
  if ('fault' in line) return 'fail';
  if ('repair' in line) return 'repair';
  if ('action' in line) return line.action.replaceAll('-', ' ');
  return 'maintenance' in line ? 'maintenance' : 'load';
};
