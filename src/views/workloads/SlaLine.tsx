// Views: the SLA of a workload as a small line over the time so far.
import type { Moment } from '../../log/moment.ts';
import { slaLine } from './sla.ts';

const WIDE = 60;
const HIGH = 12;

export function SlaLine({ moment, of }: { moment: Moment; of: string }) {
  const drawn = slaLine(moment.run, of, moment.t, WIDE, HIGH);
  if (drawn === null) return null;
  return (
    <svg className="sla" width={WIDE} height={HIGH} role="img" aria-label={drawn.words}>
      <title>{drawn.words}</title>
      <path d={drawn.line} className="f-none s-ink w-15" />
      <path d={drawn.dead} className="f-none s-red w-20" />
    </svg>
  );
}
