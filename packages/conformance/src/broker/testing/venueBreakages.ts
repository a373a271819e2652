import { BrokerError, opposite, priceOf, quantityOf } from '@bot/core';
import { reporting, type Breakages } from './breakages';

/** Brokers that tell something false of perpetuals, or of what went wrong at the venue. */
export const venueBreakages: Breakages = {
  'BC-710': (broker) => ({
    submitOrder: (request) => {
      broker.script.deposit('USD', '-0.01');
      return broker.submitOrder(request);
    },
  }),
  'BC-740': (broker) => ({
    // Looking costs a cent.
    balances: async () => {
      broker.script.deposit('USD', '-0.01');
      return broker.balances();
    },
  }),
  'BC-745': (broker) => {
    let looks = 0;
    return {
      // A name that is new at each look.
      fundingSince: async (since) => {
        looks += 1;
        return (await broker.fundingSince(since))?.map((payment) => ({ ...payment, fundingId: `f-${looks}` })) ?? null;
      },
    };
  },
  'BC-750': (broker) =>
    reporting(broker, (report) =>
      report.type === 'Progress' && report.progress.clientOrderId.startsWith('liquidation') ? [] : [report],
    ),
  'BC-760': (broker) => ({
    closePosition: (request) => broker.closePosition({ ...request, quantity: quantityOf('0.0001') }),
  }),
  'BC-770': (broker) => ({
    // A short is treated like a long.
    marginSummary: async () =>
      (await broker.marginSummary()).map((margins) => ({
        ...margins,
        liquidationPrices: margins.liquidationPrices.map((each) => ({ ...each, price: priceOf('1') })),
      })),
  }),

  'BC-810': (broker) => ({
    // It tries again by itself, and nobody hears that there were too many requests.
    submitOrder: (request) =>
      [1, 2, 3].reduce((sent) => sent.catch(() => broker.submitOrder(request)), broker.submitOrder(request)),
  }),
  'BC-812': (broker) => ({
    submitOrder: (request) =>
      broker.submitOrder(request).catch(() => {
        throw new BrokerError('RateLimited', { happened: 'Too many requests.' }, { operation: 'submitOrder' });
      }),
  }),
  'BC-820': (broker) =>
    reporting(broker, (report) =>
      report.type === 'Progress' && report.progress.status === 'Rejected'
        ? [{ type: 'Progress', progress: { ...report.progress, reason: 'Other' } }]
        : [report],
    ),
  'BC-830': (broker) => ({
    fillsSince: async (since) =>
      (await broker.fillsSince(since)).map((fill) =>
        fill.tradeType === 'Reversal' ? { ...fill, side: opposite(fill.side) } : fill,
      ),
  }),
};
