// Views' hooks of the timeline: the size of its box, a measure that knows the loaded typeface, and values that stay the same object while nothing changed.
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { canvasMeasure, type Measure } from '../text-width.ts';

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Width and height of an element in pixels, whenever they change. */
export function useSize(of: RefObject<HTMLElement | null>): Size {
  const [size, setSize] = useState<Size>({ width: 0, height: 0 });
  useLayoutEffect(() => {
    const element = of.current;
    if (!element) return;
    const read = () => {
      const width = element.clientWidth;
      const height = element.clientHeight;
      setSize((old) => (old.width === width && old.height === height ? old : { width, height }));
    };
    read();
    const observer = new ResizeObserver(read);
    observer.observe(element);
    return () => observer.disconnect();
  }, [of]);
  return size;
}

/** Measures with the page's typeface; a new measure once it has loaded. */
export function useMeasure(): Measure {
  const [measure, setMeasure] = useState<Measure>(() => canvasMeasure());
  useEffect(() => {
    let here = true;
    void document.fonts.ready.then(() => {
      if (here) setMeasure(() => canvasMeasure());
    });
    return () => {
      here = false;
    };
  }, []);
  return measure;
}

/**
 * The value of the time when `key` last changed, so that what depends on it is not made anew each frame. `of`: what it was made
 * of; where that is another, so is the value, whatever its key.
 */
export function useSame<T>(value: T, key: string, of: unknown): T {
  const kept = useRef({ key, of, value });
  if (kept.current.key !== key || kept.current.of !== of) kept.current = { key, of, value };
  return kept.current.value;
}
