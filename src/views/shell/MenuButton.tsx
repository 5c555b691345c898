// A button of the bar that opens a menu. The menu's own code is fetched when a hand comes near it.
import { type KeyboardEvent, lazy, type ReactNode, Suspense, useRef, useState } from 'react';
import type { Item } from './menu-item.ts';

const load = () => import('./Menu.tsx');
const Menu = lazy(load);

interface Props {
  readonly label: string;
  readonly items: readonly Item[];
  /** What stands on the button, if it is not its label. */
  readonly children?: ReactNode;
}

export function MenuButton({ label, items, children }: Props) {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown') return;
    event.preventDefault();
    setOpen(true);
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        className="btn bare"
        aria-haspopup="menu"
        aria-expanded={open}
        aria-label={children === undefined ? undefined : label}
        onPointerEnter={() => void load()}
        onFocus={() => void load()}
        onClick={() => setOpen(!open)}
        onKeyDown={onKeyDown}
      >
        {children ?? label}
      </button>
      {open && button.current && (
        <Suspense fallback={null}>
          <Menu anchor={button.current} label={label} items={items} close={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
