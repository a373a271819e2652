import { assert, quantityOf } from '@bot/core';
import { progressOf, sell } from '../testing/fixtures';
import { ordered } from '../testing/given';
import { givenHoldings, holding } from '../testing/holdings';
import { growingOrders } from './growingOrders';

it('what the venue takes as reduce-only grows nothing, also where less is held than it would close', () => {
  const engine = givenHoldings([holding('BTC-USD', '2')]);
  const ids = ['1.2', '0.8'].map((size) => ordered(engine, { ...sell(size, '110'), reduceOnly: true }));
  ids.forEach((id) => engine.when({ type: 'OrderReported', progress: progressOf(id, 'Accepted') }));
  const { positions } = engine.state.ledger;
  const position = positions.get('BTC-USD');
  assert(position !== undefined, 'the position of this test is held');
  positions.set('BTC-USD', { ...position, netQuantity: quantityOf('0.5') });
  expect(growingOrders(engine.state).size).toBe(0);
});
