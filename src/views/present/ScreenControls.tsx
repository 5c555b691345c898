// The teacher's hand on the projector's window: whether it is open and in step, and which drawing it shows.
import { type Drawing, presenter, screenOf } from '../../app/present.ts';
import type { App } from '../../app/store.ts';
import { usePresenter } from './use-presenter.ts';

const DRAWINGS: readonly (readonly [Drawing, string])[] = [
  ['workloads', 'Workloads and timeline'],
  ['rack', 'Rack'],
];

export function ScreenControls({ app }: { app: App }) {
  const { on, connected, drawing, trouble } = usePresenter();
  const screen = screenOf(app);
  return (
    <div className="present-screen">
      <p role="status">
        {connected
          ? 'The projector’s window is open and in step.'
          : on
            ? 'The projector’s window is not open.'
            : 'You are not presenting.'}
      </p>
      {trouble !== null && <p role="alert">{trouble}</p>}
      <p className="present-deeds">
        {!connected && (
          <button type="button" className="btn pri" onClick={() => screen.open()}>
            {on ? 'Open the projector’s window again' : 'Open the projector’s window'}
          </button>
        )}
        {on && (
          <button type="button" className="btn" onClick={() => screen.stop()}>
            Stop presenting
          </button>
        )}
      </p>
      {on && (
        <fieldset>
          <legend>The projector shows</legend>
          {DRAWINGS.map(([id, label]) => (
            <label key={id}>
              <input
                type="radio"
                name="present-drawing"
                checked={drawing === id}
                onChange={() => presenter.setState({ drawing: id })}
              />
              {label}
            </label>
          ))}
        </fieldset>
      )}
    </div>
  );
}
