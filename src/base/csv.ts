// Tables as CSV (RFC 4180), safe to open in a spreadsheet.

/** Cells that a spreadsheet would take for a formula, its wide forms and what it skips before one included, get an apostrophe before them: a text is a text, whoever wrote it. */
function cell(text: string): string {
  const plain = /^[=+\-@＝＋－＠\t\r\n]/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}

/** The names of the columns, then the rows; every line ends in CRLF. */
export const csvOf = (
  columns: readonly string[],
  rows: Iterable<readonly (string | number)[]>,
): string =>
  [columns, ...rows]
    .map((line) => line.map((one) => (typeof one === 'number' ? `${one}` : cell(one))).join(','))
    .join('\r\n')
    .concat('\r\n');
