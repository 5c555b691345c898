// How full the cloud groups are with this draft, and how many more VMs of the chosen deployment's size they would hold.
import { useMemo, useRef } from 'react';
import type { Checked, Draft } from './draft.ts';
import { sizeOf } from './draft.ts';
import { type GroupRoom, roomOf, roomWords } from './room-left.ts';

interface Props {
  readonly draft: Draft;
  readonly checked: Checked;
  readonly index: number;
}

export function Room({ draft, checked, index }: Props) {
  const size = sizeOf(draft, index);
  const known = useRef<readonly GroupRoom[]>([]);
  const { world } = checked;
  const { cores, memoryGb } = size ?? { cores: null, memoryGb: null };
  const rooms = useMemo(() => {
    // While a mistake stands nothing can be placed: what was known last stays, or the list would jump with every letter.
    if (world !== null) known.current = roomOf(world, cores === null ? null : { cores, memoryGb });
    return known.current;
  }, [world, cores, memoryGb]);
  return (
    <>
      <h3>Room</h3>
      <ul className="rooms">
        {rooms.map((room) => (
          <li key={`${room.rack} ${room.name}`}>
            <div className="gauge" aria-hidden="true">
              <i style={{ width: `${(100 * room.coresUsed) / Math.max(1, room.cores)}%` }} />
            </div>
            <span>
              {roomWords(room, new Set(rooms.map((one) => one.rack)).size)}
              {room.more !== null &&
                `; ${room.more} more VM${room.more === 1 ? '' : 's'} of ${cores} cores and ${memoryGb} GB fit${room.more === 1 ? 's' : ''}`}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
