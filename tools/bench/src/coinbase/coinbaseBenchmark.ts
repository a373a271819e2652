import type { Benchmark, Row, Unit } from '../benchmark';
import { bareOrders } from './bareOrders';
import { feedContenders, feedNames } from './feedContenders';
import { ccxtOrders, ourOrders } from './orderSenders';
import { cpuOf, p50Of, roundTripContender } from './roundTripContender';
import type { Served } from './servers/served';
import { simulatorContender, simulatorFigures } from './simulatorContender';

/** How a server is started: in a process of its own, where it is measured. */
export type Serve = (name: 'orders' | 'simulator') => Promise<Served>;

const ours = 'client';
const floor = 'bare socket';
const ccxt = 'ccxt';

/** The client of Coinbase against those of others, and what the simulator can bear. */
export function createCoinbaseBenchmark(serve: Serve): Benchmark {
  const orders = () => serve('orders');
  return {
    about: 'the client of Coinbase against ccxt, coinbase-api and bare parts; what its simulator can bear',
    contenders: [
      ...feedContenders,
      roundTripContender({ name: ours, serve: orders, connect: ourOrders }),
      roundTripContender({ name: floor, serve: orders, connect: bareOrders }),
      roundTripContender({ name: ccxt, serve: orders, connect: ccxtOrders }),
      simulatorContender(() => serve('simulator')),
    ],
    rows: [
      { name: 'coinbase/feed', ours: feedNames.ours, against: feedNames.parse, goal: 0.5, unit: 'ops/s' },
      { name: 'coinbase/feed-npm', ours: feedNames.ours, against: feedNames.coinbaseApi, goal: 1, unit: 'ops/s' },
      { name: 'coinbase/feed-ccxt', ours: feedNames.ours, against: feedNames.ccxt, goal: 15, unit: 'ops/s' },
      { name: 'coinbase/order-ccxt', ours: p50Of(ours), against: p50Of(ccxt), goal: 3, unit: 'µs' },
      // At most 1.6 times as long.
      { name: 'coinbase/order-floor', ours: p50Of(ours), against: p50Of(floor), goal: 0.625, unit: 'µs' },
      { name: 'coinbase/order-cpu', ours: cpuOf(ours), against: cpuOf(ccxt), goal: 4, unit: 'µs' },
      told('coinbase/simulator-1', simulatorFigures.one, 'req/s'),
      told('coinbase/simulator-32', simulatorFigures.many, 'req/s'),
      told('coinbase/simulator-books', simulatorFigures.delay, 'ms'),
      told('coinbase/simulator-memory', simulatorFigures.memory, 'bytes'),
    ],
  };
}

function told(name: string, figure: string, unit: Unit): Row {
  return { name, ours: figure, against: null, goal: null, unit };
}
