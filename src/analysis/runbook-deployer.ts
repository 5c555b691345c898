// What a fault left to the deployer, in words: the items it put on the list, those that closed by themselves told apart.
import { capital } from '../base/english.ts';
import { actionWords } from '../log/sentence.ts';
import type { Item } from '../sim/record.ts';
import type { Effects } from './runbook-effects.ts';

export interface DeployerPart {
  readonly deployerAction: string;
  readonly actions: readonly string[];
  readonly blocking: boolean;
}

export function deployerAction({ items, target }: Effects): DeployerPart {
  // One open item per part: a later one replaces it (rulebook 7.10).
  const latest = [...new Map(items.map((item) => [item.subject, item])).values()];
  if (latest.length === 0)
    return { deployerAction: 'Nothing to do.', actions: [], blocking: false };
  return {
    deployerAction: latest.map((item) => sentenceOf(item, target)).join(' '),
    actions: [...new Set(latest.flatMap((item) => item.actions))],
    blocking: latest.some(waits),
  };
}

/** A blocking item that closed although nobody came did not need anybody. */
const waits = (item: Item): boolean => item.blocking && item.to === null;

function sentenceOf(item: Item, target: string): string {
  const words = either(item.actions.map(actionWords));
  // The list of a part names the part; what is left for another one names that.
  const own = item.subject === target;
  const said = own ? words : `for ${item.subject}: ${words}`;
  const note = !item.blocking
    ? ' (follow-up)'
    : waits(item)
      ? ''
      : ' (sooner than it comes back by itself)';
  return `${capital(said)}${note}.`;
}

const either = (words: readonly string[]): string =>
  words.length < 3
    ? words.join(' or ')
    : `${words.slice(0, -1).join(', ')}, or ${words[words.length - 1]}`;
