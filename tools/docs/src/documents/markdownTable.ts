/** Rows of text as an aligned table of Markdown, with `head` above them. Every row has as many cells as the head. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, ...rows].map((row) => row.map((cell) => cell.replaceAll('|', '\\|')));
  const widths = head.map((_, column) => Math.max(3, ...lines.map((row) => String(row[column]).length)));
  const shown = (row: readonly string[]) =>
    `| ${row.map((cell, column) => padded(cell, widths[column])).join(' | ')} |`;
  const rule = widths.map((width) => '-'.repeat(width));
  return [...lines.slice(0, 1), rule, ...lines.slice(1)].map(shown).join('\n');
}

const padded = (cell: string, width: number | undefined): string => cell.padEnd(Number(width));
