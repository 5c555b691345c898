// Scenarios: start from what comes with the program, add and remove deployments, set their options; one step that undo takes back.
import { useEffect, useId, useMemo, useRef, useState } from 'react';
import type { AppState, Deeds } from '../../app/state.ts';
import type { Mistake } from '../../base/result.ts';
import { fieldOfMistake, KIND_WORDS, KINDS } from '../../scenario/form.ts';
import type { Kind, Scenario } from '../../scenario/validator.ts';
import { warningsOf } from '../../scenario/warnings.ts';
import { DeploymentForm } from './DeploymentForm.tsx';
import {
  changeWords,
  check,
  type Draft,
  draftOf,
  kindOf,
  mistakeWords,
  selectionIn,
  titleOf,
  withNew,
  without,
} from './draft.ts';
import { HypothesisForm } from './HypothesisForm.tsx';
import { Room } from './Room.tsx';
import { Starts } from './Starts.tsx';
import './editor.css';

interface Props {
  readonly state: AppState;
  readonly deeds: Deeds;
  readonly close: () => void;
}

/** A draft that was closed and not applied comes back as long as its scenario is on screen. */
let unfinished: { readonly of: Scenario; readonly draft: Draft } | null = null;

export default function Editor({ state, deeds, close }: Props) {
  const { scenario } = state;
  const dialog = useRef<HTMLDialogElement>(null);
  const [draft, setDraft] = useState<Draft>(() =>
    unfinished?.of === scenario ? unfinished.draft : draftOf(scenario),
  );
  const [chosen, choose] = useState(0);
  const checked = useMemo(() => check(draft), [draft]);
  const warnings = checked.world === null ? [] : warningsOf(checked.world.plan);
  const words = changeWords(scenario, draft);
  const fresh = words === 'change nothing';
  const title = useId();
  useEffect(() => {
    const here = dialog.current;
    if (here && !here.open) here.showModal();
  }, []);
  const applied = useRef(false);

  function start(from: Scenario) {
    setDraft(draftOf(from));
    choose(0);
  }
  function apply() {
    if (checked.scenario === null || checked.world === null) return;
    applied.current = true;
    dialog.current?.close();
    deeds.change(checked.scenario, words, selectionIn(checked.world, state.selected));
  }
  function closed() {
    unfinished = applied.current || fresh ? null : { of: scenario, draft };
    close();
  }
  /** To the field of a mistake: first its deployment, then, when that is on screen, the control. */
  function goTo(mistake: Mistake) {
    const at = fieldOfMistake(mistake.path);
    if (at) choose(at.deployment);
    const path = at === null ? mistake.path : at.path;
    requestAnimationFrame(() => {
      const field = dialog.current?.querySelector<HTMLElement>(`[data-path="${CSS.escape(path)}"]`);
      (field ?? dialog.current?.querySelector<HTMLElement>('.editor-form h3'))?.focus();
    });
  }
  const index = Math.min(chosen, draft.deployments.length - 1);

  return (
    <dialog
      ref={dialog}
      className="editor"
      aria-labelledby={title}
      onClose={closed}
      onKeyDown={(event) => {
        // As in any form: Enter in a field of one line does what the button at the foot does.
        const { target } = event;
        if (event.key !== 'Enter' || event.defaultPrevented || fresh) return;
        if (!(target instanceof HTMLInputElement) || !ONE_LINE.has(target.type)) return;
        event.preventDefault();
        apply();
      }}
    >
      <header>
        <h2 id={title} className="s18">
          Scenarios
        </h2>
        <button type="button" className="btn" onClick={() => dialog.current?.close()}>
          Close
        </button>
      </header>
      <div className="editor-body">
        <Starts on={scenario} from={draft.from} start={start} />
        <section className="editor-list" aria-label="Deployments">
          <TitleField draft={draft} setDraft={setDraft} mistakes={checked.mistakes} />
          <Room draft={draft} checked={checked} index={index} />
          <Deployments
            draft={draft}
            mistakes={checked.mistakes}
            index={index}
            choose={choose}
            add={(kind) => {
              const added = withNew(draft, kind);
              setDraft(added.draft);
              choose(added.index);
            }}
          />
          <HypothesisForm draft={draft} mistakes={checked.mistakes} setDraft={setDraft} />
        </section>
        <DeploymentForm
          // Another deployment has other controls: nothing of the one before may stay in them.
          key={`${index} ${draft.deployments[index]?.kind}`}
          draft={draft}
          index={index}
          mistakes={checked.mistakes}
          setDraft={setDraft}
          remove={() => {
            setDraft(without(draft, index));
            choose(Math.max(0, index - 1));
          }}
        />
      </div>
      <footer>
        <div role="status">
          {checked.mistakes.length > 0 ? (
            <Mistakes draft={draft} mistakes={checked.mistakes} goTo={goTo} />
          ) : checked.dropped.length > 0 ? (
            <p>
              {checked.dropped.length === 1 ? 'A line' : `${checked.dropped.length} lines`} of the
              script will go, for what they name is gone: {checked.dropped.join('; ')}.
            </p>
          ) : (
            <p className="q">{fresh ? 'Nothing is changed yet.' : `This will ${words}.`}</p>
          )}
          {warnings.map(({ path, sentence }) => (
            <p key={path}>
              <strong>Warning:</strong> {sentence}
            </p>
          ))}
        </div>
        {!fresh && (
          <button type="button" className="btn" onClick={() => start(scenario)}>
            Start over
          </button>
        )}
        <button
          type="button"
          className={fresh || checked.scenario === null ? 'btn off' : 'btn pri'}
          aria-disabled={fresh || checked.scenario === null}
          onClick={() => !fresh && apply()}
        >
          {draft.from === scenario ? 'Apply' : 'Open'}
        </button>
      </footer>
    </dialog>
  );
}

/** Kinds of fields in which Enter means "that is it"; in the search it means nothing. */
const ONE_LINE: ReadonlySet<string> = new Set(['text', 'number']);

interface TitleProps {
  readonly draft: Draft;
  readonly setDraft: (draft: Draft) => void;
  readonly mistakes: readonly Mistake[];
}

function TitleField({ draft, setDraft, mistakes }: TitleProps) {
  const id = useId();
  const wrong = mistakes.find((mistake) => mistake.path === 'title');
  return (
    <div className="field">
      <label htmlFor={id}>Title</label>
      <input
        id={id}
        type="text"
        data-path="title"
        autoComplete="off"
        value={draft.title}
        placeholder={titleOf(draft.from)}
        aria-invalid={wrong !== undefined}
        aria-describedby={`${id}-wrong`}
        onInput={(event) => setDraft({ ...draft, title: event.currentTarget.value })}
      />
      <p id={`${id}-wrong`} className="s12 wrong">
        {wrong && `${mistakeWords(wrong)}.`}
      </p>
    </div>
  );
}

interface ListProps {
  readonly draft: Draft;
  readonly mistakes: readonly Mistake[];
  readonly index: number;
  readonly choose: (index: number) => void;
  readonly add: (kind: Kind) => void;
}

function Deployments({ draft, mistakes, index, choose, add }: ListProps) {
  const [kind, setKind] = useState<Kind>('vapp-was');
  const wrong = new Set(mistakes.map((mistake) => fieldOfMistake(mistake.path)?.deployment));
  // Two may have one name while it is being typed.
  const keys = draft.deployments.map(
    ({ id }, i) => `${id} ${draft.deployments.slice(0, i).filter((one) => one.id === id).length}`,
  );
  return (
    <>
      <h3>Deployments</h3>
      <ul>
        {draft.deployments.map((spec, i) => (
          <li key={keys[i]}>
            <button
              type="button"
              className="pick"
              aria-current={i === index}
              onClick={() => choose(i)}
            >
              <b>{String(spec.id)}</b> <span className="q">{KIND_WORDS[kindOf(spec)]}</span>
              {wrong.has(i) && <span className="wrong"> has a mistake</span>}
            </button>
          </li>
        ))}
      </ul>
      {draft.deployments.length === 0 && <p className="q">None: an empty rack.</p>}
      <div className="add">
        <label>
          <span className="unseen">Kind of the new deployment</span>
          <select value={kind} onChange={(event) => setKind(event.currentTarget.value as Kind)}>
            {KINDS.map((one) => (
              <option key={one} value={one}>
                {one}: {KIND_WORDS[one]}
              </option>
            ))}
          </select>
        </label>
        <button type="button" className="btn" onClick={() => add(kind)}>
          Add deployment
        </button>
      </div>
    </>
  );
}

interface MistakesProps {
  readonly draft: Draft;
  readonly mistakes: readonly Mistake[];
  readonly goTo: (mistake: Mistake) => void;
}

/** More are not listed: they are at their fields. */
const MOST = 3;

function Mistakes({ draft, mistakes, goTo }: MistakesProps) {
  return (
    <ul className="mistakes">
      {mistakes.slice(0, MOST).map((mistake) => (
        <li key={mistake.path}>
          <button type="button" className="btn bare" onClick={() => goTo(mistake)}>
            {placeWords(draft, mistake)}
          </button>{' '}
          <span className="wrong">{mistakeWords(mistake)}</span>
        </li>
      ))}
      {mistakes.length > MOST && <li>and {mistakes.length - MOST} more</li>}
    </ul>
  );
}

function placeWords(draft: Draft, mistake: Mistake): string {
  const at = fieldOfMistake(mistake.path);
  if (at === null) return mistake.path;
  const id = String(draft.deployments[at.deployment]?.id ?? '');
  return `${id === '' ? 'the deployment without a name' : id}${at.path === '' ? '' : `, ${at.path}`}`;
}
