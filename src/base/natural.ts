// Addresses are ordered as people count: `n2` before `n10`.

/** Compares two addresses part by part, numbers as numbers. Negative when `a` comes first. */
export function naturally(a: string, b: string): number {
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(j);
    if (digit(x) && digit(y)) {
      let p = 0;
      let q = 0;
      while (i < a.length && digit(a.charCodeAt(i))) p = p * 10 + a.charCodeAt(i++) - 48;
      while (j < b.length && digit(b.charCodeAt(j))) q = q * 10 + b.charCodeAt(j++) - 48;
      if (p !== q) return p - q;
    } else {
      if (x !== y) return x - y;
      i++;
      j++;
    }
  }
  return a.length - i - (b.length - j);
}

const digit = (code: number) => code >= 48 && code <= 57;
