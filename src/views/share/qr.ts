// A link as a QR code: the modules as one path, or a sentence where no code can hold it.
import { correction, generate } from 'lean-qr';
import { fail, ok, type Result } from '../../base/result.ts';

/** Blank modules that a reader needs around a code (ISO/IEC 18004). */
const QUIET = 4;
/** Above this many characters the modules of a code that fills a screen are too fine for a telephone held by hand. */
const FINE_FROM = 1200;
/** What the largest code holds at the lowest correction, in bytes. */
const MOST_BYTES = 2953;

export interface Qr {
  /** Modules along one side, the blank ones around it included. */
  readonly size: number;
  /** The dark modules, one unit each. */
  readonly path: string;
  /** Whether one has to come close, or print it large, to read it. */
  readonly fine: boolean;
}

export function qrOf(text: string): Result<Qr> {
  const bytes = new TextEncoder().encode(text).length;
  if (bytes > MOST_BYTES)
    return fail({
      path: 'QR code',
      found: `a link of ${bytes} characters`,
      expected: `at most ${MOST_BYTES}, which is what the largest code holds`,
    });
  // A code is filled up to the best correction that its size has room for; a short link can afford the middle one.
  const code = generate(text, {
    minCorrectionLevel: bytes <= FINE_FROM ? correction.M : correction.L,
  });
  let path = '';
  for (let y = 0; y < code.size; y++)
    for (let x = 0; x < code.size; x++) {
      let run = 0;
      while (code.get(x + run, y)) run++;
      if (run > 0) path += `M${x + QUIET} ${y + QUIET}h${run}v1h-${run}z`;
      x += run;
    }
  return ok({ size: code.size + 2 * QUIET, path, fine: bytes > FINE_FROM });
}
