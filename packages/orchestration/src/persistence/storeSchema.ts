import type { DatabaseSync } from 'node:sqlite';
import type { StoreProblem } from './storeProblem';

/** Stands in the header of every store of ours: "Bot1" in ASCII. */
const applicationId = 0x426f7431;
/** Raised whenever the tables change. */
const schemaVersion = 1;

/**
 * `at` is REAL: a clock need not stand on a whole millisecond.
 * `payload` is the JSON text that the checksum covers; it is never rewritten.
 */
const schema = `
  CREATE TABLE events (
    seq INTEGER PRIMARY KEY,
    type TEXT NOT NULL,
    v INTEGER NOT NULL,
    at REAL NOT NULL,
    causation_id TEXT NOT NULL,
    correlation_id TEXT NOT NULL,
    payload TEXT NOT NULL,
    checksum TEXT NOT NULL
  ) STRICT;
  PRAGMA application_id = ${applicationId};
  PRAGMA user_version = ${schemaVersion};
`;

/** An empty database becomes a store, in one transaction. */
export function createSchema(database: DatabaseSync): void {
  database.exec(`BEGIN; ${schema} COMMIT;`);
}

type StoreIdentity = 'Empty' | 'Ours' | StoreProblem;

/** Whose database this is, before anything else in it is believed. */
export function identify(database: DatabaseSync): StoreIdentity {
  const id = numberOf(database, 'PRAGMA application_id');
  const version = numberOf(database, 'PRAGMA user_version');
  const tables = numberOf(database, 'SELECT count(*) FROM sqlite_schema');
  if (id === 0 && version === 0 && tables === 0) return 'Empty';
  if (id !== applicationId) {
    return { code: 'ForeignDatabase', message: 'This is a database of another program.' };
  }
  if (version > schemaVersion) {
    return {
      code: 'NewerVersion',
      message: `The store has version ${version}; this program knows versions up to ${schemaVersion}.`,
    };
  }
  return 'Ours';
}

function numberOf(database: DatabaseSync, sql: string): number {
  return Number(Object.values(database.prepare(sql).get() ?? {})[0]);
}
