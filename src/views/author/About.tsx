// What stands over a lesson: its title, what it is about, the slides it covers, words to find it by.
import { useState } from 'react';
import type { Lesson } from '../../lessons/lesson.ts';

interface Props {
  readonly draft: Lesson;
  readonly change: (draft: Lesson) => void;
}

export function About({ draft, change }: Props) {
  return (
    <>
      <label className="author-field">
        Title
        <input
          type="text"
          maxLength={120}
          value={draft.title}
          onInput={(event) => change({ ...draft, title: event.currentTarget.value })}
        />
      </label>
      <label className="author-field">
        What it is about, in one sentence
        <input
          type="text"
          maxLength={300}
          value={draft.about ?? ''}
          onInput={(event) => {
            const { about: _, ...rest } = draft;
            const about = event.currentTarget.value;
            change(about === '' ? rest : { ...rest, about });
          }}
        />
      </label>
      <details>
        <summary>Slides and tags{draft.slides || draft.tags ? ' (written)' : ''}</summary>
        <Listed
          label="Slides it covers: numbers with commas between"
          value={draft.slides ?? []}
          change={(slides) => {
            const { slides: _, ...rest } = draft;
            // What is no number stays as it was written: the reader says so, in the words it has for files.
            const read = slides.map((one) => (/^\d+$/.test(one) ? Number(one) : one)) as number[];
            change(read.length === 0 ? rest : { ...rest, slides: read });
          }}
        />
        <Listed
          label="Tags: words to find it by, with commas between"
          value={draft.tags ?? []}
          change={(tags) => {
            const { tags: _, ...rest } = draft;
            change(tags.length === 0 ? rest : { ...rest, tags: [...tags] });
          }}
        />
      </details>
    </>
  );
}

interface ListedProps {
  readonly label: string;
  readonly value: readonly (string | number)[];
  readonly change: (items: readonly string[]) => void;
}

/** A list in one line; what is being typed stays as it is typed until the field is left. */
function Listed({ label, value, change }: ListedProps) {
  const [typed, type] = useState<string | null>(null);
  return (
    <label className="author-field">
      {label}
      <input
        type="text"
        value={typed ?? value.join(', ')}
        onInput={(event) => {
          const text = event.currentTarget.value;
          type(text);
          change(
            text
              .split(',')
              .map((one) => one.trim())
              .filter((one) => one !== ''),
          );
        }}
        onBlur={() => type(null)}
      />
    </label>
  );
}
