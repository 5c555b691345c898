// How much room a pane has, in pixels: drawings are laid out in numbers, so they have to be told.
import { useCallback, useState } from 'react';

export interface Size {
  readonly width: number;
  readonly height: number;
  readonly ref: (element: HTMLElement | null) => (() => void) | undefined;
}

export function useSize(): Size {
  const [size, set] = useState({ width: 712, height: 400 });
  const ref = useCallback((element: HTMLElement | null) => {
    if (!element) return undefined;
    const observer = new ResizeObserver(([entry]) => {
      if (!entry) return;
      const width = Math.floor(entry.contentRect.width);
      const height = Math.floor(entry.contentRect.height);
      set((old) => (old.width === width && old.height === height ? old : { width, height }));
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { ...size, ref };
}
