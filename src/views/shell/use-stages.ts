// The first drawing in pieces, a task each: what is looked at first comes first, and no task holds the browser up for long.
import { useEffect, useState } from 'react';

/** How many of `most` pieces are drawn by now; one more with every task, until it is all of them. */
export function useStages(most: number): number {
  const [drawn, draw] = useState(1);
  useEffect(() => {
    if (drawn >= most) return;
    const task = setTimeout(() => draw(drawn + 1));
    return () => clearTimeout(task);
  }, [drawn, most]);
  return drawn;
}
