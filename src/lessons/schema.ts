// The JSON Schema of a lesson's file, for editors: made from the same shape that the reader checks. A tool only; the page never loads it.
import { schemaOf } from '../scenario/schema.ts';
import { lessonSchema, question, step } from './lesson.ts';

/** The text of `public/lesson.schema.json`. */
export const lessonSchemaText = (): string =>
  schemaOf({
    schema: lessonSchema,
    id: 'urn:rackdrill:lesson:1',
    title: 'Rackdrill lesson',
    description: 'A rack, and steps that say, ask, break, watch and explain.',
    words: {
      lesson: 'Marks the file as a lesson; the version of its format.',
      id: 'A name that no other lesson has.',
      title: 'What the lesson is called.',
      about: 'What it is about, in one sentence.',
      slides: 'The slides of the deck that it covers.',
      tags: 'Words to find it by.',
      scenario: 'The rack that it plays on: a built-in topology, or racks and deployments.',
      steps:
        'What happens, in order. Time only runs on; each prediction is revealed before the next.',
    },
    definitions: { question, step },
    defined: {
      question: 'What the engine can judge: its answer comes from the run and stands in no file.',
      step: 'One step: say, predict, inject, until, reveal, explain or ask; it may point at parts (look) and hold notes for the teacher alone.',
    },
    timings: ['scenario', 'timings'],
  });
