import {
  add,
  asMoney,
  moneyOf,
  notionalFor,
  ratioOf,
  scale,
  unrealizedPnl,
  type MarginSummary,
  type Money,
} from '@bot/core';
import type { Scenario, World } from '@bot/test-fixtures';

const PERPETUAL = 'BTC-PERP';

/**
 * Funding is paid at each full hour. The world begins at noon: at one nobody runs, at two the bot does. Half of the spread of 2 bps
 * is 5 at 50,000; commission is looked up at the venue.
 */
export const fundingAcrossRestart = (scenario: Scenario): void =>
  scenario.use({
    config: { instrumentIds: [PERPETUAL], limits: { allowShorts: true, maxTradeValueUsd: '5000' } },
  })(
    'IN-14',
    'Long, flipped to short and closed, with fundings around kills → each payment counts once',
    {
      verifies: [
        'the funding that was paid while no bot ran is booked once',
        'the flip that was on its way at a kill is one order',
        'the margin of the account is what the books of the bot make of it',
        'the funding that a bot has booked is not booked again by the next',
        'the results are those of the fills, to the cent',
        'cash is the venue’s, to the last digit',
      ],
      tags: ['scenario', 'recovery'],
    },
    async ({ world, bot, venue, verify }) => {
      const fundings = (): readonly Money[] =>
        bot.journal.flatMap(({ type, payload }) => (type === 'FundingBooked' ? [payload.payment.amount] : []));
      venue.market(PERPETUAL).price('50000');
      venue.market(PERPETUAL).fundingRate('0.0001');
      await world.advance('2m');
      await bot.submit.buy(PERPETUAL, '0.02');

      // From 12:55 to 13:02 nobody runs.
      await world.advance('53m');
      bot.kill();
      await world.advance('7m');
      await world.restartBot('kill');
      await world.advance('3m');
      // 0.0001 × 0.02 × 50,000
      verify('the funding that was paid while no bot ran is booked once', () =>
        expect(fundings()).toEqual([moneyOf('-0.1')]),
      );

      venue.market(PERPETUAL).price('51000');
      await world.advance('2m');
      await bot.submit.sell(PERPETUAL, '0.03').decided();
      await world.restartBot('kill');
      await world.advance('3m');
      verify('the flip that was on its way at a kill is one order', () => {
        expect(venue.truth.orders()).toHaveLength(2);
        expect(bot).toHavePosition(PERPETUAL, { quantity: '-0.01', entry: '50994.9' });
      });

      // Past two, and until the account was read.
      await world.advance('55m');
      const [margin] = await world.run(() => venue.broker.marginSummary());
      verify('the margin of the account is what the books of the bot make of it', () => {
        expect(bot.snapshot.margins).toEqual([margin]);
        expect(marginOf(world)).toEqual({ equity: margin?.equity, maintenanceMargin: margin?.maintenanceMargin });
      });
      await world.restartBot('kill');
      await world.advance('3m');
      verify('the funding that a bot has booked is not booked again by the next', () =>
        expect(fundings()).toEqual([moneyOf('-0.1'), moneyOf('0.051')]),
      );

      await bot.submit.buy(PERPETUAL, '0.01', { reduceOnly: true });
      await world.advance('3m');
      verify('the results are those of the fills, to the cent', () => {
        expect(bot).toBeFlat();
        // 0.02 × (50,994.9 − 50,005) − 0.01 × (51,005.1 − 50,994.9)
        expect(bot.result(PERPETUAL).realizedPnl).toEqual(moneyOf('19.696'));
        expect(bot.snapshot.results?.get(PERPETUAL)?.funding).toEqual(moneyOf('-0.049'));
      });
      verify('cash is the venue’s, to the last digit', () => {
        expect(bot).toReconcileWith(venue);
        expect(world).toConserveCash();
      });
    },
  );

/** By the cash and the position of the bot, at the mark of the venue. */
function marginOf({ bot, venue }: World): Pick<MarginSummary, 'equity' | 'maintenanceMargin'> {
  const position = bot.position(PERPETUAL);
  const { price } = venue.truth.mark(PERPETUAL);
  const value = asMoney(notionalFor(price, position.netQuantity));
  return {
    equity: add(bot.cash('USD'), unrealizedPnl(position, price)),
    maintenanceMargin: scale(value, ratioOf('0.05')),
  };
}
