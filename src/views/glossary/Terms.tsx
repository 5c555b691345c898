// A sentence whose words of the field can be asked: a dotted line under each, and a press opens the glossary there.
import { Fragment } from 'react';
import type { Deeds } from '../../app/state.ts';
import { piecesOf } from './terms.ts';

interface Props {
  readonly text: string;
  readonly deeds: Pick<Deeds, 'openPane'>;
}

export function Terms({ text, deeds }: Props) {
  return (
    <>
      {piecesOf(text).map(({ at, text, word }) =>
        word === null ? (
          <Fragment key={at}>{text}</Fragment>
        ) : (
          <button
            key={at}
            type="button"
            className="term"
            title="What is that?"
            onClick={() => deeds.openPane(`glossary:${word}`)}
          >
            {text}
          </button>
        ),
      )}
    </>
  );
}
