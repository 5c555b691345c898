// One line of a menu of the bar.
export interface Item {
  readonly id: string;
  readonly label: string;
  /** The key that does the same; empty if none does. */
  readonly key: string;
  readonly run: () => void;
}
