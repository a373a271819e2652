import { priceOf, quantityOf, type Broker, type OrderRequest } from '@bot/core';
import type { BotUnderTestFactory } from '@bot/simulation';
import { fundedBroker } from '../presets/fundedBroker';
import { requestOf } from '../testing/handMadeFacts';
import { createWorld } from '../world/createWorld';

const resting: OrderRequest = {
  ...requestOf('naive-1', 'Buy'),
  ...{ type: 'Limit', limitPrice: priceOf('40000'), quantity: quantityOf('0.01'), timeInForce: 'GTC' },
};

/** What a naive bot does when its operator sets a mode, whichever. */
type Disobedience = (broker: Broker) => Promise<unknown>;

/** It rests an order, and has no log. @returns what the invariants say after it was told to halt */
async function toldOf(disobey: Disobedience): Promise<readonly string[]> {
  const naive: BotUnderTestFactory = ({ broker }) => ({
    start: async () => void (await broker.submitOrder(resting)),
    stop: async () => undefined,
    setMode: () => void disobey(broker).catch(() => undefined),
  });
  const world = createWorld({ bot: naive });
  await world.given(fundedBroker());
  await world.bot.start();
  await world.advance('10s');
  world.bot.setMode('Halted', 'it is late');
  await world.advance('20s').catch(() => undefined);
  const told = world.invariants.broken().map(({ invariant, problem }) => `${invariant} ${problem}`);
  await world.close().catch(() => undefined);
  return told;
}

const amend: Disobedience = async (broker) => {
  const [order] = await broker.openOrders();
  await broker.amendOrder({
    ...{
      venueOrderId: String(order?.progress.venueOrderId),
      limitPrice: priceOf('41000'),
      quantity: quantityOf('0.1'),
    },
  });
};

const close: Disobedience = async (broker) => {
  await broker.openOrders();
  await broker.closePosition({ clientOrderId: 'c', instrumentId: 'BTC-USD' });
};

describe('whoever has no order but an amendment or a closing is held to the same', () => {
  it('while trading is halted', async () => {
    expect(await toldOf(amend)).toContain('INV-10 an amendment of V1 leaves the bot, which was told to halt BTC-USD');
    expect(await toldOf(close)).toEqual(['INV-10 c leaves the bot, which was told to halt BTC-USD']);
  });

  it('by the cap of a position', async () => {
    expect(await toldOf(amend)).toContain('INV-12 naive-1 takes BTC-USD to 0.1, the cap is 0.05');
  });

  it('by the rate of requests', async () => {
    const again = (broker: Broker): Promise<unknown> =>
      Promise.allSettled(
        Array.from({ length: 100 }, (_, nth) =>
          broker.closePosition({ clientOrderId: `c-${nth}`, instrumentId: 'BTC-USD' }),
        ),
      );
    expect((await toldOf(again)).join('\n')).toContain('INV-22 more than');
  });
});
