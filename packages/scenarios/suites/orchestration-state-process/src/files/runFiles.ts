import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The files of a run, as the README of the command names them. */
export const runFiles = (folder: string) => ({
  bot: join(folder, 'bot.sqlite'),
  venue: join(folder, 'venue.sqlite'),
});

export interface AcknowledgedHead {
  readonly seq: number;
  readonly hash: string;
}

/** What the head file beside a store says was acknowledged; null when there is none, or while it is being written. */
export function headOf(store: string): AcknowledgedHead | null {
  const [text] = [`${store}.head`].filter(existsSync).map((path) => readFileSync(path, 'latin1'));
  const written = /^head 1 (\d{16}) ([0-9a-f]{64}) /.exec(String(text));
  return written && { seq: Number(written[1]), hash: String(written[2]) };
}
