// What can be saved of a JSON text whose end is missing: everything up to the last value that is certainly whole.

/** A text that JSON.parse takes: the longest beginning of `text` that ends after a whole value, and the brackets it then wants. */
export function wholePrefix(text: string): string | null {
  const closers: string[] = [];
  /** The best place to cut so far, and what has to be closed there. */
  let cut: { at: number; closers: string } | null = null;
  /** In an object, a text before a colon is a name, and no value yet. */
  let named = false;
  const done = (at: number) => {
    if (closers.length > 0 && (closers.at(-1) === ']' || named))
      cut = { at, closers: [...closers].reverse().join('') };
    named = false;
  };
  let i = 0;
  while (i < text.length) {
    const char = text[i] as string;
    if (char === '"') {
      const end = endOfText(text, i);
      if (end < 0) break;
      i = end;
      // A name waits for its colon; whatever stands after one is a value.
      if (closers.at(-1) !== '}' || named) done(i);
    } else if (char === '[' || char === '{') {
      closers.push(char === '[' ? ']' : '}');
      named = false;
      i++;
      cut = { at: i, closers: [...closers].reverse().join('') };
    } else if (char === ']' || char === '}') {
      if (closers.pop() !== char) break;
      i++;
      named = true;
      done(i);
      if (closers.length === 0) return text.slice(0, i);
    } else if (char === ':') {
      named = true;
      i++;
    } else if (char === ',' || /\s/.test(char)) i++;
    else {
      const word = /^[-+.\w]+/.exec(text.slice(i, i + 40))?.[0];
      // A number that runs to the end of the text may have gone on.
      if (!word || i + word.length >= text.length) break;
      i += word.length;
      done(i);
    }
  }
  const found = cut as { at: number; closers: string } | null;
  return found && text.slice(0, found.at) + found.closers;
}

/** The place behind a text in quotes that begins at `from`; -1 if it does not end. */
function endOfText(text: string, from: number): number {
  for (let i = from + 1; i < text.length; i++) {
    if (text[i] === '\\') i++;
    else if (text[i] === '"') return i + 1;
  }
  return -1;
}
