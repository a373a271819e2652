import { notionalOf, type Instrument, type OrderTerms } from '@bot/core';
import { btc, buy, opinionated, sell } from '../../../engine/testing/fixtures';
import type { Day } from '../day';

const eth: Instrument = { ...btc, instrumentId: 'ETH-USD', baseCurrency: 'ETH' };

export const spotDayStrategies = [
  opinionated('Buyer', (samples) => (samples === 3 ? { action: 'Buy', targetNotional: notionalOf('500') } : null)),
];

const ethBuy = (quantity: string, limitPrice?: string): OrderTerms => ({
  ...buy(quantity, limitPrice),
  instrumentId: 'ETH-USD',
});

/** Coins bought by a strategy and by hand; what a venue does to orders; a mode and a stop in between. */
export const spotDay: Day = {
  world: {
    config: { instrumentIds: ['BTC-USD', 'ETH-USD'], admissionWindowMs: 40_000, reconcileIntervalMs: 20_000 },
    strategies: spotDayStrategies,
    instruments: [btc, eth],
    prices: { 'BTC-USD': '100', 'ETH-USD': '10' },
    fees: { maker: '0.004', taker: '0.006' },
  },

  prepare(script) {
    script.onSubmit(({ quantity, instrumentId }) => {
      if (instrumentId !== 'ETH-USD') return undefined;
      const asked = String(quantity);
      if (asked === '7') return { reject: 'InsufficientFunds' };
      if (asked === '3') return 'AnswerLost';
      return asked === '2' ? { fail: 'Timeout' } : undefined;
    });
  },

  async live({ broker: { script, truth }, alive, pass, wished, inMode, filled, stopped, ...hands }) {
    const prices = async (...all: readonly string[]): Promise<void> => {
      for (const price of all) await hands.prices({ 'BTC-USD': price, 'ETH-USD': '10' });
    };

    // A strategy buys both at the market, and is stopped out of one of them.
    await prices('100', '101', '102', '103', '104', '95');
    // A limit order rests, trades in part, and is canceled.
    const resting = await wished(buy('1', '94'));
    await filled(resting, '0.4');
    alive().cancel(resting);
    await pass(1_000);
    // Refused; lost on its way back, while the stream is silent; lost on its way there.
    await wished(ethBuy('7'));
    script.holdReports();
    await wished(ethBuy('3'));
    await pass(2_000);
    script.releaseReports();
    await wished(ethBuy('2'));
    await pass(10_000);
    // A person slows the bot down, and lets it go again.
    await inMode('ReduceOnly');
    await wished(buy('1', '93'));
    await inMode('Normal');
    // The process ends in good order with an order at the venue, which trades meanwhile.
    const left = await wished(sell('0.3', '97'));
    await stopped();
    if (truth.openOrders().some(({ progress }) => progress.clientOrderId === left)) script.fill(left, '0.1');
    await pass(1_000);
    await filled(left, '0.1');
    await prices('95', '96', '97');
    alive().submit(ethBuy('1'));
    alive().submit(ethBuy('1', '9'));
    await pass(1_000);
  },
};
