// The corner of the rack: the lens, nearer, farther, and all of it again.
import { memo, type RefObject, useSyncExternalStore } from 'react';
import { Toolbar } from '../shell/Toolbar.tsx';
import type { AttentionStore } from './attention.ts';
import type { Eye } from './zoom.ts';

interface Props {
  readonly eye: RefObject<Eye | null>;
  readonly attention: AttentionStore;
  /** There is no column of words over which it could stand. */
  readonly low: boolean;
}

/** By how much a press comes nearer. */
export const ZOOM_STEP = 1.5;

export const RackZoom = memo(function RackZoom({ eye, attention, low }: Props) {
  const { off } = useSyncExternalStore(attention.subscribe, attention.get);
  return (
    <Toolbar className={low ? 'rack-zoom low' : 'rack-zoom'} label="Zoom of the rack">
      <button
        type="button"
        className="btn bare"
        aria-pressed={!off}
        aria-label="Lens"
        onClick={() => attention.set({ off: !off })}
      >
        <svg width="16" height="16" viewBox="0 0 16 16" className="rack-icon" aria-hidden="true">
          <path d="M10.6 10.6L14.5 14.5M11.5 6.75a4.75 4.75 0 1 0 0 .01Z" />
        </svg>
      </button>
      <button
        type="button"
        className="btn bare"
        onClick={() => eye.current?.by(ZOOM_STEP)}
        aria-label="Zoom in"
      >
        +
      </button>
      <button
        type="button"
        className="btn bare"
        onClick={() => eye.current?.by(1 / ZOOM_STEP)}
        aria-label="Zoom out"
      >
        −
      </button>
      <button
        type="button"
        className="btn bare"
        onClick={() => eye.current?.reset()}
        aria-label="Whole rack, key 0"
      >
        0
      </button>
    </Toolbar>
  );
});
