// The assumptions: how often each kind of part fails and how long its repair takes. Edited here, kept in the scenario.
import { useMemo, useState } from 'react';
import { DEFAULT_RATES, RATE_WORDS, type RatePart, type Rates } from '../../analysis/rates.ts';
import { writeDuration } from '../../base/duration.ts';
import { parseValue } from '../../scenario/parse.ts';
import { RATE_PARTS, type Scenario } from '../../scenario/validator.ts';
import { toFile } from '../../scenario/write.ts';

interface Props {
  readonly scenario: Scenario;
  readonly rates: Rates;
  readonly change: (scenario: Scenario, label: string) => void;
}

type Key = 'afr' | 'repair';
/** As typed, by `node.afr`. */
type Draft = Readonly<Record<string, string>>;

const hasRepair = (part: RatePart) => part !== 'vm' && part !== 'process';

export function RatesForm({ scenario, rates, change }: Props) {
  const [draft, setDraft] = useState<Draft>({});
  const checked = useMemo(() => check(scenario, rates, draft), [scenario, rates, draft]);
  const fresh = Object.keys(draft).length === 0;
  const field = (part: RatePart, key: Key) => {
    const path = `${part}.${key}`;
    const value = draft[path] ?? shown(rates, part, key);
    const wrong = checked.mistakes.get(path);
    const what = key === 'afr' ? 'failures a year' : 'repaired after';
    return (
      <>
        <input
          type="text"
          inputMode={key === 'afr' ? 'decimal' : 'text'}
          aria-label={`${RATE_WORDS[part]}, ${what}`}
          aria-invalid={wrong !== undefined}
          aria-describedby={wrong === undefined ? undefined : `wrong-${path}`}
          value={value}
          onInput={(event) =>
            setDraft(put(draft, path, event.currentTarget.value, shown(rates, part, key)))
          }
        />
        {wrong !== undefined && (
          <span id={`wrong-${path}`} className="s12 bad">
            {wrong}
          </span>
        )}
      </>
    );
  };
  return (
    <form
      className="rates"
      onSubmit={(event) => {
        event.preventDefault();
        if (checked.scenario === null || fresh) return;
        change(checked.scenario, 'change failure rates');
        setDraft({});
      }}
    >
      <table>
        <caption>
          <b className="s15">Assumptions</b>
          <span className="q">
            None of these comes from IBM: some follow field studies, the others are this project’s
            guesses. Change what you know better.
          </span>
        </caption>
        <thead>
          <tr>
            <th scope="col">Part</th>
            <th scope="col">Failures a year</th>
            <th scope="col">Repaired after</th>
          </tr>
        </thead>
        <tbody>
          {RATE_PARTS.map((part) => (
            <tr key={part}>
              <th scope="row">
                {RATE_WORDS[part]}
                {differs(rates, part) && <span className="s12 q"> (changed)</span>}
              </th>
              <td>{field(part, 'afr')}</td>
              <td>
                {hasRepair(part) ? (
                  field(part, 'repair')
                ) : (
                  <span className="s12 qq">by platform, middleware or you</span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="rates-deeds no-print">
        <button
          type="submit"
          className="btn pri"
          aria-disabled={fresh || checked.scenario === null}
        >
          Use these rates
        </button>
        <button
          type="button"
          className="btn"
          disabled={scenario.rates === undefined && fresh}
          onClick={() => {
            setDraft({});
            const { rates: _, ...rest } = scenario;
            if (scenario.rates !== undefined) change(rest, 'default failure rates');
          }}
        >
          Back to the defaults
        </button>
      </div>
    </form>
  );
}

const shown = (rates: Rates, part: RatePart, key: Key): string =>
  key === 'afr' ? String(rates[part].afr) : writeDuration(rates[part].repairMs);

const differs = (rates: Rates, part: RatePart): boolean =>
  rates[part].afr !== DEFAULT_RATES[part].afr ||
  rates[part].repairMs !== DEFAULT_RATES[part].repairMs;

/** What was typed back to what it was is no change. */
function put(draft: Draft, path: string, value: string, was: string): Draft {
  const { [path]: _, ...rest } = draft;
  return value === was ? rest : { ...rest, [path]: value };
}

interface Checked {
  readonly scenario: Scenario | null;
  readonly mistakes: ReadonlyMap<string, string>;
}

/** The scenario with what was typed, or what is wrong with it, field by field. */
export function check(scenario: Scenario, rates: Rates, draft: Draft): Checked {
  const file = toFile(scenario);
  const own: Record<string, Record<string, unknown>> = {};
  for (const part of RATE_PARTS) own[part] = { ...(file.rates?.[part] ?? {}) };
  for (const [path, text] of Object.entries(draft)) {
    const [part = '', key = ''] = path.split('.');
    const value = text.trim();
    const entry = own[part];
    if (!entry) continue;
    entry[key] = key === 'afr' ? (/^\d*\.?\d+$/.test(value) ? Number(value) : value) : value;
    if (entry[key] === shown(rates, part as RatePart, key as Key)) delete entry[key];
  }
  const said = Object.fromEntries(
    Object.entries(own).filter(([, rate]) => Object.keys(rate).length > 0),
  );
  const read = parseValue({ ...file, rates: said });
  if (read.ok) return { scenario: read.value, mistakes: new Map() };
  return {
    scenario: null,
    mistakes: new Map(
      read.mistakes.map(({ path, expected }) => [
        path.replace(/^rates\./, ''),
        `Expected ${expected}.`,
      ]),
    ),
  };
}
