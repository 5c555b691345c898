// Which comparison: what was deployed, and what dies; or the drill on screen against others.
import { FAMILIES, FAULTS, type Family, type Fault } from '../../analysis/comparisons.ts';
import type { Chosen } from './chosen.ts';

interface Props {
  readonly chosen: Chosen;
  readonly choose: (next: Partial<Chosen>) => void;
}

const FAMILY_WORDS: Readonly<Record<Family, string>> = { was: 'WebSphere', db: 'DB2' };
const FAULT_WORDS: Readonly<Record<Fault, string>> = {
  process: 'Process dies',
  vm: 'VM dies',
  node: 'Node dies',
};

export function Choose({ chosen, choose }: Props) {
  const [family, fault] = chosen.of === 'own' ? [null, null] : chosen.of.split('/');
  return (
    <div className="compare-choose no-print">
      <fieldset className="choice" aria-label="What is compared">
        {FAMILIES.map((one) => (
          <button
            key={one}
            type="button"
            className="btn"
            aria-pressed={family === one}
            onClick={() => choose({ of: `${one}/${fault ?? 'vm'}` })}
          >
            {FAMILY_WORDS[one]}
          </button>
        ))}
        <button
          type="button"
          className="btn"
          aria-pressed={family === null}
          onClick={() => choose({ of: 'own' })}
        >
          This drill
        </button>
      </fieldset>
      {family !== null && (
        <fieldset className="choice" aria-label="What fails">
          {FAULTS.map((one) => (
            <button
              key={one}
              type="button"
              className="btn"
              aria-pressed={fault === one}
              onClick={() => choose({ of: `${family}/${one}` })}
            >
              {FAULT_WORDS[one]}
            </button>
          ))}
        </fieldset>
      )}
    </div>
  );
}
