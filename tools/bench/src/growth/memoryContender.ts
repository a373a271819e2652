import type { Contender } from '../benchmark';
import type { Engine } from '../workload/engine';
import { asExpected } from '../workload/engineWork';
import { createOrderFlow, type FlowOptions, type OrderFlow } from '../workload/orderFlow';
import { play } from '../workload/orderStream';
import { usedHeap } from './usedHeap';

/** Its figure is the memory of an engine per waiting order, in bytes. The names of orders belong to those who sent them. */
export const memoryContender = (
  name: string,
  create: (flow: OrderFlow) => Engine,
  options: FlowOptions,
  usedBytes: () => number = usedHeap,
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
