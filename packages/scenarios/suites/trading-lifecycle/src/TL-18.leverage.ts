import { weekdays } from '@bot/core';
import type { Scenario } from '@bot/test-fixtures';

const PERPETUAL = 'BTC-PERP';

/** 10,000 USD at 50,000: 0.1 is half the equity. The world begins at noon, which is night until half past. */
export function leverage(scenario: Scenario): void {
  const limits = { maxTradeValueUsd: null, dailyLossLimitUsd: null } as const;
  const perpetual = scenario.use({ config: { instrumentIds: [PERPETUAL], limits } });
  const leverageDay = { days: weekdays, startMinute: 12 * 60 + 30, endMinute: 13 * 60 };
  byDayAndByNight(
    perpetual.use({
      config: {
        limits: {
          maxLeverage: '5',
          leverageDay,
          leverageCaps: { [PERPETUAL]: '3' },
          nightLeverageCaps: { [PERPETUAL]: '1.5' },
        },
      },
    }),
  );
  together(
    scenario.use({ config: { instrumentIds: ['ETH-USD', PERPETUAL], limits: { ...limits, maxLeverage: '1' } } }),
  );
  margin(perpetual.use({ config: { limits: { maxLeverage: '20', minLiquidationBuffer: '0.6' } } }));
}

const byDayAndByNight = (scenario: Scenario): void =>
  scenario(
    'TL-18',
    'Leverage of a perpetual: less by night than by day, positions and live orders counted',
    {
      verifies: [
        'by night the lower limit holds',
        'by day the higher one does, and live orders count',
        'when night comes nothing is closed for it, nothing is opened, and an exit passes',
        'the venue is asked for nothing of what was denied',
      ],
      tags: ['scenario', 'risk'],
    },
    async ({ world, bot, venue, verify }) => {
      venue.market(PERPETUAL).price('50000');
      venue.market(PERPETUAL).depth('5');
      await world.advance('2m');
      const tooMuchByNight = bot.submit.buy(PERPETUAL, '0.31');
      await verify('by night the lower limit holds', async () => {
        await expect(tooMuchByNight).toBeDenied('SymbolLeverage');
        await expect(bot.submit.buy(PERPETUAL, '0.28')).toBeFilled();
      });

      await world.advance('30m');
      await bot.submit.buy(PERPETUAL, '0.2', { limit: '49000' }).reaches('Accepted');
      // 0.28 and 0.2 are 2.4 times the equity.
      const tooMuchByDay = bot.submit.buy(PERPETUAL, '0.13');
      await verify('by day the higher one does, and live orders count', async () => {
        await expect(tooMuchByDay).toBeDenied('SymbolLeverage');
        await expect(bot.submit.buy(PERPETUAL, '0.1')).toBeFilled();
      });

      await world.advance('30m');
      const entry = bot.submit.buy(PERPETUAL, '0.001');
      await verify('when night comes nothing is closed for it, nothing is opened, and an exit passes', async () => {
        expect(bot).toHavePosition(PERPETUAL, { quantity: '0.38' });
        expect(venue.truth.openOrders()).toHaveLength(1);
        await expect(entry).toBeDenied('SymbolLeverage');
        await expect(bot.submit.sell(PERPETUAL, '0.1', { reduceOnly: true })).toBeFilled();
      });
      verify('the venue is asked for nothing of what was denied', () => expect(venue).toHaveReceived(4, 'submitOrder'));
    },
  );

const together = (scenario: Scenario): void =>
  scenario(
    'TL-18',
    'Leverage of the account: what is held and what waits, coins and perpetuals, count together',
    {
      verifies: [
        'an order that fits alone is denied for what is there already',
        'what is canceled counts no more',
        'the venue is asked for nothing of what was denied',
      ],
      tags: ['scenario', 'risk'],
    },
    async ({ world, bot, venue, verify }) => {
      venue.market(PERPETUAL).price('50000');
      venue.market('ETH-USD').price('3000');
      venue.market('ETH-USD').depth('5');
      await world.advance('2m');
      await expect(bot.submit.buy('ETH-USD', '0.8')).toBeFilled();
      await expect(bot.submit.buy(PERPETUAL, '0.1')).toBeFilled();
      const resting = bot.submit.buy(PERPETUAL, '0.04', { limit: '49000' });
      await resting.reaches('Accepted');
      // 2,400 and 5,000 are held, 2,000 wait: 0.94 of the equity.
      const order = bot.submit.buy(PERPETUAL, '0.02');
      await verify('an order that fits alone is denied for what is there already', () =>
        expect(order).toBeDenied('MaxLeverage'),
      );
      verify('the venue is asked for nothing of what was denied', () => expect(venue).toHaveReceived(3, 'submitOrder'));
      bot.cancel(resting);
      await expect(resting).toBeCanceled();
      await verify('what is canceled counts no more', () => expect(bot.submit.buy(PERPETUAL, '0.02')).toBeFilled());
    },
  );

const margin = (scenario: Scenario): void =>
  scenario(
    'TL-18',
    'A perpetual that the account could not keep, or not even open → denied before the venue',
    {
      verifies: [
        'too little left above the maintenance margin is denied',
        'more than the initial margin is denied for that too',
        'the venue is asked for nothing of what was denied',
      ],
      tags: ['scenario', 'risk'],
    },
    async ({ world, bot, venue, verify }) => {
      venue.market(PERPETUAL).price('50000');
      venue.market(PERPETUAL).depth('5');
      await world.advance('2m');
      // 1.7 are worth 85,000: 4,250 of the 10,000 must be kept, and 57.5 % are left.
      const unkept = await bot.submit.buy(PERPETUAL, '1.7').decided();
      verify('too little left above the maintenance margin is denied', () =>
        expect(unkept).toMatchObject({ decision: 'Denied', reason: 'LiquidationBuffer' }),
      );
      // 2.1 need 10,500 before they may be opened.
      await bot.submit.buy(PERPETUAL, '2.1').decided();
      const denials = bot.journal.flatMap(({ type, payload }) => (type === 'OrderDenied' ? [payload] : []));
      verify('more than the initial margin is denied for that too', () =>
        expect(denials.at(-1)?.also?.map(({ reason }) => reason)).toContain('InsufficientBalance'),
      );
      verify('the venue is asked for nothing of what was denied', () => expect(venue).toHaveReceived(0, 'submitOrder'));
    },
  );
