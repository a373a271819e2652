import type { Contender } from '../benchmark';
import { timed } from '../running/timed';
import type { Engine } from './engine';
import { engineWork } from './engineWork';
import type { FlowOptions, OrderFlow } from './orderFlow';

/** What matching is measured with. Few enough orders wait that all engines do their best. */
export const usualFlow: FlowOptions = { seed: 'usual', resting: 1_600 };
/** Of one pass. */
const OPERATIONS = 100_000;

/** An engine as a contender: its figure is orders, cancels and market orders per second of processor time. */
export const engineContender = (
  name: string,
  create: (flow: OrderFlow) => Engine,
  flow: FlowOptions = usualFlow,
): Contender => timed(name, ({ share }) => engineWork({ flow, operations: Math.ceil(OPERATIONS * share), create }));
