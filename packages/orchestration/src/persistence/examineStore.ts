import { existsSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { hashAfter, genesisHash, type EventRow } from './eventRow';
import { readHead, type StoredHead } from './headFile';
import { hasLog, openForExamination } from './openDatabase';
import { fingerprint, type StoreFiles } from './storeFiles';
import { storeErrorOf } from './sqliteFailure';
import type { StoreProblem } from './storeProblem';
import { identify } from './storeSchema';

/** What a look at every stored event has found. */
export interface StoreExamination {
  readonly events: number;
  readonly lastSeq: number;
  /** The hash of the chain after the last event. */
  readonly chainHash: string;
  /** What the head file says; null when it is missing or damaged. */
  readonly headSeq: number | null;
  readonly problems: readonly StoreProblem[];
}

/** A damaged store can have a problem per event; more than these help nobody. */
const MOST_PROBLEMS = 100;

/** Reads the whole chain and changes nothing. Damage is a finding, never an error; no file is a store without events. */
export function examineStore(files: StoreFiles): StoreExamination {
  const before = hasLog(files) ? null : fingerprint(files);
  // The head is read first: a writer at work only ever moves the store further ahead of it.
  const examination = examineOnce(files, readHead(files.head));
  // A quiet file is read without regard for writers. When one came by meanwhile, look again.
  return before === null || before === fingerprint(files) ? examination : examineStore(files);
}

function examineOnce(files: StoreFiles, head: ReturnType<typeof readHead>): StoreExamination {
  const chain: Chain = { events: 0, lastSeq: 0, chainHash: genesisHash, hashAtHead: undefined };
  const problems: StoreProblem[] = [];
  const report: Report = (problem) => void (problems.length < MOST_PROBLEMS && problems.push(problem));
  const known = typeof head === 'object' ? head : null;
  const readable = !existsSync(files.database) || walkDatabase(files, chain, known, report);
  if (readable) compareWithHead(chain, head, report);
  const { events, lastSeq, chainHash } = chain;
  return { events, lastSeq, chainHash, headSeq: known?.seq ?? null, problems };
}

type Report = (problem: StoreProblem) => void;

interface Chain {
  events: number;
  lastSeq: number;
  chainHash: string;
  /** The hash after the event that the head file names. */
  hashAtHead: string | undefined;
}

/** False when what was read is not worth comparing with the head. */
function walkDatabase(files: StoreFiles, chain: Chain, head: StoredHead | null, report: Report): boolean {
  let database: DatabaseSync | undefined;
  try {
    database = openForExamination(files);
    const identity = identify(database);
    if (identity === 'Ours') walkChain(database, chain, head, report);
    if (typeof identity === 'object') report(identity);
    return typeof identity === 'string';
  } catch (cause) {
    const error = storeErrorOf(cause, files.database);
    // What cannot be opened now says nothing of what is in it.
    if (error.code === 'StoreNotWritable' || error.code === 'StoreLocked') throw error;
    report({ code: 'NotADatabase', seq: chain.lastSeq + 1, message: error.text.happened });
    return false;
  } finally {
    database?.close();
  }
}

function walkChain(database: DatabaseSync, chain: Chain, head: StoredHead | null, report: Report): void {
  // One statement is one consistent picture, however long it takes.
  for (const each of database.prepare('SELECT * FROM events ORDER BY seq').iterate()) {
    const row = each as unknown as EventRow;
    const expected = chain.lastSeq + 1;
    if (row.seq !== expected) {
      report({ code: 'SequenceGap', seq: expected, message: `After event ${chain.lastSeq} comes ${row.seq}.` });
    } else if (hashAfter(chain.chainHash, row) !== row.checksum) {
      report({ code: 'ChecksumMismatch', seq: row.seq, message: `Event ${row.seq} is not what was written.` });
    }
    chain.events += 1;
    chain.lastSeq = row.seq;
    chain.chainHash = row.checksum;
    if (row.seq === head?.seq) chain.hashAtHead = row.checksum;
  }
}

function compareWithHead(chain: Chain, head: ReturnType<typeof readHead>, report: Report): void {
  const { lastSeq } = chain;
  if (head === 'Missing') {
    // A store without events may have been interrupted before it wrote its first head.
    if (lastSeq > 0) report({ code: 'HeadMissing', message: 'There is no head file beside the store.' });
  } else if (head === 'Unreadable') {
    report({ code: 'HeadUnreadable', message: 'The head file beside the store is damaged.' });
  } else if (head.seq > lastSeq) {
    const message = `Event ${head.seq} was acknowledged, but the store ends with event ${lastSeq}.`;
    report({ code: 'BehindHead', seq: lastSeq + 1, message });
  } else if (head.seq > 0 && head.hash !== chain.hashAtHead) {
    const message = `Event ${head.seq} is not the one that the head file remembers.`;
    report({ code: 'HeadMismatch', seq: head.seq, message });
  }
}
