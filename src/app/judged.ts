// What a drill claims, judged anew with each run: a short line at the top of the page while its pane is closed, and the way back to it from the editor.
import { judge, type Verdict } from '../analysis/hypothesis.ts';
import { type Exercise, type Judged, judgeExercise, startOf } from '../lessons/exercise.ts';
import { exerciseOf } from '../lessons/exercises.ts';
import { store as keep, stored } from './bar.ts';
import type { AppState } from './state.ts';
import type { App } from './store.ts';

const PANE = 'exercise';
const PASSED = 'rackdrill.exercises';

type Seen = Pick<AppState, 'scenario' | 'run' | 'extra'>;

/** The exercise that is being worked on: the one that the link names, as long as something of it is on screen. */
export function exerciseIn({ scenario, extra }: Pick<Seen, 'scenario' | 'extra'>): Exercise | null {
  const exercise = exerciseOf(extra?.exercise);
  if (!exercise) return null;
  const lines = startOf(exercise).script ?? [];
  const mine = (scenario.script ?? []).some((line) =>
    lines.some((own) => own.at === line.at && own.target === line.target),
  );
  return mine || scenario.hypothesis !== undefined || scenario.title === exercise.title
    ? exercise
    : null;
}

/** The verdict on what is on screen; null if nothing is claimed. */
export function verdictOn(state: Seen): (Verdict & Pick<Judged, 'tampered'>) | null {
  const exercise = exerciseIn(state);
  if (exercise) return judgeExercise(exercise, state.scenario, state.run);
  const { hypothesis } = state.scenario;
  return hypothesis ? { ...judge(state.run, hypothesis), tampered: [] } : null;
}

/** Exercises that were passed on this device, by id. */
export const passed = (): readonly string[] => stored(PASSED)?.split(' ').filter(Boolean) ?? [];

/** The verdict in one line. */
export function verdictLine(verdict: NonNullable<ReturnType<typeof verdictOn>>): string {
  if (verdict.pass) return 'The hypothesis of this drill holds: passed.';
  const why = verdict.tampered[0] ?? verdict.breaches[0]?.text ?? '';
  return `The hypothesis of this drill does not hold: ${why}`;
}

/** Opens an exercise in the place of the drill on screen; one undo away. */
export function startExercise(app: App, exercise: Exercise): void {
  const { deeds } = app;
  // A lesson that was left open ends with another drill, once its pane is closed.
  deeds.openPane(null);
  deeds.open(startOf(exercise));
  deeds.carry('exercise', exercise.id);
  deeds.openPane(PANE);
}

/** Keeps the line at the top of the page true. */
export function watchClaims(app: App): void {
  const { store, deeds } = app;
  let shown: string | null = null;
  let due = false;

  function tell(): void {
    due = false;
    const state = store.getState();
    const verdict = verdictOn(state);
    const exercise = exerciseIn(state);
    if (verdict?.pass && exercise && !passed().includes(exercise.id))
      keep(PASSED, [...passed(), exercise.id].join(' '));
    const words = verdict === null ? null : verdictLine(verdict);
    const there = state.notes.some(({ id }) => id === 'exercise');
    if (words === null || state.pane === PANE) {
      shown = null;
      if (there) deeds.dismissNote('exercise');
    } else if (words !== shown) {
      shown = words;
      deeds.note({
        id: 'exercise',
        words,
        deed: { label: 'What is claimed', run: () => deeds.openPane(PANE) },
      });
    }
  }
  // A microtask later: a deed may be several changes.
  function later(): void {
    if (due) return;
    due = true;
    queueMicrotask(tell);
  }
  store.subscribe((state, before) => {
    if (before.pane === 'scenarios' && state.pane === null && exerciseIn(state))
      queueMicrotask(() => store.getState().pane === null && deeds.openPane(PANE));
    if (
      state.run !== before.run ||
      state.extra !== before.extra ||
      state.pane !== before.pane ||
      state.scenario !== before.scenario
    )
      later();
  });
  tell();
}
