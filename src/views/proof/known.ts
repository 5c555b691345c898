// Views: word that everything has been tried, for rows that can show a verdict from then on. The results themselves stay with the proof, which is fetched only when somebody asks for it.
let told = 0;
const hearers = new Set<() => void>();

/** How often something has been tried to the end since the page was opened. */
export const triedSoFar = (): number => told;

/** Calls `hear` when that changes; the answer ends it. */
export function onTried(hear: () => void): () => void {
  hearers.add(hear);
  return () => hearers.delete(hear);
}

export function tellTried(): void {
  told += 1;
  for (const hear of [...hearers]) hear();
}
