// Where the focus is must be seen and never lost: a pane that closes hands it to the rack if nobody else has it, and the drawer makes way for it.
import { useEffect, useRef } from 'react';

/** To the part of the rack that the Tab key would reach. */
export const focusRack = (): void =>
  document.querySelector<HTMLElement>('#rack [tabindex="0"]')?.focus();

/** What had the focus before a pane may be gone with it, the palette say: then the rack is where one is. */
export function useFocusKept(pane: string | null): void {
  const before = useRef(pane);
  useEffect(() => {
    const closed = before.current !== null && pane === null;
    before.current = pane;
    if (!closed) return;
    const frame = requestAnimationFrame(() => {
      if (document.activeElement === document.body) focusRack();
    });
    return () => cancelAnimationFrame(frame);
  }, [pane]);
}

/** While the drawer lies over a part of the desk: `close` it when the keys go to something under it. */
export function useFocusSeen(over: boolean, close: (open: false) => void): void {
  useEffect(() => {
    if (!over) return;
    const onFocus = ({ target }: FocusEvent) => {
      if (target instanceof Element && target.closest('.desk') && covered(target)) close(false);
    };
    addEventListener('focusin', onFocus);
    return () => removeEventListener('focusin', onFocus);
  }, [over, close]);
}

function covered(element: Element): boolean {
  const over = document.getElementById('drawer')?.getBoundingClientRect();
  const box = element.getBoundingClientRect();
  return over !== undefined && element.matches(':focus-visible') && box.right > over.left;
}
