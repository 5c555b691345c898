// The field's words, each in a sentence or two of our own, with the slide that uses it and the rule at work.
export interface Word {
  /** What a link calls it: `glossary:evacuation`. */
  readonly id: string;
  readonly word: string;
  readonly text: string;
  readonly slide: number | null;
  /** Id of a rule of the rulebook, or null. */
  readonly rule: string | null;
}

export const word = (
  id: string,
  word: string,
  slide: number | null,
  rule: string | null,
  text: string,
): Word => ({
  id,
  word,
  slide,
  rule,
  text,
});
