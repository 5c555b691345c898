// The options of one deployment, as the validator lists them.
import type { Mistake } from '../../base/result.ts';
import { type Field, fieldOfMistake, fieldsOf, KIND_WORDS, KINDS } from '../../scenario/form.ts';
import { layoutOf } from '../../scenario/plan.ts';
import { choicesAt, type Draft, kindOf, mistakeWords, withValue } from './draft.ts';
import { FormField } from './FormField.tsx';

interface Props {
  readonly draft: Draft;
  readonly index: number;
  readonly mistakes: readonly Mistake[];
  readonly setDraft: (draft: Draft) => void;
  readonly remove: () => void;
}

/** Keys that every kind of deployment has. */
const EVERYWHERE: ReadonlySet<string> = new Set(
  fieldsOf('custom')
    .map((field) => field.key)
    .filter((key) => KINDS.every((kind) => fieldsOf(kind).some((field) => field.key === key))),
);

export function DeploymentForm({ draft, index, mistakes, setDraft, remove }: Props) {
  const spec = draft.deployments[index];
  if (!spec) return <section className="editor-form" aria-label="Options" />;
  const kind = kindOf(spec);
  const said = new Map(
    mistakes.flatMap((mistake) => {
      const at = fieldOfMistake(mistake.path);
      return at?.deployment === index ? [[at.path, mistakeWords(mistake)] as const] : [];
    }),
  );
  const whole = said.get('');
  const fields = fieldsOf(kind);
  // Its name and what is its own come first; what every kind has is at the end.
  const common = fields.filter((field) => field.key !== 'id' && EVERYWHERE.has(field.key));
  const own = fields.filter((field) => !common.includes(field));
  const shown = (field: Field) => (
    <FormField
      key={field.path}
      field={field}
      spec={spec}
      racks={layoutOf(draft.from).racks}
      choices={(path) => choicesAt(draft, index, path)}
      wrong={(path) => said.get(path)}
      change={(path, value) => setDraft(withValue(draft, index, path, value))}
    />
  );
  return (
    <section className="editor-form" aria-labelledby="editor-form">
      <h3 id="editor-form" tabIndex={-1}>
        Options of {String(spec.id)}
      </h3>
      <p className="q">
        {kind}: {KIND_WORDS[kind]}
      </p>
      {whole !== undefined && <p className="wrong">{whole}.</p>}
      {own.map(shown)}
      {common.length > 0 && <h4>As every deployment has</h4>}
      {common.map(shown)}
      <button type="button" className="btn" onClick={remove}>
        Remove {String(spec.id)}
      </button>
    </section>
  );
}
