// The handle of the phone's sheet: dragged, or moved by arrow keys, it gives the rack more room or less.
import {
  type KeyboardEvent,
  type PointerEvent,
  useCallback,
  useEffect,
  useRef,
  useState,
} from 'react';

/** The sheet's share of the page, percent: with what the phone opens, how far a key moves it, the least room the rack keeps. */
const USUAL = 55;
const STEP = 10;
const RACK_LEAST = 12;
/** A finger that moves less, pixels, has tapped a tab. */
const TAP = 8;

/** Stays as it was left while another pane has the page. */
let left: number | null = null;

export function useHandle() {
  const [share, set] = useState(left);
  const bar = useRef<HTMLDivElement>(null);
  const drag = useRef<{ from: number; share: number; moved: boolean } | null>(null);

  /** As low as the tabs and the controls of the clock allow. */
  const least = useCallback(() => {
    const main = bar.current?.closest('main');
    const below = main?.querySelector('.transport-pane');
    const head = bar.current?.parentElement;
    if (!main || !below || !head) return 20;
    return Math.ceil(((below.clientHeight + head.clientHeight) / main.clientHeight) * 100) + 1;
  }, []);
  const give = useCallback(
    (to: number) => set(Math.round(Math.min(100 - RACK_LEAST, Math.max(least(), to)))),
    [least],
  );
  useEffect(() => {
    left = share;
    const main = bar.current?.closest('main');
    if (share === null) main?.style.removeProperty('--rack-row');
    else main?.style.setProperty('--rack-row', `${100 - share}%`);
    // What is selected stays in sight of who makes room for the sheet.
    const frame = requestAnimationFrame(() =>
      main?.querySelector('#rack [aria-selected="true"]')?.scrollIntoView({ block: 'nearest' }),
    );
    return () => {
      cancelAnimationFrame(frame);
      main?.style.removeProperty('--rack-row');
    };
  }, [share]);

  /** What is asked for must be seen: a sheet that was put away comes back. */
  const raise = useCallback(() => {
    set((now) => (now !== null && now < least() + STEP ? null : now));
  }, [least]);

  const now = share ?? USUAL;
  return {
    raise,
    handle: {
      ref: bar,
      role: 'separator',
      tabIndex: 0,
      'aria-orientation': 'horizontal' as const,
      'aria-label': 'Height of the sheet, percent',
      'aria-valuenow': now,
      'aria-valuemin': 0,
      'aria-valuemax': 100 - RACK_LEAST,
      onDoubleClick: () => set(null),
      onKeyDown: (event: KeyboardEvent) => {
        const to = {
          ArrowUp: now + STEP,
          ArrowDown: now - STEP,
          Home: 0,
          End: 100,
          Enter: null,
        }[event.key];
        if (to === undefined) return;
        event.preventDefault();
        if (to === null) set(null);
        else give(to);
      },
    },
    /** The tabs can be dragged, too: a finger does not look for a thin bar. */
    head: {
      onPointerDown: (event: PointerEvent<HTMLElement>) => {
        if (event.button !== 0) return;
        drag.current = { from: event.clientY, share: now, moved: false };
        // Held at once, but for the tabs: those may be meant to be clicked.
        if (event.target === bar.current) event.currentTarget.setPointerCapture(event.pointerId);
      },
      onPointerMove: (event: PointerEvent<HTMLElement>) => {
        const begun = drag.current;
        const main = bar.current?.closest('main');
        if (!begun || !main) return;
        const by = begun.from - event.clientY;
        if (!begun.moved && Math.abs(by) < TAP) return;
        if (!begun.moved) event.currentTarget.setPointerCapture(event.pointerId);
        begun.moved = true;
        give(begun.share + (by / main.clientHeight) * 100);
      },
      onPointerUp: () => {
        drag.current = null;
      },
      onPointerCancel: () => {
        drag.current = null;
      },
    },
  };
}
