import type { Budget, Contender, Work } from '../benchmark';

/** A contender whose figure, under its own name, is operations per second of processor time. */
export const timed = (name: string, prepare: (budget: Budget) => Work): Contender => ({
  name,
  measure(budget) {
    const work = prepare(budget);
    passesFor(budget.warmUpMs, work);
    return { figures: { [name]: passesFor(budget.measuredMs, work) }, digest: work.result() };
  },
});

/** Passes, at least one, until so much processor time is used, which other processes disturb far less than the clock on the wall. */
function passesFor(ms: number, work: Work): number {
  let usedUs = 0;
  let operations = 0;
  do {
    work.reset();
    usedUs += cpuUsOf(() => work.pass());
    operations += work.operations;
  } while (usedUs < ms * 1000);
  return (operations / usedUs) * 1e6;
}

/** Processor time of the process, its helping threads included: compiler and garbage collector are part of the price. */
export function cpuUsOf(act: () => void): number {
  const before = process.cpuUsage();
  act();
  const { user, system } = process.cpuUsage(before);
  return user + system;
}
