// "This drill against…": one option changed, the version before the last change, or another link.
import { useId, useMemo, useState } from 'react';
import { variantsOf } from '../../analysis/variants.ts';
import type { AppState, Deeds } from '../../app/state.ts';
import { oneLine } from '../../base/result.ts';
import { MOST_OTHERS, type Other, type OwnComparison, otherOf, pasted, toExtra } from './own.ts';

interface Props {
  readonly state: AppState;
  readonly deeds: Deeds;
  readonly own: OwnComparison;
}

export function Own({ state, deeds, own }: Props) {
  const { others, mistakes } = own;
  const [said, say] = useState('');
  const [text, setText] = useState('');
  const variants = useMemo(() => variantsOf(state.scenario), [state.scenario]);
  const before = state.past.at(-1);
  const calm = (state.scenario.script ?? []).length === 0;
  const full = others.length >= MOST_OTHERS;
  const status = useId();

  function set(next: readonly Other[], words: string) {
    say(deeds.carry('compare', toExtra(next)) ? words : 'A link cannot carry that much more.');
  }
  const add = (other: Other) => set([...others, other], `${other.name} stands beside it.`);

  return (
    <div className="compare-own no-print">
      <label>
        With one option changed
        <select
          value=""
          disabled={full || variants.length === 0}
          onChange={(event) => {
            const variant = variants[Number(event.currentTarget.value)];
            event.currentTarget.value = '';
            if (variant) add(otherOf(variant.name, variant.scenario));
          }}
        >
          <option value="">Choose …</option>
          {variants.map((variant, i) => (
            <option key={variant.name} value={i}>
              {variant.name}
              {variant.dropped > 0 &&
                ` (without ${variant.dropped} line${variant.dropped === 1 ? '' : 's'} of the script)`}
            </option>
          ))}
        </select>
      </label>
      <button
        type="button"
        className="btn"
        disabled={full || before === undefined}
        onClick={() => before && add(otherOf(`Before: ${before.label}`, before.scenario))}
      >
        Its version before the last change
      </button>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const other = pasted(text);
          if (!other.ok) {
            say(oneLine(other.mistakes));
            return;
          }
          setText('');
          add(other.value);
        }}
      >
        <label>
          Another link
          <input
            type="text"
            autoComplete="off"
            spellCheck={false}
            value={text}
            disabled={full}
            aria-describedby={status}
            onInput={(event) => setText(event.currentTarget.value)}
          />
        </label>
        <button type="submit" className="btn" disabled={full || text.trim() === ''}>
          Add
        </button>
      </form>
      {others.map((other, i) => (
        <button
          key={`${other.name} ${other.link}`}
          type="button"
          className="btn"
          onClick={() =>
            set(
              others.filter((_, j) => j !== i),
              `${other.name} is taken away.`,
            )
          }
        >
          Take away {other.name}
        </button>
      ))}
      <p id={status} role="status" className="s12 q">
        {said !== ''
          ? said
          : others.length === 0
            ? `${calm ? 'Nothing is broken in this drill yet, so there is little to compare: break something on the rack first. ' : ''}Nothing stands beside it yet: choose what it is compared with.`
            : full
              ? 'Four runs are the most that stand side by side.'
              : ''}
      </p>
      {mistakes.map((mistake) => (
        <p key={mistake} className="bad">
          {mistake}
        </p>
      ))}
    </div>
  );
}
