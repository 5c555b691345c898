// The list of keys, in the browser's own dialog.
import { useEffect, useRef, useState } from 'react';
import { motionOn, setMotion, showMotion } from '../../app/bar.ts';
import type { Command } from '../../app/commands.ts';

interface Props {
  readonly close: () => void;
  readonly commands: readonly Command[];
  /** Whether single letters are shortcuts. */
  readonly letters: boolean;
  readonly setLetters: (on: boolean) => void;
}

export default function Keys({ close, commands, letters, setLetters }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [moves, move] = useState(motionOn);
  useEffect(() => {
    const here = dialog.current;
    if (here && !here.open) here.showModal();
  }, []);
  return (
    <dialog ref={dialog} className="keys" aria-labelledby="keys-title" onClose={close}>
      <h2 id="keys-title">Keys</h2>
      <dl>
        {commands.map((command) => (
          <div key={command.id} className="keys-row">
            <dt>
              {command.keys.map((key) => (
                <kbd key={key} className="mono">
                  {key}
                </kbd>
              ))}
            </dt>
            <dd>{command.label}</dd>
          </div>
        ))}
      </dl>
      <p className="q">
        In the rack letters find a part (n3, tor-1, dimm-4), arrows go from part to part, Enter
        selects one and then leads to its faults, and Space on it plays or pauses; Shift and the
        arrow down lead into a node or VM, Escape out again. Ctrl is also the command key.
      </p>
      <label>
        <input
          type="checkbox"
          checked={letters}
          onChange={(event) => setLetters(event.target.checked)}
        />{' '}
        Single letters are shortcuts
      </label>
      <label>
        <input
          type="checkbox"
          checked={moves}
          onChange={(event) => {
            setMotion(event.target.checked);
            showMotion();
            move(event.target.checked);
          }}
        />{' '}
        Moves are shown as movement
      </label>
      <button type="button" className="btn pri" onClick={() => dialog.current?.close()}>
        Close
      </button>
    </dialog>
  );
}
