import { shortTimeline } from '../timeline/shortTimeline';
import type { Subject } from '../world/subject';

/** How a check came out. The message says it for people, whichever way it came out. */
export interface Verdict {
  readonly pass: boolean;
  readonly message: string;
}

const LAST_LINES = 5;

/**
 * @param wanted what was asked for: `to be Filled`
 * @param found what is so: `Canceled, 0.06 of 0.1 filled`
 */
export function verdict(
  pass: boolean,
  what: string,
  wanted: string,
  found: string,
  { trace, repeat }: Subject<string>,
): Verdict {
  const said = pass ? `expected ${what} not ${wanted}` : `expected ${what} ${wanted}`;
  const parts = [`${said}, found: ${found}`, ...(repeat === null ? [] : [repeat]), shortTimeline(trace, LAST_LINES)];
  return { pass, message: parts.join('\n\n') };
}
