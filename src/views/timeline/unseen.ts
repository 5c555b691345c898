// Event log → what did not happen because of an event, though one might have expected it: nobody monitors, a budget is spent, nobody is told.
import type { LogEvent } from '../../sim/event.ts';
import type { Run } from '../../sim/record.ts';
import { parseVmAddress } from '../../world/processes.ts';
import { monitored } from '../workloads/withheld.ts';
import type { Words } from './wording.ts';

const NOT_MONITORED: Words = ['not monitored', 'unseen'];
const NOBODY_TOLD: Words = ['nobody is told', 'unseen'];
const DAY_SPENT: Words = ['restart of today is spent', 'restart spent', 'spent'];
const RETRY_SPENT: Words = ['its one retry is spent', 'retry spent', 'spent'];

/** What to say beside the event about what does not follow from it; null if nothing of the kind. */
export function unseenOf(run: Run, event: LogEvent): Words | null {
  const part = parseVmAddress(event.subject);
  const deployment = part && run.plan.deployments.find((d) => d.id === part.deployment);
  if (!part || !deployment) return null;
  if (event.kind === 'detection') {
    if (event.data.budget === 'spent') return DAY_SPENT;
    return event.data.retry === 'spent' ? RETRY_SPENT : null;
  }
  if (event.kind !== 'down' || event.actor === 'deployer') return null;
  if (event.data.reason !== undefined || event.data.retry !== undefined) return null;
  if (part.process !== null) return monitored(deployment, part.process) ? null : NOT_MONITORED;
  return deployment.kind === 'custom' && fromFault(run, event) ? NOBODY_TOLD : null;
}

/** Whether the injector did this very thing, and not something above it (a node, a rack). */
function fromFault(run: Run, event: LogEvent): boolean {
  const cause = event.cause === null ? undefined : run.events[event.cause - 1];
  return cause?.kind === 'fault' && cause.subject === event.subject;
}

/** The same in a sentence, for the mark's name. */
export function unseenSentence(name: string, words: Words): string {
  switch (words) {
    case DAY_SPENT:
      return `The one restart of today is spent: the platform does not restart ${name} before the day is over.`;
    case RETRY_SPENT:
      return `The one retry is spent: the platform does not restart ${name} again.`;
    case NOBODY_TOLD:
      return `Nobody is told that ${name} is dead, and nobody restarts it.`;
    default:
      return `Nobody monitors ${name}: the platform does not notice.`;
  }
}
