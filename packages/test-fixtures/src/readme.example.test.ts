// #region example
import { isBrokerError, quantityOf, type Broker, type OrderRequest } from '@bot/core';
import type { BotUnderTestFactory } from '@bot/simulation';
import { fundedBroker } from '@bot/test-fixtures';
import { createWorld } from '@bot/test-fixtures/jest';

test('the answer is lost → still one order', async () => {
  const world = createWorld({ bot: myBot });
  await world.given(fundedBroker());
  world.venue.faults.on('submitOrder').acceptThenDropResponse();

  await world.bot.start();

  expect(world.venue).toHaveReceived(2, 'submitOrder');
  expect(world.venue).toHaveNoDuplicateOrders();
  expect(world.venue.truth.fills()).toHaveLength(1);
});

// Your bot. All that a world asks of it is start and stop; the exchange is injected.
const myBot: BotUnderTestFactory = ({ broker }) => ({
  start: () => buyUntilAnswered(broker),
  stop: async () => {},
});

async function buyUntilAnswered(broker: Broker): Promise<void> {
  const sent = broker.submitOrder(order);
  await sent.catch((error: unknown) => (isBrokerError(error) && error.retryable ? buyUntilAnswered(broker) : error));
}

const order: OrderRequest = {
  clientOrderId: 'mine-1', // the same on every attempt
  instrumentId: 'BTC-USD',
  side: 'Buy',
  type: 'Market',
  quantity: quantityOf('0.01'),
  limitPrice: null,
  timeInForce: 'IOC',
  postOnly: false,
  reduceOnly: false,
};
// #endregion
