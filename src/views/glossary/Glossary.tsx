// The glossary as a pane: the word that was asked for, then all of them, found by typing.
import { useId, useLayoutEffect, useRef, useState } from 'react';
import type { PaneProps } from '../pane-props.ts';
import { useFocusBack } from '../shell/SideFrame.tsx';
import { WORDS, type Word } from './words.ts';
import './glossary.css';

export default function Glossary({ deeds, arg, close }: PaneProps) {
  const [query, setQuery] = useState('');
  const title = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const asked = WORDS.find(({ id }) => id === arg) ?? null;
  // Whoever asked for a word reads on from here, with eyes or ears.
  useFocusBack();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another word is another heading.
  useLayoutEffect(() => heading.current?.focus(), [arg]);
  const wanted = query.trim().toLowerCase();
  const fits = ({ word, text }: Word) =>
    wanted === '' || word.toLowerCase().includes(wanted) || text.toLowerCase().includes(wanted);
  const shown = WORDS.filter((word) => word !== asked && fits(word));
  return (
    <section
      className="glossary"
      aria-labelledby={title}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.preventDefault();
        close();
      }}
    >
      <header>
        <h2 id={title} className="s15" ref={heading} tabIndex={-1}>
          {asked ? asked.word : 'Glossary'}
        </h2>
        <button type="button" className="btn" onClick={close}>
          Close
        </button>
      </header>
      {asked && <Meaning word={asked} />}
      <label className="s12 q">
        {asked ? 'Another word' : 'Find a word'}
        <input
          type="search"
          value={query}
          onInput={(event) => setQuery(event.currentTarget.value)}
        />
      </label>
      {shown.length === 0 && <p className="q">No word of the glossary has that in it.</p>}
      <dl>
        {shown.map((word) => (
          <div key={word.id}>
            <dt>
              <button
                type="button"
                className="term b"
                onClick={() => deeds.openPane(`glossary:${word.id}`)}
              >
                {word.word}
              </button>
            </dt>
            <dd className="s12 q">{word.text}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Meaning({ word }: { word: Word }) {
  const sources = [
    word.slide === null ? null : `slide ${word.slide}`,
    word.rule === null ? null : `rule ${word.rule}`,
  ].filter((source) => source !== null);
  return (
    <>
      <p>{word.text}</p>
      {sources.length > 0 && <p className="s12 qq">{sources.join(', ')}</p>}
    </>
  );
}
