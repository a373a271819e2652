import { hash } from 'node:crypto';
import { closeSync, constants, openSync, readFileSync, writeSync } from 'node:fs';
import { storeNotWritable } from './storeFiles';

/** The last event that was acknowledged. */
export interface StoredHead {
  readonly seq: number;
  readonly hash: string;
}

export interface HeadFile {
  write(head: StoredHead): void;
  close(): void;
}

/**
 * Opens the head file for overwriting. It is written after each commit and never synced: on a kill it may be one batch
 * old, which is harmless, and after a loss of power it may be torn, which its own check tells.
 * @throws EventStoreError StoreNotWritable
 */
export function openHeadFile(path: string): HeadFile {
  const file = openForOverwriting(path);
  return {
    // Always the same length in one write, so that nobody sees half of it.
    write: (head) => void writeSync(file, encodeHead(head), 0),
    close: () => closeSync(file),
  };
}

/** Reads the head. A file that cannot be understood is said to be so and never trusted. */
export function readHead(path: string): StoredHead | 'Missing' | 'Unreadable' {
  try {
    return decodeHead(readFileSync(path, 'latin1'));
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'Missing' : 'Unreadable';
  }
}

function openForOverwriting(path: string): number {
  try {
    return openSync(path, constants.O_RDWR | constants.O_CREAT, 0o644);
  } catch (cause) {
    throw storeNotWritable(path, cause);
  }
}

/** `head 1`, 16 digits of sequence, the hash of the chain, and the start of the hash of all this. */
function encodeHead({ seq, hash: chainHash }: StoredHead): string {
  const text = `head 1 ${String(seq).padStart(16, '0')} ${chainHash}`;
  return `${text} ${checkOf(text)}\n`;
}

function decodeHead(content: string): StoredHead | 'Unreadable' {
  const [, text, seq, chainHash, check] = /^(head 1 (\d{16}) ([0-9a-f]{64})) ([0-9a-f]{16})\n$/.exec(content) ?? [];
  if (text === undefined || check !== checkOf(text)) return 'Unreadable';
  return { seq: Number(seq), hash: String(chainHash) };
}

const checkOf = (text: string): string => hash('sha256', text, 'hex').slice(0, 16);
