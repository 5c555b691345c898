// Tables and text in Markdown; text from a scenario stays text.

/** `| a | b |`; the cells are written as they are, so text goes through {@link plainMarkdown} first. */
export const markdownRow = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

/** A table: its head, the line under it, its rows. */
export const markdownTable = (
  head: readonly string[],
  rows: readonly (readonly string[])[],
): string => [head, head.map(() => '---'), ...rows].map(markdownRow).join('\n');

/** Nothing in a text may end a cell or a line, or begin markup. */
export const plainMarkdown = (text: string): string =>
  text.replace(/\s+/g, ' ').replace(/[\\|<>[\]*_#`]/g, (mark) => `\\${mark}`);
