import { compare, isBrokerError, priceOf, quantityOf, type Broker, type OrderRequest, type Quote } from '@bot/core';
import type { BotUnderTestFactory } from '@bot/simulation';

/** How the bot names each attempt to send its order. Only one of the two is right. */
export type Naming = 'the same id on every attempt' | 'a new id on every attempt';

/** A bot that buys one dip. Of all that a world could use it has only `start` and `stop`. */
export const dipBuyer =
  (naming: Naming = 'the same id on every attempt'): BotUnderTestFactory =>
  ({ broker, clock }) => {
    const dip = priceOf('48000');
    let unsubscribe = (): void => {};
    let cancelRetry = (): void => {};
    let attempts = 0;

    function onQuote({ ask }: Quote): void {
      if (attempts === 0 && compare(ask, dip) <= 0) send();
    }

    function send(): void {
      attempts += 1;
      const id = naming === 'a new id on every attempt' ? `dip-${attempts}` : 'dip-1';
      buy(broker, id).catch((error: unknown) => {
        // Whether the order is there is not known: the venue takes the same id only once.
        if (isBrokerError(error) && error.retryable) cancelRetry = clock.setTimer(1_000, send);
      });
    }

    return {
      async start() {
        const quote = await broker.quote('BTC-USD');
        unsubscribe = broker.subscribeQuotes(['BTC-USD'], onQuote);
        onQuote(quote);
      },
      async stop() {
        unsubscribe();
        cancelRetry();
      },
    };
  };

async function buy(broker: Broker, clientOrderId: string): Promise<void> {
  const order: OrderRequest = {
    clientOrderId,
    instrumentId: 'BTC-USD',
    side: 'Buy',
    type: 'Market',
    quantity: quantityOf('0.01'),
    limitPrice: null,
    timeInForce: 'IOC',
    postOnly: false,
    reduceOnly: false,
  };
  await broker.submitOrder(order);
}
