import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Contender } from '../benchmark';
import type { Engine } from '../workload/engine';
import { asExpected } from '../workload/engineWork';
import { createOrderFlow, type FlowOptions, type OrderFlow } from '../workload/orderFlow';
import { play } from '../workload/orderStream';

/** Its figure is the memory of an engine per waiting order, in bytes. The names of orders belong to those who sent them. */
export const memoryContender = (
  name: string,
  create: (flow: OrderFlow) => Engine,
  options: FlowOptions,
): Contender => ({
  name,
  measure() {
    const flow = createOrderFlow(options);
    const opening = flow.open();
    // What the compiler makes of the code is no memory of orders.
    play(opening, create(flow));
    const before = usedBytes();
    const engine = create(flow);
    play(opening, engine);
    const bytes = usedBytes() - before;
    return { digest: asExpected(engine, flow), figures: { [name]: bytes / options.resting } };
  },
});

function usedBytes(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed;
}

function collectGarbage(): void {
  // What node was started with does not matter so.
  setFlagsFromString('--expose-gc');
  const gc = runInNewContext('gc') as () => void;
  gc();
}
