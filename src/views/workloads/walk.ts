// Views: the way of the arrow keys through the pictures of the workloads, which are one tab stop together.
import type { Row } from './supply.ts';

/** A part in a picture. What workloads share stands in several. */
export interface Spot {
  /** Id of the row. */
  readonly row: string;
  readonly address: string;
}

type Pictured = Pick<Row, 'id' | 'deployments' | 'front'> & {
  readonly tiers: readonly { readonly members: readonly { readonly address: string }[] }[];
};

const membersOf = (row: Pictured): string[] =>
  row.tiers.flatMap((tier) => tier.members.map(({ address }) => address));
/** In the order in which they stand: the names, load balancer or sprayer, the VMs. */
export const addressesOf = (row: Pictured): string[] => [
  ...row.deployments,
  ...(row.front === null ? [] : [row.front]),
  ...membersOf(row),
];

/** Where the Tab key leads: to where the keys were, else to the selected part, else to the first VM. */
export function stopOf(
  rows: readonly Pictured[],
  visited: Spot | null,
  selected: string | null,
): Spot | null {
  const at = rows.find(({ id }) => id === visited?.row);
  if (visited && at && addressesOf(at).includes(visited.address)) return visited;
  for (const row of rows)
    if (selected !== null && addressesOf(row).includes(selected))
      return { row: row.id, address: selected };
  for (const row of rows) {
    const [address] = membersOf(row);
    if (address !== undefined) return { row: row.id, address };
  }
  return null;
}

/** Where a key leads from here: along the row, to its ends, or as far along in the next row that holds something. Null: nowhere. */
export function walk(rows: readonly Pictured[], here: Spot, key: string): Spot | null {
  const at = rows.findIndex(({ id }) => id === here.row);
  const row = rows[at];
  if (!row) return null;
  const all = addressesOf(row);
  const index = all.indexOf(here.address);
  if (key === 'ArrowUp' || key === 'ArrowDown') {
    const by = key === 'ArrowUp' ? -1 : 1;
    for (let i = at + by; rows[i]; i += by) {
      const others = addressesOf(rows[i] as Pictured);
      const address = others[Math.min(index, others.length - 1)];
      if (address !== undefined) return { row: (rows[i] as Pictured).id, address };
    }
    return null;
  }
  const to = { ArrowRight: index + 1, ArrowLeft: index - 1, Home: 0, End: all.length - 1 }[key];
  const address = to === undefined ? undefined : all[to];
  return address === undefined || address === here.address ? null : { row: here.row, address };
}
