import type { Contender } from '../benchmark';

/** What one process measured of one contender. */
export interface Measurement {
  readonly digest: string;
  readonly operations: number;
  /** Processor time, which other processes disturb far less than the clock on the wall. */
  readonly cpuUs: number;
}

/** Works for `warmUpMs` unmeasured, so that the compiler is done, then for at least `measuredMs` of processor time. */
export function measure(
  contender: Contender,
  { warmUpMs, measuredMs }: { readonly warmUpMs: number; readonly measuredMs: number },
): Measurement {
  const work = contender.prepare();
  let digest = '';
  const passes = (forMs: number) => {
    const before = process.cpuUsage();
    for (let count = 1; ; count += 1) {
      digest = work.pass();
      const { user, system } = process.cpuUsage(before);
      if (user + system >= forMs * 1000) return { operations: count * work.operations, cpuUs: user + system };
    }
  };
  passes(warmUpMs);
  return { ...passes(measuredMs), digest };
}
