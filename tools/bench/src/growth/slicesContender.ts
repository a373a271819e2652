import type { Contender } from '../benchmark';
import { cpuUsOf, timed } from '../running/timed';
import type { Engine } from '../workload/engine';
import { usualFlow } from '../workload/engineContender';
import { asExpected, engineWork } from '../workload/engineWork';
import { createOrderFlow, type OrderFlow } from '../workload/orderFlow';
import { play } from '../workload/orderStream';

export const FIRST_SLICE = 'first tenth';
export const LAST_SLICE = 'last tenth';
const SLICES = 10;

/** One engine that works on and on: its figures are the speeds of the first and the last tenth of a long run. */
export const slicesContender = (create: (flow: OrderFlow) => Engine, operations: number): Contender => ({
  name: 'long run',
  async measure(budget) {
    const ofSlice = Math.ceil((operations * budget.share) / SLICES);
    // Another engine lets the compiler get done, so that the first slice is not slow for that.
    await timed('before', () => engineWork({ flow: usualFlow, operations: ofSlice, create })).measure({
      ...budget,
      measuredMs: 0,
    });
    const flow = createOrderFlow(usualFlow);
    const engine = create(flow);
    play(flow.open(), engine);
    const speeds = Array.from({ length: SLICES }, () => {
      const orders = flow.next(ofSlice);
      return (ofSlice / cpuUsOf(() => play(orders, engine))) * 1e6;
    });
    return {
      digest: asExpected(engine, flow),
      figures: { [FIRST_SLICE]: Number(speeds[0]), [LAST_SLICE]: Number(speeds[SLICES - 1]) },
    };
  },
});
