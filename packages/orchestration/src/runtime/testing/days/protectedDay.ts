import { priceOf, quantityOf, ratioOf, type OrderTerms } from '@bot/core';
import { btc, btcPerp, buy, orderRules, sell, testConfig } from '../../../engine/testing/fixtures';
import type { Day } from '../day';

const inPerpetual = (terms: OrderTerms): OrderTerms => ({ ...terms, instrumentId: 'BTC-PERP' });

/** Everything that is held has a bracket at the venue: coins by an order that is amended, and a perpetual that turns round. */
export const protectedDay: Day = {
  world: {
    config: {
      instrumentIds: ['BTC-USD', 'BTC-PERP'],
      admissionWindowMs: 40_000,
      reconcileIntervalMs: 20_000,
      // Nobody but the brackets closes anything.
      strategy: { ...testConfig.strategy, trailingStop: ratioOf('0.9') },
      orders: { ...orderRules, takeProfit: ratioOf('0.04'), stopLoss: ratioOf('0.03') },
    },
    instruments: [btc, btcPerp],
    prices: { 'BTC-USD': '100', 'BTC-PERP': '100' },
    fees: { maker: '0.004', taker: '0.006' },
  },

  async live({ broker: { script, truth }, alive, pass, prices, wished, filled }) {
    await prices({ 'BTC-USD': '100', 'BTC-PERP': '100' });
    // A limit order rests, is amended, and trades in two parts: its bracket follows it.
    const resting = await wished(buy('1', '99'));
    alive().amend(resting, { limitPrice: priceOf('98'), quantity: quantityOf('0.8') });
    await pass(1_000);
    await filled(resting, '0.3');
    await filled(resting, '0.5');
    await pass(1_000);
    // The venue takes the profit.
    await prices({ 'BTC-USD': '103', 'BTC-PERP': '100' });

    // Long, funded, turned to short, funded, and closed: each bracket makes way for what comes.
    await wished(inPerpetual(buy('2')));
    await pass(1_000);
    script.fund('BTC-PERP', '0.0001');
    await wished(inPerpetual(sell('3')));
    await pass(1_000);
    script.fund('BTC-PERP', '0.0001');
    await prices({ 'BTC-USD': '103', 'BTC-PERP': '101' });
    if (truth.positions().some(({ instrumentId }) => instrumentId === 'BTC-PERP')) {
      await wished(inPerpetual({ ...buy('1'), reduceOnly: true }));
    }
    await pass(1_000);
  },
};
