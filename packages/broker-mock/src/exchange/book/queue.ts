import type { BookEntry, BookLevel } from './orderBook';

/** Puts an entry behind all that wait at the level. */
export function joinQueue(level: BookLevel, entry: BookEntry): void {
  const { last } = level;
  entry.level = level;
  entry.ahead = last;
  if (last === null) level.first = entry;
  else last.behind = entry;
  level.last = entry;
  level.lots += entry.lots;
}

/** Takes an entry out, wherever it stands; those around it keep their order. */
export function leaveQueue(level: BookLevel, entry: BookEntry): void {
  const { ahead, behind } = entry;
  if (ahead === null) level.first = behind;
  else ahead.behind = behind;
  if (behind === null) level.last = ahead;
  else behind.ahead = ahead;
  level.lots -= entry.lots;
  entry.level = null;
  entry.ahead = null;
  entry.behind = null;
}
