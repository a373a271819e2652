import Table from 'cli-table3';

/** Right: numbers, so that their digits stand under each other. */
export type Alignment = 'left' | 'right';

export interface Column {
  readonly title: string;
  readonly align?: Alignment;
}

type Rows = readonly (readonly string[])[];

const noBorder = {
  ...{ top: '', 'top-mid': '', 'top-left': '', 'top-right': '' },
  ...{ bottom: '', 'bottom-mid': '', 'bottom-left': '', 'bottom-right': '' },
  ...{ left: '', 'left-mid': '', mid: '', 'mid-mid': '', right: '', 'right-mid': '', middle: '  ' },
};

/**
 * Rows under titles, in columns that are as wide as they must be. No lines: the table can be piped to other programs. Where that is
 * wider than `width`, each row becomes a block of names and values instead, which is broken where it must be.
 */
export function formatTable(columns: readonly Column[], rows: Rows, width = Infinity): string {
  const table = new Table({
    head: columns.map(({ title }) => title),
    colAligns: columns.map(({ align }) => align ?? 'left'),
    chars: noBorder,
    style: { 'padding-left': 0, 'padding-right': 0, head: [], border: [] },
  });
  table.push(...rows.map((row) => [...row]));
  const text = withoutTrailingBlanks(table.toString());
  const isTooWide = text.split('\n').some((line) => line.length > width);
  return isTooWide ? formatBlocks(columns, rows, width) : text;
}

const formatBlocks = (columns: readonly Column[], rows: Rows, width: number): string =>
  rows
    .map((row) =>
      formatPairs(
        columns.map(({ title }, index) => [title, String(row[index])]),
        width,
      ),
    )
    .join('\n\n');

/** Names and values, one pair a line; values that are wider than `width` allows go on below themselves. */
export function formatPairs(pairs: readonly (readonly [name: string, value: string])[], width = Infinity): string {
  const nameWidth = Math.max(0, ...pairs.map(([name]) => name.length));
  const indent = `\n${' '.repeat(nameWidth + 2)}`;
  return pairs
    .map(([name, value]) => {
      const lines = brokenInto(value, Math.max(20, width - nameWidth - 2));
      return `${name.padEnd(nameWidth)}  ${lines.join(indent)}`.trimEnd();
    })
    .join('\n');
}

/** Broken between words; a word that is too long by itself stays whole. */
function brokenInto(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}

const withoutTrailingBlanks = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n');
