import type { Scenario } from '@bot/test-fixtures';

export const tradeValueLimit = (scenario: Scenario): void =>
  scenario(
    'TL-06',
    'Order worth more than the trade value limit → blocked before the venue',
    {
      verifies: [
        'the notional is price times quantity',
        'the order is denied, with both numbers',
        'the venue is never asked',
        'the denial is in the log',
        'an exit of the same size passes',
      ],
      tags: ['scenario', 'risk'],
    },
    async ({ world, bot, venue, verify }) => {
      venue.holds('BTC-USD', { quantity: '0.025', entry: '48000' });
      venue.market('BTC-USD').price('50000');
      await world.advance('2m');

      const entry = bot.submit.buy('BTC-USD', '0.025');
      await verify('the order is denied, with both numbers', async () => {
        await expect(entry).toBeDenied('MaxTradeValue');
        expect(entry.denial?.numbers).toMatchObject({ maxTradeValueUsd: '1000' });
      });
      verify('the notional is price times quantity', () =>
        // 0.025 × 50,000
        expect(entry.denial?.numbers).toMatchObject({ notional: '1250' }),
      );
      await world.advance('10s');
      verify('the venue is never asked', () => expect(venue).toHaveReceived(0, 'submitOrder'));
      verify('the denial is in the log', () => {
        const denials = bot.journal.filter(({ type }) => type === 'OrderDenied');
        expect(denials.map(({ payload }) => payload)).toEqual([expect.objectContaining({ reason: 'MaxTradeValue' })]);
      });

      const exit = bot.submit.sell('BTC-USD', '0.025', { reduceOnly: true });
      await verify('an exit of the same size passes', () => expect(exit).toBeFilled());
    },
  );
