import type { Work } from '../benchmark';
import { resultOf, type Engine } from './engine';
import { createOrderFlow, type FlowOptions, type OrderFlow } from './orderFlow';
import { play } from './orderStream';

export interface EngineWork {
  readonly flow: FlowOptions;
  /** Of one pass, after the books were filled. */
  readonly operations: number;
  create(flow: OrderFlow): Engine;
}

/**
 * An engine that is given the next orders of a flow in every pass, as one that runs for days. Its results are compared with the
 * ladder's twice: after the books were filled and one pass, which is the same for all engines, and at the end.
 */
export function engineWork({ flow: options, operations, create }: EngineWork): Work {
  const flow = createOrderFlow(options);
  const engine = create(flow);
  play(flow.open(), engine);
  let orders = flow.next(operations);
  play(orders, engine);
  const early = asExpected(engine, flow);
  return {
    operations,
    reset() {
      orders = flow.next(operations);
    },
    pass: () => play(orders, engine),
    result() {
      asExpected(engine, flow);
      return early;
    },
  };
}

/** @throws Error when the engine came to something else than the ladder */
export function asExpected(engine: Engine, flow: OrderFlow): string {
  const result = resultOf(engine, flow.markets);
  const expected = flow.expected();
  if (result === expected) return result;
  throw new Error(`The results are wrong, so speeds mean nothing: ${result}, but it should be ${expected}.`);
}
