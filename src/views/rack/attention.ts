// Pointer and keyboard → views: which part of the racks a person is looking at now. The rack and its lens write it, the lens and the preview read it.

export interface Attention {
  /** The part under the pointer, in the rack or in the lens. */
  readonly hovered: string | null;
  /** The part that has the keyboard's place in the tree. */
  readonly active: string | null;
  /** Whether the keyboard was used in the tree last, and the tree has the focus. */
  readonly keys: boolean;
  /** Whether the pointer is over the lens. */
  readonly inLens: boolean;
  /** Whether the lens was put away, by its button. */
  readonly off: boolean;
}

export class AttentionStore {
  private value: Attention = {
    hovered: null,
    active: null,
    keys: false,
    inLens: false,
    off: false,
  };
  private readonly listeners = new Set<() => void>();

  readonly get = (): Attention => this.value;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  set(change: Partial<Attention>): void {
    const next = { ...this.value, ...change };
    const old = this.value;
    if ((Object.keys(next) as (keyof Attention)[]).every((key) => next[key] === old[key])) return;
    this.value = next;
    for (const listener of this.listeners) listener();
  }
}

/** What is looked at: the part under the pointer, else the one with the keyboard. */
export const attended = ({ hovered, active, keys }: Attention): string | null =>
  hovered ?? (keys ? active : null);
