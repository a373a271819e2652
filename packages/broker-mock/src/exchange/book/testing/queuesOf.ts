import type { BookSide } from '../orderBook';

/** Price, lots and the numbers of the orders that wait there in their order, best price first. */
export function queuesOf(side: BookSide): readonly (readonly number[])[] {
  const queues: number[][] = [];
  for (let level = side.best(); level !== null; level = side.worse(level)) {
    const queue = [level.ticks, level.lots];
    for (let entry = level.first; entry !== null; entry = entry.behind) queue.push(entry.orderNo);
    queues.push(queue);
  }
  return queues;
}
