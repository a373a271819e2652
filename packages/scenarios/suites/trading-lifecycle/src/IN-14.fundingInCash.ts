import { moneyOf, type Broker, type Money } from '@bot/core';
import type { Layer } from '@bot/simulation';
import type { Scenario } from '@bot/test-fixtures';

const PERPETUAL = 'BTC-PERP';

/** A venue that lists no payments of funding, as Coinbase does not. */
export const listingNoFunding = (layer: Layer): Layer => ({
  ...layer,
  connect(venue) {
    const broker: Broker = layer.connect?.(venue) ?? venue.broker;
    const fundingSince = (since: number): Promise<null> => broker.fundingSince(since).then(() => null);
    return { ...broker, fundingSince };
  },
});

/** The world begins at noon. At one the bot runs, at two and three nobody does. Half of the spread of 2 bps is 5 at 50,000. */
export const fundingInCash = (scenario: Scenario): void =>
  scenario.use({
    config: { instrumentIds: [PERPETUAL], limits: { allowShorts: true, maxTradeValueUsd: '5000' } },
  })(
    'IN-14',
    'Held over fundings that the venue lists nowhere, and over a restart → what the cash shows is booked as funding',
    {
      verifies: [
        'what the cash shows after funding was due is booked as funding, and nobody is disturbed',
        'what was paid while no bot ran is booked once',
        'a short receives it',
        'the result of the day contains it',
        'what is more than funding can be is not taken for it',
        'cash is the venue’s, to the last digit',
      ],
      tags: ['scenario', 'recovery', 'slow'],
    },
    async ({ world, bot, venue, verify }) => {
      const fundings = (): readonly Money[] =>
        bot.journal.flatMap(({ type, payload }) => (type === 'FundingBooked' ? [payload.payment.amount] : []));
      venue.market(PERPETUAL).price('50000');
      venue.market(PERPETUAL).fundingRate('0.0001');
      await world.advance('2m');
      await bot.submit.buy(PERPETUAL, '0.02');

      await world.advance('1h');
      // 0.0001 × 0.02 × 50,000
      verify('what the cash shows after funding was due is booked as funding, and nobody is disturbed', () => {
        expect(fundings()).toEqual([moneyOf('-0.1')]);
        expect(bot.alerts).toEqual([]);
        expect(bot.mode).toBe('Normal');
      });

      await world.advance('50m');
      bot.kill();
      await world.advance('70m');
      await world.restartBot('kill');
      await world.advance('3m');
      verify('what was paid while no bot ran is booked once', () =>
        expect(fundings()).toEqual([moneyOf('-0.1'), moneyOf('-0.2')]),
      );

      await bot.submit.sell(PERPETUAL, '0.03');
      await world.advance('1h');
      verify('a short receives it', () => expect(fundings().at(-1)).toEqual(moneyOf('0.05')));
      verify('the result of the day contains it', () =>
        expect(bot.snapshot.results?.get(PERPETUAL)?.funding).toEqual(moneyOf('-0.25')),
      );

      venue.deposit('USD', '50');
      await world.advance('3m');
      verify('what is more than funding can be is not taken for it', () => {
        expect(fundings()).toHaveLength(3);
        expect(bot).toHaveAlerted('BooksDiffer');
        expect(bot.mode).toBe('ReduceOnly');
      });

      bot.setMode('Normal', 'It was me.');
      await bot.submit.buy(PERPETUAL, '0.01', { reduceOnly: true });
      await world.advance('3m');
      verify('cash is the venue’s, to the last digit', () => {
        expect(bot).toBeFlat();
        expect(bot).toReconcileWith(venue);
        expect(world).toConserveCash();
      });
    },
  );
