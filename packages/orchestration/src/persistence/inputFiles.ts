import { hash } from 'node:crypto';
import { closeSync, mkdirSync, openSync, readdirSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { EpochMs } from '@bot/core';
import type { InputLog, InputRecord } from './inputLog';

export interface InputFilesOptions {
  /** Files stand in it by day: `2018-04-04-000001.jsonl`. Made when it is missing. */
  readonly folder: string;
  /** What is older is removed. */
  readonly keepDays: number;
  /** The oldest files are removed when all of them hold more. */
  readonly maxBytes: number;
  readonly now: () => EpochMs;
}

/** Turns without events wait until there is as much as this, or a turn with events comes. */
const BUFFER_BYTES = 65_536;
/** A part of the bound, so that what is removed is not all there is. */
const FILES_WITHIN_BOUND = 8;
const MS_PER_DAY = 86_400_000;

/** Opens the inputs for appending, in a new file. @throws what the file system throws; so does `write` */
export function openInputFiles({ folder, keepDays, maxBytes, now }: InputFilesOptions): InputLog {
  let file: { readonly descriptor: number; readonly day: string; bytes: number } | null = null;
  let waiting = '';

  function flush(): void {
    const day = dayOf(now());
    if (file !== null && (file.day !== day || file.bytes > maxBytes / FILES_WITHIN_BOUND)) close();
    file ??= { descriptor: openNext(folder, day), day, bytes: 0 };
    writeSync(file.descriptor, waiting);
    file.bytes += waiting.length;
    waiting = '';
  }

  function close(): void {
    if (file !== null) closeSync(file.descriptor);
    file = null;
    pruneInputs(folder, { keepDays, maxBytes, now });
  }

  mkdirSync(folder, { recursive: true });
  pruneInputs(folder, { keepDays, maxBytes, now });
  return {
    write(record) {
      waiting += lineOf(record);
      if (record.events > 0 || waiting.length > BUFFER_BYTES) flush();
    },
    close() {
      if (waiting !== '') flush();
      close();
    },
  };
}

/**
 * Everything that was kept, oldest first. A line that is torn or damaged is left out: the records around it do not join, and
 * whoever replays them notices.
 */
export function* readInputs(folder: string): Iterable<InputRecord> {
  for (const name of inputFiles(folder)) {
    for (const line of readFileSync(join(folder, name), 'utf8').split('\n')) {
      const text = line.slice(CHECK_LENGTH);
      if (text !== '' && line === `${checkOf(text)}${text}`) yield JSON.parse(text) as InputRecord;
    }
  }
}

/** Removes what is older or more than what is to be kept. @returns how many files and bytes that were */
export function pruneInputs(
  folder: string,
  { keepDays, maxBytes, now }: Omit<InputFilesOptions, 'folder'>,
): { readonly files: number; readonly bytes: number } {
  const oldest = dayOf(now() - keepDays * MS_PER_DAY);
  const removed = { files: 0, bytes: 0 };
  let kept = 0;
  for (const name of inputFiles(folder).reverse()) {
    const { size } = statSync(join(folder, name));
    kept += size;
    if (name >= oldest && kept <= maxBytes) continue;
    rmSync(join(folder, name));
    removed.files += 1;
    removed.bytes += size;
  }
  return removed;
}

/** A new process begins a new file, so that a torn line is the last of its own. */
function openNext(folder: string, day: string): number {
  const last = inputFiles(folder).at(-1) ?? '';
  const number = last.startsWith(day) ? Number(last.slice(day.length + 1, -'.jsonl'.length)) + 1 : 1;
  return openSync(join(folder, `${day}-${String(number).padStart(6, '0')}.jsonl`), 'a', 0o644);
}

function inputFiles(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => /^\d{4}-\d{2}-\d{2}-\d{6}\.jsonl$/.test(name))
      .sort();
  } catch {
    return [];
  }
}

const dayOf = (at: EpochMs): string => new Date(Math.max(0, at)).toISOString().slice(0, 10);

const CHECK_LENGTH = 16;
const checkOf = (text: string): string => hash('sha256', text, 'hex').slice(0, CHECK_LENGTH);

function lineOf(record: InputRecord): string {
  const text = JSON.stringify(record);
  return `${checkOf(text)}${text}\n`;
}
