// Every drill that comes with the program, found by words, tag or slide; a card shows what comes of it, run by the engine.
import { memo, useCallback, useMemo, useState } from 'react';
import type { Preset } from '../../scenario/library.ts';
import type { PaneProps } from '../pane-props.ts';
import { PageFrame } from '../shell/PageFrame.tsx';
import { ANY, CARDS, cardsFor, SLIDES, slideWords, TAGS, type Wish } from './find.ts';
import { Strands } from './Strands.tsx';
import { type CardOutcome, outcomeFor, useOutcomes } from './use-outcomes.ts';
import './library.css';

export default function Library({ deeds, close }: PaneProps) {
  const [wish, setWish] = useState<Wish>(ANY);
  const cards = useMemo(() => cardsFor(wish), [wish]);
  useOutcomes(cards);
  const open = useCallback(
    (card: Preset) => {
      deeds.open(card.scenario);
      close();
    },
    [deeds, close],
  );
  return (
    <PageFrame
      className="library"
      title="Library"
      about={
        <p>
          A drill for every row of the slides and every story beyond one rack. The ribbons are what
          comes of it: line serves, hollow is degraded, hatched is out; short times are drawn longer
          than they are.
        </p>
      }
      close={close}
    >
      <div className="library-bar no-print">
        <label>
          Find{' '}
          <input
            type="search"
            value={wish.words}
            placeholder="words, or slide 9"
            onInput={(event) => setWish({ ...wish, words: event.currentTarget.value })}
          />
        </label>
        <label>
          Slide{' '}
          <select
            value={wish.slide ?? ''}
            onChange={(event) => {
              const { value } = event.currentTarget;
              setWish({ ...wish, slide: value === '' ? null : Number(value) });
            }}
          >
            <option value="">any</option>
            {SLIDES.map((slide) => (
              <option key={slide} value={slide}>
                {slide}
              </option>
            ))}
          </select>
        </label>
        <label>
          Tag{' '}
          <select
            value={wish.tag ?? ''}
            onChange={(event) => {
              const { value } = event.currentTarget;
              setWish({ ...wish, tag: value === '' ? null : value });
            }}
          >
            <option value="">any</option>
            {TAGS.map((tag) => (
              <option key={tag} value={tag}>
                {tag}
              </option>
            ))}
          </select>
        </label>
        <p role="status" className="q">
          {cards.length === CARDS.length
            ? `${cards.length} cards`
            : `${cards.length} of ${CARDS.length} cards`}
        </p>
      </div>
      {cards.length === 0 && <p>Nothing is called that. Fewer words find more.</p>}
      <ul className="library-cards">
        {cards.map((card) => (
          <Card key={card.id} card={card} outcome={outcomeFor(card.id)} open={open} />
        ))}
      </ul>
    </PageFrame>
  );
}

interface CardProps {
  readonly card: Preset;
  /** Null until it has been run. */
  readonly outcome: CardOutcome | null;
  readonly open: (card: Preset) => void;
}

/** Drawn anew only when its own outcome is there: a hundred of them stand in the list. */
const Card = memo(({ card, outcome, open }: CardProps) => (
  <li>
    <button type="button" className="card" onClick={() => open(card)}>
      <b className="s15">{card.title}</b>
      <span className="q">{card.about}</span>
      <span className="card-outcome">
        {outcome && <Strands strands={outcome.strands} />}
        <span className={outcome?.strands.some((one) => one.down) ? 's12 bad' : 's12'}>
          {card.topology ? 'nothing happens yet' : (outcome?.words ?? '…')}
        </span>
      </span>
      <span className="s12 qq">
        {[slideWords(card), card.topology ? `topology ${card.id}` : card.id, card.tags.join(', ')]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </button>
  </li>
));
