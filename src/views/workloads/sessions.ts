// Run → views: the sessions of a workload's users: how many its members hold and where they are kept, how many are gone so far (rulebook 7.18).
import type { Moment } from '../../log/moment.ts';
import type { Deployment } from '../../scenario/plan.ts';
import type { HeadLine } from './history.ts';

/** Sessions for each request per second, as the engine counts them. */
const PER_REQUEST = 10;
const KEPT = { shared: 'in the database', local: 'in their cells', memory: 'in memory' } as const;

/** What is held and what is gone, a line each; what is down holds no figure that looks healthy. */
export function sessionLines(
  m: Moment,
  id: string,
  deployments: readonly Deployment[],
  down: boolean,
): HeadLine[] {
  const kept = deployments.find((d) => d.sessions !== null)?.sessions;
  if (!kept) return [];
  const held = PER_REQUEST * m.load(id);
  const lines: HeadLine[] = [];
  if (!down && held > 0)
    lines.push({ key: 'sessions', text: `${held} sessions ${KEPT[kept]}`, red: false });
  let lost = 0;
  for (const event of m.run.events) {
    if (event.t > m.t) break;
    if (event.kind === 'sessions-lost' && event.subject === id) lost += Number(event.data.count);
  }
  if (lost > 0) lines.push({ key: 'lost', text: `${lost} sessions lost`, red: true });
  return lines;
}
