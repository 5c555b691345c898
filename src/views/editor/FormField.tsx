// One option of a deployment as a control: named, with its default, and with what the validator says to it.
import { useId } from 'react';
import { defaultOf, type Field, type Value, valueAt } from '../../scenario/form.ts';
import type { Plain } from '../../scenario/grammar.ts';
import type { RackSpec } from '../../scenario/validator.ts';

export interface FieldProps {
  readonly field: Field;
  readonly spec: Plain;
  readonly racks: readonly RackSpec[];
  /** What a reference may name. */
  readonly choices: (path: string) => readonly string[];
  /** What is wrong at a path, in words; undefined if nothing is. */
  readonly wrong: (path: string) => string | undefined;
  readonly change: (path: string, value: unknown) => void;
}

export function FormField(props: FieldProps) {
  const { field, spec, racks, wrong } = props;
  const id = useId();
  if (field.control === 'group') return <GroupField {...props} />;
  const said = wrong(field.path);
  const fallback = defaultOf(field.path, spec, racks);
  return (
    <div className={field.control === 'checkbox' ? 'field tick' : 'field'}>
      <label htmlFor={id}>{field.label}</label>
      <Control {...props} id={id} invalid={said !== undefined} fallback={fallback} />
      <p id={`${id}-help`} className="s12 qq">
        {said !== undefined && <span className="wrong">{said}. </span>}
        {field.help}
        {field.control === 'number' && ` ${field.min} to ${field.max}.`}
      </p>
    </div>
  );
}

interface ControlProps extends FieldProps {
  readonly id: string;
  readonly invalid: boolean;
  readonly fallback: Value;
}

function Control({ field, spec, choices, change, id, invalid, fallback }: ControlProps) {
  const value = valueAt(spec, field.path);
  const common = {
    id,
    'aria-describedby': `${id}-help`,
    'aria-invalid': invalid,
    // Where a mistake's button finds its field.
    'data-path': field.path,
  };
  /** What is the default is not written down: files and links stay short. */
  const say = (said: unknown) => change(field.path, said === fallback ? undefined : said);
  switch (field.control) {
    case 'checkbox':
      return (
        <input
          {...common}
          type="checkbox"
          checked={(value ?? fallback) === true}
          onChange={(event) => say(event.currentTarget.checked)}
        />
      );
    case 'select':
    case 'reference': {
      const offered = field.control === 'select' ? field.options : choices(field.path);
      const now = String(value ?? fallback ?? '');
      return (
        <select
          {...common}
          value={now}
          onChange={(event) => say(event.currentTarget.value || undefined)}
        >
          {fallback === null && <option value="">none</option>}
          {now !== '' && !offered.includes(now) && <option value={now}>{now} (not there)</option>}
          {offered.map((one) => (
            <option key={one} value={one}>
              {one}
              {one === fallback && ' (default)'}
            </option>
          ))}
        </select>
      );
    }
    default:
      return (
        <input
          {...common}
          type="text"
          inputMode={field.control === 'number' ? 'decimal' : 'text'}
          autoComplete="off"
          spellCheck={false}
          value={value === undefined ? '' : String(value)}
          placeholder={fallback === null ? '' : String(fallback)}
          onInput={(event) => change(field.path, typed(field, event.currentTarget.value))}
        />
      );
  }
}

/** What a text means in a file. A number is one only if it would be written the same: what is half typed stays text. */
function typed(field: Field, text: string): string | number | undefined {
  if (text === '') return field.needed ? '' : undefined;
  return field.control === 'number' && String(Number(text)) === text ? Number(text) : text;
}

/** Options that belong together; some are there only if asked for. */
function GroupField(props: FieldProps) {
  const { field, spec, change, wrong } = props;
  const id = useId();
  const there = !field.optional || valueAt(spec, field.path) !== undefined;
  const said = wrong(field.path);
  return (
    <fieldset className="field">
      <legend>{field.label}</legend>
      {field.optional && (
        <div className="field tick">
          <label htmlFor={id}>{`With ${withWord(field)}`}</label>
          <input
            id={id}
            type="checkbox"
            aria-describedby={`${id}-help`}
            data-path={field.path}
            checked={there}
            onChange={(event) => change(field.path, event.currentTarget.checked ? {} : undefined)}
          />
          <p id={`${id}-help`} className="s12 qq">
            {field.help}
          </p>
        </div>
      )}
      {said !== undefined && <p className="s12 wrong">{said}.</p>}
      {there &&
        field.fields.map((inner) => <FormField {...props} key={inner.path} field={inner} />)}
    </fieldset>
  );
}

/** `Scaling` → `scaling`; `HADR` stays. */
const withWord = ({ label }: Field): string =>
  /^[A-Z]{2}/.test(label) ? label : label.charAt(0).toLowerCase() + label.slice(1);
