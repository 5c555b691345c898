// Scenario ⇄ file, for the page: what is saved, what it is called, and what comes of a file that somebody opens or drops.
import { oneLine } from '../base/result.ts';
import { decodeLink, partOf } from '../scenario/codec.ts';
import { LONGEST_TEXT, parseScenario } from '../scenario/parse.ts';
import { writeScenario } from '../scenario/pretty.ts';
import type { Scenario } from '../scenario/validator.ts';
import type { Deeds } from './state.ts';

/** A text of that many characters can have that many bytes. */
const MOST_BYTES = 4 * LONGEST_TEXT;

/** Where the JSON Schema of a kind of file lies beside the page; its mere name where the page itself came from a file. */
export const schemaOf = (kind: 'scenario' | 'lesson', page: string): string =>
  /^https?:/.test(page) ? new URL(`${kind}.schema.json`, page).href : `urn:rackdrill:${kind}:1`;

/**
 * The text of a scenario's file, with the address of the JSON Schema that lies beside the page at `page`: an editor that
 * knows JSON Schema then completes and checks as one types.
 */
export const fileText = (scenario: Scenario, page: string): string =>
  writeScenario({
    $schema: schemaOf('scenario', page),
    ...scenario,
  });

/** A name that every system takes: the title in small letters and hyphens. */
export function fileName(title: string, ending: string): string {
  const plain = title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60);
  return `${plain === '' ? 'drill' : plain}.${ending}`;
}

/** What is needed of a file that a person chose. */
export interface Given {
  readonly name: string;
  readonly size: number;
  arrayBuffer(): Promise<ArrayBuffer>;
}

/**
 * Opens a scenario's or a lesson's file, or a text file with a link in it, which is followed with all that it carries. What
 * cannot be opened is said in a note, and nothing changes.
 */
export async function openFile(
  file: Given,
  deeds: Pick<Deeds, 'open' | 'note' | 'openPane'>,
  follow: (hash: string) => void = (hash) => {
    location.hash = hash;
  },
): Promise<void> {
  const refuse = (why: string) =>
    deeds.note({
      id: 'file',
      words: `${file.name} was not opened, and your drill is as it was. ${why}.`,
    });
  if (file.size > MOST_BYTES)
    return refuse(`It has ${file.size} bytes; a scenario has at most ${MOST_BYTES}`);
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer());
  } catch (error) {
    return refuse(
      error instanceof TypeError
        ? 'It is no text; a scenario is a file in JSON'
        : 'The browser could not read it',
    );
  }
  const opened = await openText(text, file.name, deeds, follow);
  if (opened !== null) refuse(opened);
}

/** A key that lessons have and scenarios have not: the list of steps. */
const LESSON = /^\s*\{[\s\S]*"steps"\s*:/;

/** Null, or why a text was not opened. */
async function openText(
  text: string,
  name: string,
  deeds: Pick<Deeds, 'open' | 'openPane'>,
  follow: (hash: string) => void,
): Promise<string | null> {
  if (LESSON.test(text)) {
    const { openLesson } = await import('./lesson-file.ts');
    return openLesson(text, deeds);
  }
  if (/^\s*(https?:\S*)?#\S+\s*$/.test(text)) {
    const linked = decodeLink(text);
    if (!linked.ok) return oneLine(linked.mistakes);
    follow(`#${partOf(text)}`);
    return null;
  }
  const read = parseScenario(text, name);
  if (!read.ok) return oneLine(read.mistakes);
  // Where a file found its schema is the file's own business and would only make the link longer.
  const { $schema: _, ...scenario } = read.value;
  const [first, ...rest] = deeds.open(scenario);
  return first ? oneLine([first, ...rest]) : null;
}
