import { DatabaseSync } from 'node:sqlite';

/** A row of a log, read past the bot: this look must not share its mistakes. */
export interface StoredRow {
  readonly seq: number;
  readonly type: string;
  readonly payload: string;
  readonly checksum: string;
}

export function storedRows(store: string): readonly StoredRow[] {
  const database = new DatabaseSync(store, { readOnly: true });
  try {
    const rows = database.prepare('SELECT seq, type, payload, checksum FROM events ORDER BY seq').all();
    return rows as unknown as readonly StoredRow[];
  } finally {
    database.close();
  }
}

/** What `pick` finds in the events of a type. */
export const pickedFrom = <Payload, Picked>(
  rows: readonly StoredRow[],
  type: string,
  pick: (payload: Payload) => Picked,
): readonly Picked[] =>
  rows.filter((row) => row.type === type).map(({ payload }) => pick(JSON.parse(payload) as Payload));

/** Whether each fill was bought or sold, oldest first. */
export const sidesFilled = (rows: readonly StoredRow[]): readonly string[] =>
  pickedFrom(rows, 'FillSettled', ({ fill }: { readonly fill: { readonly side: string } }) => fill.side);

/** Those that come more than once. */
export function repeated(values: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  return values.filter((value) => seen.size === seen.add(value).size);
}
