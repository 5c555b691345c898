// In the place of React (vite.config.ts): Preact's implementation, with three things put right that Ariakit trips over.
import { options } from 'preact';

// By name, and no default that holds them all: what the page and Ariakit do not use stays out of the first load.
export {
  Component,
  cloneElement,
  createContext,
  createElement,
  createRef,
  Fragment,
  forwardRef,
  isValidElement,
  lazy,
  memo,
  Suspense,
  useCallback,
  useContext,
  useDeferredValue,
  useEffect,
  useId,
  useLayoutEffect,
  useMemo,
  useReducer,
  useRef,
  useState,
  useSyncExternalStore,
} from 'preact/compat';

/** Preact only pretends to have this hook: its own runs after the layout effects of the children. Ariakit does without where there is none. */
export const useInsertionEffect = undefined;

// React hands out events of its own, whose `currentTarget` may be set; Preact hands out the browser's, where that throws.
const given = Object.getOwnPropertyDescriptor(Event.prototype, 'currentTarget');
const later = new WeakMap<Event, EventTarget>();
Object.defineProperty(Event.prototype, 'currentTarget', {
  ...given,
  get(this: Event) {
    return given?.get?.call(this) ?? later.get(this) ?? null;
  },
  set(this: Event, target: EventTarget) {
    later.set(this, target);
  },
});

// React's keyboard events hold these as properties of their own, and Ariakit copies them onto the item that is active.
const OF_KEYS = 'key code repeat shiftKey ctrlKey altKey metaKey bubbles cancelable'.split(' ');
const before = options.event;
options.event = (event) => {
  if (event instanceof KeyboardEvent)
    for (const name of OF_KEYS)
      Object.defineProperty(event, name, {
        configurable: true,
        enumerable: true,
        value: event[name as keyof KeyboardEvent],
      });
  return before ? before(event) : event;
};
