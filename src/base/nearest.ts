// The word that was probably meant; fetched with what reads files and commands.

/** The choice of `known` that `word` was probably meant to be, or null. */
export function nearest(word: string, known: readonly string[]): string | null {
  let best: string | null = null;
  let least = Math.min(3, Math.ceil(word.length / 2));
  if (word.length > 40) return null;
  for (const choice of known) {
    const steps = editSteps(word.toLowerCase(), choice.toLowerCase());
    if (steps < least) {
      least = steps;
      best = choice;
    }
  }
  return best;
}

/** How many letters must be put in, taken out or changed to make `b` of `a`. */
function editSteps(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next[j] = Math.min(
        (row[j] as number) + 1,
        (next[j - 1] as number) + 1,
        (row[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1),
      );
    row = next;
  }
  return row[b.length] as number;
}
