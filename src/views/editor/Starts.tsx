// What comes with the program, to start from: a list that words narrow down.
import { useState } from 'react';
import type { Scenario } from '../../scenario/validator.ts';
import { slideWords, startsWith } from './starts.ts';

interface Props {
  /** The scenario on screen, and the one that the draft started from. */
  readonly on: Scenario;
  readonly from: Scenario;
  readonly start: (from: Scenario) => void;
}

export function Starts({ on, from, start }: Props) {
  const [text, setText] = useState('');
  const found = startsWith(text);
  return (
    <section className="editor-starts" aria-label="Start from">
      <div className="field">
        <label htmlFor="editor-search">Start from</label>
        <input
          id="editor-search"
          type="search"
          autoComplete="off"
          placeholder="topology, drill or slide"
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
        />
      </div>
      <p role="status" className="s12 qq">
        {found.length === 0 ? 'Nothing is called that.' : text !== '' && `${found.length} found`}
      </p>
      <ul>
        {text === '' && (
          <Pick name="What is on screen" about="" current={from === on} start={() => start(on)} />
        )}
        {found.map((one) => (
          <Pick
            key={one.id}
            name={one.title}
            about={one.about}
            small={`${one.topology ? 'topology ' : ''}${one.id}${one.slides.length > 0 ? ` · ${slideWords(one)}` : ''}`}
            current={from === one.scenario}
            start={() => start(one.scenario)}
          />
        ))}
      </ul>
    </section>
  );
}

interface PickProps {
  readonly name: string;
  readonly about: string;
  readonly small?: string;
  readonly current: boolean;
  readonly start: () => void;
}

const Pick = ({ name, about, small, current, start }: PickProps) => (
  <li>
    <button type="button" className="pick" aria-current={current} onClick={start}>
      <b>{name}</b>
      {about !== '' && <span>{about}</span>}
      {small !== undefined && <span className="s12 qq">{small}</span>}
    </button>
  </li>
);
