import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const HEADER =
  'ms_since_midnight_utc,bid_open,bid_high,bid_low,bid_close,bid_size,ask_open,ask_high,ask_low,ask_close,ask_size';

const made: string[] = [];
// A process that was just killed may still be at it.
afterAll(() => made.splice(0).forEach((folder) => rmSync(folder, { recursive: true, force: true, maxRetries: 5 })));

/** A new folder that belongs to one test, and is gone when the tests of its file are over. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'bot-cli-'));
  made.push(folder);
  return folder;
}

/**
 * A file of minute quotes that goes up and down in waves of 40 minutes, so that a crossover trades it.
 * @param edit changes the lines before they are written; the first is the header
 */
export function writeBars(
  folder: string,
  instrument = 'BTC-USD',
  edit: (lines: string[]) => string[] = (lines) => lines,
): string {
  const lines = Array.from({ length: 240 }, (_, minute) => {
    const bid = (7_000 + 70 * Math.sin((minute / 40) * 2 * Math.PI)).toFixed(2);
    const ask = (Number(bid) + 0.01).toFixed(2);
    return `${minute * 60_000},${[bid, bid, bid, bid, 2, ask, ask, ask, ask, 2].join(',')}`;
  });
  const path = join(folder, instrument, '2018-04-04.minute.quotes.csv');
  mkdirSync(join(folder, instrument), { recursive: true });
  writeFileSync(path, `${edit([HEADER, ...lines]).join('\n')}\n`);
  return path;
}
