// What hangs from a button of the bar: a menu by Ariakit, which brings the keys, the focus and the place.
import { MenuItem, Menu as Panel, useMenuStore } from '@ariakit/react';
import { useRef } from 'react';
import { ABOUT_PANES } from '../pane-abouts.ts';
import type { Item } from './menu-item.ts';
import { boxOf } from './point.ts';
import './menu.css';

interface Props {
  readonly anchor: HTMLElement;
  readonly label: string;
  readonly items: readonly Item[];
  readonly close: () => void;
}

export default function Menu({ anchor, label, items, close }: Props) {
  const store = useMenuStore({
    open: true,
    setOpen: (open) => {
      if (!open) close();
    },
    placement: 'bottom-start',
  });
  const first = useRef<HTMLDivElement>(null);
  return (
    <Panel
      store={store}
      className="menu-panel"
      aria-label={label}
      getAnchorRect={() => boxOf(anchor)}
      gutter={4}
      overflowPadding={8}
      fixed
      autoFocusOnShow
      initialFocus={first}
      finalFocus={anchor}
      // A press on the button closes the menu itself; hidden first, it would open again.
      hideOnInteractOutside={(event) =>
        !(event.target instanceof Node && anchor.contains(event.target))
      }
    >
      {items.map((item, i) => (
        <MenuItem
          ref={i === 0 ? first : undefined}
          key={item.id}
          className="menu-item"
          onClick={item.run}
        >
          <span className="menu-label">{item.label}</span>
          {item.key !== '' && <kbd className="mono">{item.key}</kbd>}
          {ABOUT_PANES[item.id] && <span className="menu-about s12 q">{ABOUT_PANES[item.id]}</span>}
        </MenuItem>
      ))}
    </Panel>
  );
}
