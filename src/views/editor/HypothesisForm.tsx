// What is claimed of the drill, as a form: which workloads stay up, how long an outage may be, and what must not happen. The run judges it.
import { useId } from 'react';
import type { Mistake } from '../../base/result.ts';
import type { Plain } from '../../scenario/grammar.ts';
import { type Draft, mistakeWords, staying } from './draft.ts';

interface Props {
  readonly draft: Draft;
  readonly mistakes: readonly Mistake[];
  readonly setDraft: (draft: Draft) => void;
}

const FLAGS = [
  ['noDataLost', 'No data is lost'],
  ['noDeployerAction', 'Nothing waits for the deployer'],
] as const;

export function HypothesisForm({ draft, mistakes, setDraft }: Props) {
  const { hypothesis } = draft;
  const id = useId();
  const staysUp: readonly unknown[] = Array.isArray(hypothesis?.staysUp) ? hypothesis.staysUp : [];
  const ids = [...new Set(draft.deployments.map((one) => String(one.id)))];
  // A service that several deployments form may be named, too: it stays, and can be taken out.
  const names = [...ids, ...staysUp.map(String).filter((name) => !ids.includes(name))];
  const wrong = mistakes.filter((mistake) => mistake.path.startsWith('hypothesis'));
  const set = (key: string, value: unknown) => {
    const { [key]: _, ...rest } = hypothesis ?? {};
    const next: Plain = value === undefined ? rest : { ...rest, [key]: value };
    setDraft({ ...draft, hypothesis: next });
  };
  return (
    <fieldset className="editor-hypothesis">
      <legend>
        <h3>Hypothesis</h3>
      </legend>
      <p className="s12 q">What the run has to hold: it is judged, and says what broke it.</p>
      {names.map((name) => (
        <label key={name} className="tick">
          <input
            type="checkbox"
            checked={staysUp.includes(name)}
            onChange={(event) => {
              const on = event.currentTarget.checked;
              setDraft({
                ...draft,
                hypothesis: staying(hypothesis, (old) =>
                  on ? [...old, name] : old.filter((one) => one !== name),
                ),
              });
            }}
          />
          {name} stays up
        </label>
      ))}
      {hypothesis !== null && (
        <>
          <div className="field">
            <label htmlFor={`${id}-longest`}>Longest outage allowed</label>
            <input
              id={`${id}-longest`}
              type="text"
              data-path="hypothesis.longestOutage"
              autoComplete="off"
              placeholder="0s"
              value={typeof hypothesis.longestOutage === 'string' ? hypothesis.longestOutage : ''}
              aria-invalid={wrong.length > 0}
              aria-describedby={`${id}-wrong`}
              onInput={(event) => {
                const { value } = event.currentTarget;
                set('longestOutage', value.trim() === '' ? undefined : value.trim());
              }}
            />
          </div>
          {FLAGS.map(([key, words]) => (
            <label key={key} className="tick">
              <input
                type="checkbox"
                checked={hypothesis[key] === true}
                onChange={(event) => set(key, event.currentTarget.checked ? true : undefined)}
              />
              {words}
            </label>
          ))}
        </>
      )}
      <p id={`${id}-wrong`} className="s12 wrong">
        {wrong[0] && `${mistakeWords(wrong[0])}.`}
      </p>
    </fieldset>
  );
}
