import { priceOf, quantityOf } from '@bot/core';
import type { Scenario } from '@bot/test-fixtures';

/** 0.0123 BTC are bought while lots are tiny; then they become 0.001, and the ticks 5 USD. */
export const termsChange = (scenario: Scenario): void =>
  scenario(
    'BE-26',
    'Tick and lot change while the market is open; delisting',
    {
      verifies: [
        'an order by the old terms is refused by the venue, and not sent again',
        'the new terms are read and recorded at once',
        'orders are held against the new terms before they leave',
        'what fits the new terms is taken',
        'the stop closes the position as far as whole lots go, and the rest is told',
        'what is not listed any more gets no orders, exits included, and a person is told',
      ],
      tags: ['scenario', 'edge_case'],
    },
    async ({ world, bot, venue, verify }) => {
      const market = venue.market('BTC-USD');
      await world.advance('2m');
      await bot.submit.buy('BTC-USD', '0.0123');
      await world.advance('1m');

      market.relist({ tickSize: '5', lotSize: '0.001', minQuantity: '0.001' });
      const old = bot.submit.buy('BTC-USD', '0.0105', { limit: '49000.01' });
      await verify('an order by the old terms is refused by the venue, and not sent again', async () => {
        await expect(old).toBeRejected('InvalidPrecision');
        await world.advance('10s');
        expect(old.order).toMatchObject({ status: 'Rejected', attempts: 1 });
      });
      verify('the new terms are read and recorded at once', () => {
        const listed = bot.journal.flatMap((event) => (event.type === 'InstrumentListed' ? [event.payload] : []));
        expect(listed.at(-1)?.instrument).toMatchObject({ instrumentId: 'BTC-USD', tickSize: priceOf('5') });
      });
      await verify('orders are held against the new terms before they leave', async () => {
        await expect(bot.submit.buy('BTC-USD', '0.0105', { limit: '49000' })).toBeDenied('InvalidQuantity');
        await expect(bot.submit.buy('BTC-USD', '0.01', { limit: '49001' })).toBeDenied('InvalidPrice');
      });
      const fitting = bot.submit.buy('BTC-USD', '0.01', { limit: '49000' });
      await fitting.reaches('Accepted');
      verify('what fits the new terms is taken', () => expect(fitting.status).toBe('Accepted'));
      bot.cancel(fitting);
      await fitting;

      // By 1.2 %: below the trailing stop.
      market.price('49400');
      await world.advance('2m');
      verify('the stop closes the position as far as whole lots go, and the rest is told', () => {
        expect(venue.truth.orders().at(-1)).toMatchObject({
          ...{ terms: { quantity: quantityOf('0.012') }, progress: { status: 'Filled' } },
        });
        expect(bot).toHavePosition('BTC-USD', { quantity: '0.0003' });
        expect(bot).toHaveAlerted('DustPosition', { subject: 'BTC-USD' });
      });

      await bot.submit.buy('BTC-USD', '0.01');
      market.delist();
      await world.advance('6m');
      await verify('what is not listed any more gets no orders, exits included, and a person is told', async () => {
        await expect(bot.submit.sell('BTC-USD', '0.01', { reduceOnly: true })).toBeDenied('TradingHalted');
        const denials = bot.journal.flatMap((event) => (event.type === 'OrderDenied' ? [event.payload] : []));
        expect(denials.at(-1)?.also).toEqual([{ reason: 'ProductStatus', numbers: { status: 'Disabled' } }]);
        expect(bot).toHaveAlerted('UnknownInstrument', { subject: 'BTC-USD' });
        expect(bot).toHavePosition('BTC-USD', { quantity: '0.0103' });
      });
    },
  );
