// The first drawing in pieces, a task each: what is looked at first comes first, and no task holds the browser up for long.
import { type ReactNode, useEffect, useMemo, useSyncExternalStore } from 'react';

/** Stands where something is being fetched or waits for its turn, so that `window.rackdrill.idle()` knows of it. */
export const WAITING = <span hidden data-waiting />;

/** Counts the turns from none to `most`, one with every task. */
export class Stages {
  private turn = 0;
  private readonly most: number;
  private readonly listeners = new Set<() => void>();

  constructor(most: number) {
    this.most = most;
  }

  readonly now = (): number => this.turn;
  readonly subscribe = (call: () => void): (() => void) => {
    this.listeners.add(call);
    return () => this.listeners.delete(call);
  };

  /** Goes on to the next turn, and from there to all others; the result calls that off. */
  start(): () => void {
    let task: ReturnType<typeof setTimeout> | undefined;
    const next = () => {
      if (this.turn >= this.most) return;
      task = setTimeout(() => {
        this.turn++;
        for (const call of [...this.listeners]) call();
        next();
      });
    };
    next();
    return () => clearTimeout(task);
  }
}

export function useStages(most: number): Stages {
  const stages = useMemo(() => new Stages(most), [most]);
  useEffect(() => stages.start(), [stages]);
  return stages;
}

interface StageProps {
  readonly of: Stages;
  readonly turn: number;
  readonly children: ReactNode;
}

/** What is drawn when its turn has come; nothing around it is drawn anew for that. */
export function Stage({ of, turn, children }: StageProps) {
  const come = useSyncExternalStore(of.subscribe, () => of.now() >= turn);
  return come ? children : WAITING;
}
