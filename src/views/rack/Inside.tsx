// What is in a node has names for those who listen, though the rack has no room to draw it: its DIMMs, cores and processes.
import type { Moment } from '../../log/moment.ts';
import { elementId } from './item.ts';
import { nameOf } from './names.ts';

interface Props {
  readonly node: string;
  readonly parts: readonly string[];
  readonly moment: Moment;
  /** How deep they stand in the tree. */
  readonly level: number;
  readonly selected: string | null;
}

export const Inside = ({ node, parts, moment, level, selected }: Props) => (
  // biome-ignore lint/a11y/useSemanticElements: a group of a tree, not of a form.
  <div role="group" className="unseen" aria-label={`Inside ${node}`}>
    {parts.map((address) => (
      <span
        key={address}
        id={elementId(address)}
        role="treeitem"
        tabIndex={-1}
        aria-level={level}
        aria-selected={address === selected}
        aria-label={nameOf(moment, address)}
        data-address={address}
      />
    ))}
  </div>
);
