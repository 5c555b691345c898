// Results as a table of text: what was measured, the figure, what it should be.

export interface Row {
  readonly what: string;
  readonly figure: string;
  /** What it should be and whether it is; left out where nobody asks. */
  readonly target?: { readonly text: string; readonly met: boolean };
}

export function printTable(title: string, rows: readonly Row[]): void {
  const what = Math.max(...rows.map((row) => row.what.length));
  const figure = Math.max(...rows.map((row) => row.figure.length));
  const lines = rows.map((row) => {
    const target = row.target ? `${row.target.met ? 'ok  ' : 'MISS'} ${row.target.text}` : '';
    return `  ${row.what.padEnd(what)}  ${row.figure.padStart(figure)}  ${target}`.trimEnd();
  });
  console.log(`\n${title}\n${lines.join('\n')}`);
}

/** `1 234 567`: thousands apart, nothing behind the point. */
export const whole = (n: number): string =>
  Math.round(n)
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, ' ');

/** Three figures that count, in milliseconds. */
export const inMs = (ms: number): string => `${ms.toPrecision(3)} ms`;
