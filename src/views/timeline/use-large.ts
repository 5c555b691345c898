// The timeline over the whole page, for React: Escape leads back, an opened pane does, and the focus is never lost on the way.
import { useEffect, useLayoutEffect, useRef } from 'react';
import { looks } from '../../app/look.ts';
import { useLook } from './look.ts';

const TOGGLE = '[data-large]';
const lost = (focus: Element | null) =>
  focus === null || focus === document.body || !focus.checkVisibility({ visibilityProperty: true });

/** Whether the timeline is large. `pane` is what stands open beside it: another one wants to be seen. */
export function useLarge(pane: unknown): boolean {
  const { large } = useLook();
  const from = useRef<Element | null>(null);
  useLayoutEffect(() => {
    const focus = document.activeElement;
    if (!large) {
      const back = from.current;
      if (back instanceof HTMLElement && (lost(focus) || focus?.matches(TOGGLE))) back.focus();
      return;
    }
    from.current = focus;
    if (lost(focus)) document.querySelector<HTMLElement>(TOGGLE)?.focus();
    const leave = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      if (document.querySelector('dialog[open], [data-dialog]')) return;
      event.preventDefault();
      looks.enlarge(false);
    };
    addEventListener('keydown', leave);
    return () => removeEventListener('keydown', leave);
  }, [large]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another pane is what it waits for.
  useEffect(() => looks.enlarge(false), [pane]);
  return large;
}
