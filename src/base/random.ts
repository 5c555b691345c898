// Chance that can be repeated: a stream of numbers for each name, the same for the same seed in every browser.

/** A stream of its own: what is drawn from one never moves another. */
export interface Stream {
  /** A number from 0 up to, not including, 1. */
  uniform(): number;
  /** A waiting time whose mean is 1, of something that does not age. */
  exponential(): number;
}

/** The stream of `name` under `seed`. Whole numbers and comparisons only, so no engine's logarithm can bend it. */
export function streamOf(seed: number, name: string): Stream {
  let [a, b, c, d] = stateFrom(`${seed}/${name}`);
  const draw = (): number => {
    // Small fast counter (C. Doty-Humphrey): three words that chase each other, and one that counts.
    const out = (a + b + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + out;
    return out >>> 0;
  };
  for (let i = 0; i < 16; i++) draw();
  const uniform = () => ((draw() >>> 5) * 0x4000000 + (draw() >>> 6)) / 2 ** 53;
  return {
    uniform,
    /** Von Neumann's way: falling runs of odd length are kept, each run of even length is one more whole unit. */
    exponential() {
      for (let whole = 0; ; whole++) {
        const first = uniform();
        let last = first;
        let length = 1;
        for (let next = uniform(); next < last; next = uniform()) {
          last = next;
          length++;
        }
        if (length % 2 === 1) return whole + first;
      }
    },
  };
}

/** Four words from a text: FNV-1a over it, four times with other beginnings, each stirred at its end. */
function stateFrom(text: string): [number, number, number, number] {
  const word = (salt: number): number => {
    let hash = (0x811c9dc5 ^ Math.imul(salt, 0x9e3779b1)) >>> 0;
    for (let i = 0; i < text.length; i++)
      hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0;
    hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
    return hash ^ (hash >>> 16);
  };
  return [word(1), word(2), word(3), 1];
}
