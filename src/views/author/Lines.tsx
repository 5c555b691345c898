// What a step injects: the deeds were recorded; their moments can be put right, and one of several can go.
import { clock } from '../../base/duration.ts';
import type { Step } from '../../lessons/lesson.ts';
import { lineWords } from '../../lessons/words.ts';
import { TimeField } from './TimeField.tsx';

interface LinesProps {
  readonly name: string;
  readonly step: Extract<Step, { inject: unknown }>;
  readonly change: (step: Step) => void;
}

export function Lines({ name, step, change }: LinesProps) {
  const { inject } = step;
  return (
    <ul className="lesson-lines">
      {inject.map((line, k) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line has no name of its own, and what is typed into its field must stay there.
        <li key={k} className="author-at">
          <TimeField
            label={`${name}: when to ${lineWords(line)}`}
            value={line.at}
            change={(at) =>
              change({ ...step, inject: inject.map((one, i) => (i === k ? { ...one, at } : one)) })
            }
          />{' '}
          {lineWords(line)}
          {inject.length > 1 && (
            <button
              type="button"
              className="btn bare"
              aria-label={`${name}: do not ${lineWords(line)} at ${clock(line.at)}`}
              onClick={() => change({ ...step, inject: inject.filter((_, i) => i !== k) })}
            >
              ✕
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}
