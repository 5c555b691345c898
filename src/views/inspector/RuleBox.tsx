// Views: the rule that speaks when the selected part fails, and with a cross what the platform will not do.
import type { Deeds } from '../../app/state.ts';
import type { Moment } from '../../log/moment.ts';
import { Terms } from '../glossary/Terms.tsx';
import { ruleFor } from './rule.ts';

interface RuleBoxProps {
  readonly deeds: Pick<Deeds, 'openPane'>;
  readonly moment: Moment;
  readonly address: string;
}

const NOTHING_TO_DO = 'Nothing to do.';

export function RuleBox({ moment, address, deeds }: RuleBoxProps) {
  const rule = ruleFor(moment, address);
  if (rule === null) return null;
  return (
    <section className="rule" aria-label={`Rule ${rule.id}`}>
      <p className="s12 qq">
        <b>Rule {rule.id}</b>
        <span>{rule.slide === null ? 'our own' : `slide ${rule.slide}`}</span>
      </p>
      <p>
        <Terms text={rule.happens} deeds={deeds} />
      </p>
      {rule.notDone !== null && (
        <p className="not">
          <svg width="16" height="16" viewBox="0 0 16 16" className="sign" role="img">
            <title>Not done:</title>
            <path d="M3.5 3.5l9 9M12.5 3.5l-9 9" />
          </svg>
          <span>
            <Terms text={rule.notDone} deeds={deeds} />
          </span>
        </p>
      )}
      {rule.deployer !== NOTHING_TO_DO && (
        <p className="s12 q">
          <b>Yours:</b> <Terms text={rule.deployer} deeds={deeds} />
        </p>
      )}
    </section>
  );
}
