// What is in a node has names for those who listen, though the rack has no room to draw it: its DIMMs, cores and processes. TreeOrder says where they stand.
import type { Moment } from '../../log/moment.ts';
import { elementId } from './item.ts';
import { nameOf } from './names.ts';

interface Props {
  readonly parts: readonly string[];
  readonly moment: Moment;
  readonly selected: string | null;
}

export const Inside = ({ parts, moment, selected }: Props) => (
  <div className="unseen">
    {parts.map((address) => (
      <span
        key={address}
        id={elementId(address)}
        role="treeitem"
        tabIndex={-1}
        aria-selected={address === selected}
        aria-label={nameOf(moment, address)}
        data-address={address}
      />
    ))}
  </div>
);
