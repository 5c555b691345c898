// What a run came to → the few figures of its row in the table.
import type { Told } from '../../analysis/comparison.ts';
import { clock } from '../../base/duration.ts';
import { faultsOf } from './layout.ts';
import { choiceWords } from './words.ts';

export interface Figure {
  readonly head: string;
  readonly value: string;
  /** Second lines. */
  readonly notes: readonly string[];
  readonly damage: boolean;
}

const WHO: Readonly<Record<string, string>> = {
  deployer: 'you',
  injector: 'the repair',
};

/** Outage, recovery, who, and what is left; `helpedAt` is when it would be whole if the deployer acted at once. */
export function figuresOf(told: Told, helpedAt: number | null): Figure[] {
  const faultAt = faultsOf(told.run.events)[0]?.t ?? 0;
  const since = (t: number) => clock(t - faultAt);
  const { wholeAt, touched, by, left, deeds, workMs } = told;
  return [
    {
      head: 'Outage',
      value:
        told.outSince !== null
          ? `since ${clock(told.outSince)}`
          : told.outageMs === 0
            ? 'none'
            : clock(told.outageMs),
      notes: [
        ...(told.outSince === null ? [] : [`${clock(told.outageMs)} so far`]),
        ...(told.slaMissedMs > 0 && told.outageMs === 0
          ? [`SLA missed for ${clock(told.slaMissedMs)}`]
          : []),
        ...lossesOf(told),
      ],
      damage: told.outageMs > 0,
    },
    {
      head: 'Whole again',
      value: !touched ? 'never less' : wholeAt === null ? 'never' : since(wholeAt),
      notes: helpedAt === null ? [] : [`${since(helpedAt)} if you act at once`],
      damage: false,
    },
    {
      head: 'By whom',
      value: by !== null ? (WHO[by] ?? by) : touched && wholeAt === null ? 'you' : 'nobody had to',
      notes: touched && wholeAt !== null ? [told.newIp ? 'new IP' : 'same IP'] : [],
      damage: false,
    },
    {
      head: 'Left to you',
      value:
        deeds > 0
          ? `${deeds} deed${deeds === 1 ? '' : 's'}, ${clock(workMs)} of work`
          : left.length === 0
            ? 'nothing'
            : `${left.length} thing${left.length === 1 ? '' : 's'}`,
      notes: left.slice(0, 3).map(({ subject, actions }) => `${subject}: ${choiceWords(actions)}`),
      damage: false,
    },
  ];
}

const lossesOf = ({ run }: Told): string[] => {
  const sessions = [...run.sessionsLost.values()].reduce((sum, count) => sum + count, 0);
  return [
    ...(run.events.some((event) => event.kind === 'data-lost') ? ['data lost'] : []),
    ...(sessions > 0 ? [`${sessions} sessions lost`] : []),
  ];
};
