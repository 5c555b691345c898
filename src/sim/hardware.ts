// Hardware that a run has touched, as the wiring keeps it: what was never touched works, and is not here.
import type { RuleId } from '../rules/rulebook.ts';
import type { Actant } from './kernel.ts';
import type { RackFloor } from './population.ts';

/** A piece of hardware at work, and the rule that speaks when it fails. */
export interface Hardware {
  readonly actant: Actant;
  readonly rule: RuleId;
}

/** An array and the drives that make it up now; a spare that was taken is one of them. */
export interface ArrayState {
  readonly address: string;
  readonly controller: string;
  readonly type: 'ssd' | 'hdd';
  readonly actant: Actant;
  readonly members: Set<string>;
  /** The member that is being filled. */
  filling: string | null;
  /** How many members are missing. */
  missing: number;
}

/** The arrays and spares of a controller; made when one of its drives is first touched. */
export interface ControllerState {
  readonly floor: RackFloor;
  readonly arrays: Map<string, ArrayState>;
  readonly spares: { readonly ssd: Set<string>; readonly hdd: Set<string> };
}

/** A span in which the backup server did not work; `to` is null while it lasts. */
export interface TsmOutage {
  readonly from: number;
  to: number | null;
}
