import { add, moneyOf, quantityOf, subtract, sum, zeroMoney } from '@bot/core';
import { scenarioConfig, type Scenario } from '@bot/test-fixtures';

/** A day begins while the short is open, three minutes after the world has. */
const guards = { ...scenarioConfig.guards, dayStartsAtMinute: 12 * 60 + 3 };

/** One perpetual; half of the spread of 2 bps is 5 at 50,000. Commission is looked up at the venue, so that only results are reckoned here. */
export const shortAndFlip = (scenario: Scenario): void =>
  scenario.use({
    config: { instrumentIds: ['BTC-PERP'], limits: { allowShorts: true, maxTradeValueUsd: '5000' }, guards },
  })(
    'TL-13',
    'Short opened and closed; long to short in one order',
    {
      verifies: [
        'a sale without a position opens a short',
        'the account is worth more when the price falls under a short',
        'what is left of a short that was closed in part has the price that it was opened at',
        'a buy that is reduce-only closes it, and the result is that of the fills',
        'a flip is one order',
        'the flip realises what it closes, and what it opens has the price of the fill',
        'cash moves by results and commission only',
        'in reduce-only mode a flip is denied and a close passes',
      ],
      tags: ['scenario'],
    },
    async ({ world, bot, venue, verify }) => {
      venue.market('BTC-PERP').price('50000');
      await world.advance('2m');

      await bot.submit.sell('BTC-PERP', '0.01');
      verify('a sale without a position opens a short', () =>
        expect(bot).toHavePosition('BTC-PERP', { quantity: '-0.01', entry: '49995' }),
      );
      venue.market('BTC-PERP').price('49000');
      await world.advance('2m');
      const day = bot.journal.findLast(({ type }) => type === 'DayOpened');
      verify('the account is worth more when the price falls under a short', () => {
        const commission = sum(
          venue.truth.fills().map((fill) => fill.commission),
          zeroMoney,
        );
        // 0.01 × (49,995 − 49,000)
        const worth = add(subtract(moneyOf('10000'), commission), moneyOf('9.95'));
        expect(day?.payload).toMatchObject({ equity: worth });
      });
      await bot.submit.buy('BTC-PERP', '0.004', { reduceOnly: true });
      verify('what is left of a short that was closed in part has the price that it was opened at', () =>
        expect(bot).toHavePosition('BTC-PERP', { quantity: '-0.006', entry: '49995' }),
      );
      await bot.submit.buy('BTC-PERP', '0.006', { reduceOnly: true });
      verify('a buy that is reduce-only closes it, and the result is that of the fills', () => {
        expect(bot).toBeFlat();
        // 0.01 × (49,995 − 49,004.9)
        expect(bot.result('BTC-PERP').realizedPnl).toEqual(moneyOf('9.901'));
      });

      await bot.submit.buy('BTC-PERP', '0.02');
      venue.market('BTC-PERP').price('50000');
      await world.advance('2m');
      const flip = bot.submit.sell('BTC-PERP', '0.03');
      await flip;
      verify('a flip is one order', () => {
        expect(flip.order).toMatchObject({ status: 'Filled', filledQuantity: quantityOf('0.03') });
        expect(venue).toHaveReceived(5, 'submitOrder');
      });
      verify('the flip realises what it closes, and what it opens has the price of the fill', () => {
        expect(bot).toHavePosition('BTC-PERP', { quantity: '-0.01', entry: '49995' });
        // 9.901 before, and 0.02 × (49,995 − 49,004.9)
        expect(bot.result('BTC-PERP').realizedPnl).toEqual(moneyOf('29.703'));
      });
      verify('cash moves by results and commission only', () => {
        expect(bot).toReconcileWith(venue);
        expect(world).toConserveCash();
      });

      bot.setMode('ReduceOnly', 'The rest of the day is for closing');
      const refused = bot.submit.buy('BTC-PERP', '0.02');
      await verify('in reduce-only mode a flip is denied and a close passes', async () => {
        await expect(refused).toBeDenied('ReduceOnly');
        await bot.submit.buy('BTC-PERP', '0.01', { reduceOnly: true });
        expect(bot).toBeFlat();
      });
    },
  );
