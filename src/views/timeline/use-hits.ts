// Query → the events in which it is found, piece by piece, so that no key waits for ten thousand sentences.
import { useEffect } from 'react';
import { looks } from '../../app/look.ts';
import type { Run } from '../../sim/record.ts';
import { matches, rowsOf } from './rows.ts';

const PIECE = 400;

/** Looks for `query` among the events that are shown and tells `looks`; begins anew when one of them changes. */
export function useHits(run: Run, shown: Uint8Array | null, query: string): void {
  useEffect(() => {
    const words = query.toLowerCase().split(/\s+/).filter(Boolean);
    if (words.length === 0) return;
    const rows = rowsOf(run, shown);
    const ids = new Set<number>();
    let at = 0;
    let waiting = 0;
    const piece = () => {
      for (const end = Math.min(rows.length, at + PIECE); at < end; at++) {
        const row = rows[at];
        if (row && matches(run, row, words)) ids.add(row.event.id);
      }
      if (at < rows.length) waiting = window.setTimeout(piece);
      else looks.found({ run, ids: [...ids] });
    };
    piece();
    return () => clearTimeout(waiting);
  }, [run, shown, query]);
}
