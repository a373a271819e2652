import { invariants, type InvariantId } from '../invariants/invariants';

/** Invariants that could not be checked, since a bot does not offer what it takes. Told once, at the end of the test file. */
export interface NotEvaluated {
  readonly note: (invariants: readonly string[]) => void;
  readonly tell: () => void;
}

const all: readonly string[] = Object.keys(invariants);

export function createNotEvaluated(): NotEvaluated {
  const notAtAll = new Set<string>();
  const inPart = new Set<string>();
  const listed = (ids: ReadonlySet<string>): string => `${ids.size} of ${all.length} (${inRows(ids).join(', ')})`;
  return {
    note: (told) =>
      told.forEach((each) => {
        const id = each.split(' ')[0] as InvariantId;
        const isSeenFromOutside = (invariants[id].views as readonly string[]).includes('venue');
        (each.endsWith('(in part)') || isSeenFromOutside ? inPart : notAtAll).add(id);
      }),
    tell() {
      const parts = [
        ...(notAtAll.size > 0 ? [`not at all ${listed(notAtAll)}`] : []),
        ...(inPart.size > 0 ? [`only in part ${listed(inPart)}`] : []),
      ];
      if (parts.length === 0) return;
      process.stderr.write(`Invariants not evaluated, for lack of what the bot does not offer: ${parts.join('; ')}\n`);
      notAtAll.clear();
      inPart.clear();
    },
  };
}

/** Worked example: INV-01, INV-05, INV-06 and INV-07 become `INV-01` and `INV-05 to INV-07`. */
function inRows(ids: ReadonlySet<string>): readonly string[] {
  const rows: string[][] = [];
  all.forEach((id, at) => {
    if (!ids.has(id)) return;
    const row = ids.has(all[at - 1] ?? '') ? rows.at(-1) : undefined;
    if (row === undefined) rows.push([id]);
    else row.push(id);
  });
  return rows.map((row) => (row.length < 3 ? row.join(', ') : `${row[0]} to ${row.at(-1)}`));
}
