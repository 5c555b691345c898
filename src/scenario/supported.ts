// What the format has and this build does not run yet. Later parts of the work shorten these lists and then delete the file.
import { quoteText } from '../base/quote.ts';
import type { Mistake } from '../base/result.ts';
import { ACTIONS, type Action, type Line, type Scenario } from './validator.ts';

const LATER_ACTIONS: ReadonlySet<Action> = new Set([]);
export const SUPPORTED_ACTIONS = ACTIONS.filter((action) => !LATER_ACTIONS.has(action));

/** A mistake for each line that a later build will run. */
export function unsupported(scenario: Scenario): Mistake[] {
  const mistakes: Mistake[] = [];
  scenario.script?.forEach((line, i) => {
    const key = laterKey(line);
    if (key)
      mistakes.push({
        path: `script[${i}].${key}`,
        found: key === 'action' && 'action' in line ? quoteText(line.action) : `a ${key} line`,
        expected:
          key === 'action'
            ? `an action this build runs yet: ${SUPPORTED_ACTIONS.join(', ')}`
            : 'a line this build runs yet: fault, repair, action, load or used',
      });
  });
  return mistakes;
}

function laterKey(line: Line): string | null {
  if ('maintenance' in line) return 'maintenance';
  return 'action' in line && LATER_ACTIONS.has(line.action) ? 'action' : null;
}
