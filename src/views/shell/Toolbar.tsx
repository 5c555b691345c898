// Views: buttons that belong together are one tab stop; arrow keys go from one to the next.
import { type KeyboardEvent, type ReactNode, useLayoutEffect, useRef } from 'react';

interface ToolbarProps {
  readonly label: string;
  readonly className?: string;
  /** Which of the buttons the Tab key reaches before anybody has walked on; the first, if not said. */
  readonly first?: number;
  readonly children: ReactNode;
}

export function Toolbar({ label, className, first = 0, children }: ToolbarProps) {
  const bar = useRef<HTMLDivElement>(null);
  const stop = useRef<HTMLButtonElement | null>(null);
  const buttons = () => [
    ...(bar.current?.querySelectorAll<HTMLButtonElement>('button:not(:disabled)') ?? []),
  ];
  const settle = (wanted: HTMLButtonElement | null) => {
    const all = buttons();
    stop.current = wanted && all.includes(wanted) ? wanted : (all[first] ?? all[0] ?? null);
    for (const button of all) button.tabIndex = button === stop.current ? 0 : -1;
  };
  // Buttons come and go with the drawing, so every one of them settles it anew.
  useLayoutEffect(() => settle(stop.current));

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const all = buttons();
    const at = all.indexOf(document.activeElement as HTMLButtonElement);
    const to = {
      ArrowRight: at + 1,
      ArrowDown: at + 1,
      ArrowLeft: at - 1,
      ArrowUp: at - 1,
      Home: 0,
      End: all.length - 1,
    }[event.key];
    if (at < 0 || to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    all[Math.min(all.length - 1, Math.max(0, to))]?.focus();
  };

  return (
    <div
      ref={bar}
      className={className}
      role="toolbar"
      aria-label={label}
      onKeyDown={onKeyDown}
      onFocus={(event) => {
        const button = event.target.closest('button');
        if (button) settle(button);
      }}
    >
      {children}
    </div>
  );
}
