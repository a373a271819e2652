import { Worker } from 'node:worker_threads';
import type { FuzzFinding } from './finding';
import type { FuzzOptions } from './fuzz';

/** What the script gets as `workerData`: where it begins, and where it writes the number of its case and how many are done. */
export interface Watched extends Pick<FuzzOptions, 'seed' | 'runs' | 'from'> {
  readonly progress: Float64Array<SharedArrayBuffer>;
}

export interface Patience {
  readonly everyMs: number;
  /** How long one case may take. */
  readonly mostMs: number;
}

/** A case takes some milliseconds; the first one is not begun before everything is loaded. */
const DEFAULT: Patience = { everyMs: 250, mostMs: 60_000 };
const NOTHING = -1;

/**
 * Runs the search in a thread of its own: what never gives the processor back is found, too. The script posts what it found.
 * @throws Error when the thread ends before it has
 */
export function watched(
  script: string,
  { seed, runs, from, onCase }: FuzzOptions,
  { everyMs, mostMs }: Patience = DEFAULT,
): Promise<FuzzFinding | null> {
  const progress = new Float64Array(new SharedArrayBuffer(2 * Float64Array.BYTES_PER_ELEMENT)).fill(NOTHING);
  const thread = new Worker(script, { workerData: { seed, runs, from, progress } satisfies Watched });
  return new Promise((resolve, reject) => {
    let last = NOTHING;
    let quietMs = 0;
    function look(): number {
      const number = Number(progress[0]);
      if (number !== NOTHING) onCase?.(number, Number(progress[1]));
      return number;
    }
    const watch = setInterval(() => {
      const number = look();
      if (number === NOTHING) return;
      quietMs = number === last ? quietMs + everyMs : 0;
      last = number;
      if (quietMs < mostMs) return;
      end();
      resolve({ number, what: 'no answer', problem: `hung for ${mostMs} ms`, bytes: [] });
    }, everyMs);
    function end(): void {
      clearInterval(watch);
      void thread.terminate();
    }
    thread.once('message', (found: FuzzFinding | null) => {
      look();
      end();
      resolve(found && { ...found, bytes: found.bytes.map((each) => Buffer.from(each)) });
    });
    thread.once('error', (error) => {
      end();
      reject(error);
    });
    thread.once('exit', (code) => {
      end();
      reject(new Error(`The search ended with ${code} before it was through.`));
    });
  });
}
