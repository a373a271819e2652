import type { BrokerFacts } from '@bot/conformance';

/** How the venue of every layer is set up, so that the cards can come to its limits. */
export const venueFacts: Omit<BrokerFacts, 'perpetual'> = {
  cancelDelayMs: 200,
  maxOpenOrders: 4,
  priceBandBps: 5_000,
  maxLeverage: 10,
  listsFunding: true,
};
