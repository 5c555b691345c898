// The steps of disaster recovery as the checklist names them.
import type { Action } from '../../scenario/validator.ts';

export const STEP_WORDS: Readonly<Partial<Record<Action, string>>> = {
  'prepare-target': 'Users, rights and cloud groups on',
  'import-patterns': 'Patterns imported on',
  'deploy-standby': 'Deployed over there:',
  'restore-backup': 'Backup restored:',
  'start-standby': 'Started over there:',
  'switch-sprayer': 'Sprayer switched for',
};
