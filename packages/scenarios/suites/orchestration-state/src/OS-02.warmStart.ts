import type { Scenario } from '@bot/test-fixtures';

/** 0.03 of the 0.05 that may be held are there before the bot, which is told to manage them. */
export const warmStart = (scenario: Scenario): void =>
  scenario.use({
    config: { limits: { maxTradeValueUsd: '10000' } },
    given: [
      ({ venue }) => {
        venue.deposit('USD', '10000');
        venue.holds('BTC-USD', { quantity: '0.03', entry: '48000' });
      },
    ],
  })(
    'OS-02',
    'Warm start with positions',
    {
      verifies: [
        'the position is there from the start, at what it cost',
        'it counts for risk',
        'a restart brings it back and does not double it',
        'a restart after a kill does so, too',
        'no order leaves before the books were compared, not even an exit',
      ],
      tags: ['scenario', 'state'],
    },
    async ({ world, bot, venue, verify }) => {
      await world.advance('2m');
      verify('the position is there from the start, at what it cost', () => {
        expect(bot).toHavePosition('BTC-USD', { quantity: '0.03', entry: '48000' });
        expect(bot).toReconcileWith(venue);
      });
      const order = await bot.submit.buy('BTC-USD', '0.03').decided();
      verify('it counts for risk', () => expect(order).toMatchObject({ decision: 'Denied', reason: 'PositionCap' }));

      await world.restartBot();
      await world.advance('2m');
      verify('a restart brings it back and does not double it', () => {
        expect(bot).toHavePosition('BTC-USD', { quantity: '0.03', entry: '48000' });
        expect(bot.journal.filter(({ type }) => type === 'HoldingAdopted')).toHaveLength(1);
      });
      await world.restartBot('kill');
      await world.advance('2m');
      verify('a restart after a kill does so, too', () => {
        expect(bot).toHavePosition('BTC-USD', { quantity: '0.03', entry: '48000' });
        expect(bot).toReconcileWith(venue);
      });

      // It has begun to start, and has heard nothing of the venue.
      const started = world.restartBot('kill');
      const exit = bot.submit.sell('BTC-USD', '0.01', { reduceOnly: true });
      await started;
      await verify('no order leaves before the books were compared, not even an exit', async () => {
        await expect(exit).toBeDenied('NotReconciled');
        expect(venue).toHaveReceived(0, 'submitOrder');
        await expect(bot.submit.sell('BTC-USD', '0.01', { reduceOnly: true })).toBeFilled();
      });
    },
  );
