// Where a text stops being JSON. Engines word this differently or not at all, so the place is found here, the same everywhere.
import { quoteText } from '../base/quote.ts';

export interface Break {
  /** Both counted from 1. */
  readonly line: number;
  readonly column: number;
  readonly found: string;
  readonly expected: string;
}

const SPACE = /[ \t\n\r]*/y;
const WORD = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.+-])|true\b|false\b|null\b/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const ANY = /[\w.+-]+|[\s\S]/y;

const VALUE = 'a value';
const KEY = 'a key in double quotes';

/** The first place where `text` breaks the rules of JSON, or null if it keeps them. One pass, no recursion. */
export function jsonBreak(text: string): Break | null {
  /** The brackets that are open; `{` or `[`. */
  const open: string[] = [];
  let at = 0;
  let want: 'value' | 'first value' | 'key' | 'first key' | ':' | 'next' = 'value';
  const match = (pattern: RegExp): string | null => {
    pattern.lastIndex = at;
    return pattern.exec(text)?.[0] ?? null;
  };
  /** Length of the string that begins here, or minus the offset at which it breaks. */
  const string = (): number => {
    let i = at + 1;
    while (i < text.length) {
      const code = text.charCodeAt(i);
      if (code === 34) return i + 1 - at;
      if (code < 32) break;
      if (code === 92) {
        ESCAPE.lastIndex = i;
        const pair = ESCAPE.exec(text);
        if (!pair) break;
        i += pair[0].length;
      } else i++;
    }
    return at - i;
  };
  const broken = (expected: string, where = at): Break => {
    at = where;
    const before = text.slice(0, where).split('\n');
    const found = match(ANY);
    return {
      line: before.length,
      column: (before.at(-1) as string).length + 1,
      found: found === null ? 'the end of the text' : quoteText(found),
      expected,
    };
  };
  for (;;) {
    at += (match(SPACE) as string).length;
    const char = text[at];
    const inside = open.at(-1);
    if (want === 'next') {
      if (inside === undefined) return at >= text.length ? null : broken('the end of the text');
      const close = inside === '{' ? '}' : ']';
      if (char === close) open.pop();
      else if (char === ',') want = inside === '{' ? 'key' : 'value';
      else return broken(`a comma or ${close}`);
      at++;
      continue;
    }
    if (want === ':') {
      if (char !== ':') return broken('a colon');
      want = 'value';
      at++;
      continue;
    }
    const isKey: boolean = want === 'key' || want === 'first key';
    if ((char === '}' && want === 'first key') || (char === ']' && want === 'first value')) {
      open.pop();
      want = 'next';
      at++;
      continue;
    }
    if (char === '"') {
      const length = string();
      if (length <= 0) return broken('a text that ends with a double quote', at - length);
      at += length;
      want = isKey ? ':' : 'next';
      continue;
    }
    if (isKey) return broken(want === 'first key' ? `${KEY} or }` : KEY);
    if (char === '{' || char === '[') {
      open.push(char);
      want = char === '{' ? 'first key' : 'first value';
      at++;
      continue;
    }
    const word = match(WORD);
    if (word === null) return broken(want === 'first value' ? `${VALUE} or ]` : VALUE);
    at += word.length;
    want = 'next';
  }
}
