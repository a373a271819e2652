import type { Trace } from '@bot/simulation';
import { shortTimeline } from '../timeline/shortTimeline';

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
export function verdict(pass: boolean, what: string, wanted: string, found: string, trace: Trace): Verdict {
  const said = pass ? `expected ${what} not ${wanted}` : `expected ${what} ${wanted}`;
  return { pass, message: `${said}, found: ${found}\n\n${shortTimeline(trace, LAST_LINES)}` };
}
