// Views: what a workload may call itself, in three small marks beside it, once the proof has been run; a press leads to the proof.
import type { Deeds } from '../../app/state.ts';
import type { Moment } from '../../log/moment.ts';
import { marksOf, verdictsNow } from './marks.ts';
import './marks.css';

interface MarksProps {
  readonly moment: Moment;
  readonly service: string;
  readonly deeds: Deeds;
}

/** Each by its shape: ticked, crossed, a dash. */
const SHAPES = {
  proven: 'M1.5 4.5l2 2.2 3-5',
  refuted: 'M1.5 1.5l5 5m0 -5l-5 5',
  'not foreseen': 'M1 4h6',
} as const;

export default function Marks({ moment, service, deeds }: MarksProps) {
  const verdict = verdictsNow(moment)?.find((v) => v.service === service);
  if (!verdict) return null;
  const marks = marksOf(verdict);
  const words = marks.map((mark) => mark.words).join('\n');
  return (
    <button
      type="button"
      className="verdict-marks s12"
      title={words}
      aria-label={`HA, CA, DR: verdicts on ${service}. ${words} Open the proof.`}
      onClick={() => deeds.openPane('proof')}
    >
      {marks.map(({ short, is }) => (
        <span key={short} className={is === 'proven' ? 'proven' : undefined}>
          {short}
          <svg width="8" height="8" viewBox="0 0 8 8" aria-hidden="true">
            <path d={SHAPES[is]} className="f-none s-ink w-15" />
          </svg>
        </span>
      ))}
    </button>
  );
}
