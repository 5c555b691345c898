// A moment of the lesson, written as a duration; what is none is told, and changes nothing.
import { useId, useState } from 'react';
import { parseDuration, writeDuration } from '../../base/duration.ts';
import { quoteText } from '../../base/quote.ts';

interface Props {
  readonly label: string;
  /** In milliseconds. */
  readonly value: number;
  readonly change: (ms: number) => void;
}

export function TimeField({ label, value, change }: Props) {
  const hint = useId();
  // What is being typed; null while the field shows the lesson's own.
  const [typed, type] = useState<string | null>(null);
  const wrong = typed !== null && parseDuration(typed.trim()) === null;
  return (
    <>
      <input
        type="text"
        className="author-time"
        aria-label={label}
        aria-invalid={wrong}
        aria-describedby={wrong ? hint : undefined}
        value={typed ?? writeDuration(value)}
        onInput={(event) => {
          const text = event.currentTarget.value;
          type(text);
          const ms = parseDuration(text.trim());
          if (ms !== null) change(ms);
        }}
        onBlur={() => {
          if (!wrong) type(null);
        }}
      />
      {wrong && (
        <span id={hint} role="alert" className="lesson-wrong">
          Found {quoteText(typed)}, expected a duration such as 90s, 10m or 2h.
        </span>
      )}
    </>
  );
}
