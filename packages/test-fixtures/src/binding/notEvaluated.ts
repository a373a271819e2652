import { invariants } from '../invariants/invariants';

/** Invariants that could not be checked, since a bot does not offer what it takes. Told once, at the end of the test file. */
export interface NotEvaluated {
  readonly note: (invariants: readonly string[]) => void;
  readonly tell: () => void;
}

const all: readonly string[] = Object.keys(invariants);

export function createNotEvaluated(): NotEvaluated {
  const noted = new Set<string>();
  return {
    note: (invariants) => invariants.forEach((each) => noted.add(each.split(' ')[0] ?? each)),
    tell() {
      if (noted.size === 0) return;
      const some = `${noted.size} of ${all.length} invariants (${inRows(noted).join(', ')})`;
      process.stderr.write(`Not evaluated, for lack of the bot's journal and snapshot: ${some}\n`);
      noted.clear();
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
