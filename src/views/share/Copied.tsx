// A text to take away: shown, selected when it is entered, and copied by a button that says whether it worked.
import { useId, useRef, useState } from 'react';

interface Props {
  readonly label: string;
  readonly text: string;
  readonly button: string;
  /** Over several lines. */
  readonly lines?: boolean;
}

export function Copied({ label, text, button, lines = false }: Props) {
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [said, say] = useState<{ of: string; words: string } | null>(null);

  async function copy() {
    try {
      await navigator.clipboard.writeText(text);
      say({ of: text, words: `Copied: ${text.length} characters are on the clipboard.` });
    } catch {
      field.current?.select();
      say({
        of: text,
        words: 'The clipboard is closed to this page. The text is selected: copy it with Ctrl+C.',
      });
    }
  }
  return (
    <div className="copied">
      <label htmlFor={id} className="unseen">
        {label}
      </label>
      <textarea
        id={id}
        ref={field}
        className="mono s12"
        readOnly
        rows={lines ? 3 : 2}
        value={text}
        onFocus={(event) => event.currentTarget.select()}
      />
      <p className="share-row">
        <button type="button" className="btn pri" onClick={() => void copy()}>
          {button}
        </button>
        <span role="status">{said?.of === text ? said.words : ''}</span>
      </p>
    </div>
  );
}
