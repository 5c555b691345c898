// A scaling policy: it acts when its tier has been short, or in excess, for a whole interval without a break (rulebook 7.6).
import type { TimingKey } from '../scenario/timings.ts';
import { kind } from './kind.ts';

function scaler(id: string, interval: TimingKey) {
  return kind.createMachine({
    id: 'scaler',
    description: id,
    initial: 'content',
    on: { LEAVE: '.content' },
    states: {
      content: { on: { SHORT: 'short', EXCESS: 'excess' } },
      short: {
        on: { CONTENT: 'content', EXCESS: 'excess' },
        after: { [interval]: { target: '#scaler.short', reenter: true, actions: 'scaleOut' } },
      },
      excess: {
        on: { CONTENT: 'content', SHORT: 'short' },
        after: { [interval]: { target: '#scaler.excess', reenter: true, actions: 'scaleIn' } },
      },
    },
  });
}

export const scalingPolicy = scaler('scaling-policy', 'scalingDecision');
export const dynamicCluster = scaler('dynamic-cluster', 'impDecision');
