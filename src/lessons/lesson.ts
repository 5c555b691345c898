// The shape of a lesson: a rack, and steps that say, ask, break, watch and explain. Written once: parser and types come from here.
import * as v from 'valibot';
import { RULES, type RuleId } from '../rules/rulebook.ts';
import { address, duration, line, name, scenarioSchema } from '../scenario/validator.ts';

/** The newest version of the lesson format this program reads. */
export const LESSON_VERSION = 1;
export const MOST_STEPS = 80;

const text = (most: number) =>
  v.pipe(
    v.string(),
    v.minLength(1, 'a text that is not empty'),
    v.maxLength(most, `a text of at most ${most} characters`),
  );
const subject = address;

/** What the engine can judge. Each kind has its judge in `questions/`. */
export const question = v.variant('kind', [
  v.strictObject({ kind: v.literal('who'), subject }),
  v.strictObject({ kind: v.literal('noticed'), subject }),
  v.strictObject({ kind: v.literal('list'), subject: v.optional(subject) }),
  v.strictObject({ kind: v.literal('restarts'), subject }),
  v.strictObject({ kind: v.literal('outage'), subject }),
  v.strictObject({ kind: v.literal('sla'), subject }),
  v.strictObject({ kind: v.literal('state'), subject }),
  v.strictObject({ kind: v.literal('promise'), subject }),
  v.strictObject({ kind: v.literal('sessions'), subject }),
  v.strictObject({ kind: v.literal('data'), subject }),
  v.strictObject({ kind: v.literal('place'), subject }),
  v.strictObject({ kind: v.literal('ip'), subject }),
  v.strictObject({ kind: v.literal('members'), subject }),
  v.strictObject({ kind: v.literal('primary'), subject }),
  v.strictObject({
    kind: v.literal('which'),
    /** `stop`: goes down at some moment; `move`: is moved; `wait`: has no place at the end; `serve`: serves at the end. */
    that: v.picklist(['stop', 'move', 'wait', 'serve']),
    of: v.pipe(
      v.array(address),
      v.minLength(2, 'at least two addresses'),
      v.maxLength(8, 'at most 8 addresses'),
    ),
  }),
]);

/** Every step may point at parts, and hold notes that only the teacher sees. */
const everywhere = {
  look: v.optional(v.pipe(v.array(address), v.maxLength(20, 'at most 20 addresses'))),
  notes: v.optional(text(2000)),
};
export const step = v.union([
  v.strictObject({ say: text(2000), ...everywhere }),
  v.strictObject({ predict: question, text: v.optional(text(400)), ...everywhere }),
  v.strictObject({
    /** Lines of the script, all of them later than or at the lesson's clock. */
    inject: v.pipe(
      v.array(line),
      v.minLength(1, 'at least one line'),
      v.maxLength(40, 'at most 40 lines'),
    ),
    text: v.optional(text(400)),
    ...everywhere,
  }),
  /** Run until this moment. */
  v.strictObject({ until: duration, text: v.optional(text(400)), ...everywhere }),
  v.strictObject({ reveal: v.literal(true), text: v.optional(text(1000)), ...everywhere }),
  v.strictObject({
    explain: text(2000),
    rule: v.optional(v.picklist(Object.keys(RULES) as [RuleId, ...RuleId[]])),
    ...everywhere,
  }),
  v.strictObject({ ask: question, text: v.optional(text(400)), ...everywhere }),
]);

const { base, racks, deployments, timings } = scenarioSchema.entries;

export const lessonSchema = v.strictObject({
  $schema: v.optional(v.pipe(v.string(), v.maxLength(500, 'an address of at most 500 characters'))),
  /** Marks the file as a lesson, and says which version of the format it is in. */
  lesson: v.literal(LESSON_VERSION),
  id: name,
  title: text(120),
  about: v.optional(text(300)),
  slides: v.optional(
    v.pipe(
      v.array(
        v.pipe(
          v.number(),
          v.integer('the number of a slide, 1 to 24'),
          v.minValue(1, 'the number of a slide, 1 to 24'),
          v.maxValue(24, 'the number of a slide, 1 to 24'),
        ),
      ),
      v.maxLength(24, 'at most 24 slides'),
    ),
  ),
  tags: v.optional(v.pipe(v.array(text(30)), v.maxLength(12, 'at most 12 tags'))),
  /** The rack it plays on: a built-in topology or own racks and deployments, and timings. */
  scenario: v.strictObject({ base, racks, deployments, timings }),
  steps: v.pipe(
    v.array(step),
    v.minLength(1, 'at least one step'),
    v.maxLength(MOST_STEPS, `at most ${MOST_STEPS} steps`),
  ),
});

export type Lesson = v.InferOutput<typeof lessonSchema>;
export type LessonFile = v.InferInput<typeof lessonSchema>;
export type Step = Lesson['steps'][number];
export type Question = v.InferOutput<typeof question>;
export type QuestionKind = Question['kind'];

export const KINDS = ['say', 'predict', 'inject', 'until', 'reveal', 'explain', 'ask'] as const;
export type StepKind = (typeof KINDS)[number];

/** What kind of step it is: the one key that tells it from the others. */
export const kindOf = (step: Step): StepKind => KINDS.find((kind) => kind in step) as StepKind;
