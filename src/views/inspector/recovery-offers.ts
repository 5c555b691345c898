// Selected rack or deployment → the steps of disaster recovery that the deployer can take for it now, each with what it costs with all that is missing before it (rulebook 7.22).
import type { Deed } from '../../app/state.ts';
import type { Moment } from '../../log/moment.ts';
import { applicationsOf, stepStateAt, workLeftAt } from '../../log/recovery-steps.ts';
import { targetOf } from '../../scenario/plan.ts';
import type { Action } from '../../scenario/validator.ts';
import { left } from '../workloads/words.ts';
import type { Offer } from './offer.ts';

/** What can no longer be done costs nothing any more. */
const offer = (key: string, label: string, ms: number, deed: Deed, now: boolean): Offer => ({
  key,
  label,
  cost: now && ms > 0 ? left(ms) : '',
  deed,
  kind: 'action',
  now,
});

/** What can be prepared on a rack for those of another site; none if nobody critical would be rebuilt on it. */
export function offersOfRack(m: Moment, rack: string): Offer[] {
  const { plan } = m.run;
  const app = applicationsOf(plan).find((d) => targetOf(plan.racks, d.rack)?.id === rack);
  if (!app) return [];
  const of = (action: Action, label: string) =>
    offer(
      action,
      label,
      workLeftAt(m.run, m.t, app, action),
      { action, target: rack },
      stepStateAt(m.run, m.t, { action, subject: rack }) === 'missing',
    );
  return [
    of('prepare-target', 'Set up users, rights and cloud groups'),
    of('import-patterns', 'Import the patterns'),
  ];
}

/** How a deployment is brought to a rack at another site; none without such a rack, or if nothing is critical. */
export function offersOfDeployment(m: Moment, id: string): Offer[] {
  const { plan } = m.run;
  const deployment = plan.deployments.find((d) => d.id === id);
  const target = deployment && targetOf(plan.racks, deployment.rack);
  // Where nobody is critical, two sites stand for something else.
  if (!deployment || !target || applicationsOf(plan).length === 0) return [];
  const database = deployment.kind === 'vsys-db2' || deployment.kind === 'vapp-db2';
  const moved = m.standsAt(id) !== null;
  const cost = (action: Action) => workLeftAt(m.run, m.t, deployment, action);
  const missing = (action: Action) =>
    !moved && stepStateAt(m.run, m.t, { action, subject: id }) === 'missing';
  const deploy = { action: 'deploy-standby', target: id } as const;
  const ms = cost('deploy-standby');
  const unserved = database && m.primary(id) === null;
  return [
    offer(
      'deploy-standby',
      `Deploy ${id} on ${target.id}, stopped`,
      ms,
      deploy,
      missing('deploy-standby'),
    ),
    offer(
      'deploy-running',
      `Deploy ${id} on ${target.id}, running`,
      ms,
      { ...deploy, running: true },
      missing('deploy-standby'),
    ),
    ...(database && deployment.backup
      ? [
          offer(
            'restore-backup',
            `Restore ${id} from its backup`,
            cost('restore-backup'),
            { action: 'restore-backup', target: id },
            unserved && missing('restore-backup'),
          ),
        ]
      : []),
    offer(
      'start-standby',
      `Start ${id} on ${target.id}`,
      cost('start-standby'),
      { action: 'start-standby', target: id },
      missing('start-standby'),
    ),
    ...(database
      ? []
      : [
          offer(
            'switch-sprayer',
            `Switch ${id} to ${target.id}`,
            cost('switch-sprayer'),
            { action: 'switch-sprayer', target: id },
            missing('switch-sprayer'),
          ),
        ]),
  ];
}
