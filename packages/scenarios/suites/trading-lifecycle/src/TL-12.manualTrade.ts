import { quantityOf } from '@bot/core';
import type { Scenario } from '@bot/test-fixtures';

const byHand = { instrumentId: 'BTC-USD', side: 'Buy', quantity: '0.03' } as const;
const sentences = [
  'the bot does not fail',
  'the trade is in the books, once, as that of the operator',
  'it counts for risk',
  'an order by hand that waits counts, too, until it is gone',
  'the bot can manage it: what was bought by hand is sold',
  'what the policy says holds until a person resumes',
] as const;

/** The same day under each policy: a person buys 0.03 of the 0.05 that may be held, and puts a further order in. */
export function manualTrade(scenario: Scenario): void {
  for (const policy of ['adopt', 'ask', 'halt'] as const) oneDay(scenario, policy);
}

function oneDay(scenario: Scenario, policy: 'adopt' | 'ask' | 'halt'): void {
  const limits = { maxTradeValueUsd: '10000' };
  scenario.use({ config: { reconciliation: { foreignTrade: policy }, limits } })(
    'TL-12',
    `A trade and an order by hand, past the bot: ${policy}`,
    { verifies: sentences, tags: ['scenario'] },
    async ({ world, bot, venue, verify }) => {
      await world.advance('2m');
      venue.manualOrder(byHand);
      await world.advance('10s');
      verify('the bot does not fail', () => expect(bot.isRunning).toBe(true));
      verify('the trade is in the books, once, as that of the operator', () => {
        expect(bot).toHavePosition('BTC-USD', { quantity: '0.03' });
        expect(bot.journal.filter(({ type }) => type === 'ExternalFillBooked')).toHaveLength(1);
        expect(bot).toReconcileWith(venue);
      });

      const held = bot.snapshot.restrictions?.map(({ scope, mode, cause }) => [scope, mode, cause]);
      const tooMuch = await bot.submit.buy('BTC-USD', '0.03').decided();
      const less = await bot.submit.buy('BTC-USD', '0.01').decided();
      verify('what the policy says holds until a person resumes', () => {
        if (policy === 'adopt') expect(held).toEqual([]);
        if (policy === 'ask') expect(held).toEqual([['BTC-USD', 'ReduceOnly', 'Drift']]);
        if (policy === 'halt') expect(held).toEqual([['BTC-USD', 'Halted', 'Drift']]);
        expect(less.decision).toBe(policy === 'adopt' ? 'Submitted' : 'Denied');
      });
      bot.setMode('Normal', 'It was me.');
      await world.advance('10s');
      const resumed = await bot.submit.buy('BTC-USD', '0.05').decided();
      verify('it counts for risk', () => {
        expect(tooMuch.decision).toBe('Denied');
        expect(resumed).toMatchObject({ decision: 'Denied', reason: 'PositionCap' });
      });

      venue.manualOrder({ ...byHand, quantity: '0.01', limit: '40000' });
      await world.advance('10s');
      const beside = await bot.submit.buy('BTC-USD', '0.01', { limit: '41000' }).decided();
      venue.loseOpenOrders();
      await world.advance('10s');
      const afterwards = bot.submit.buy('BTC-USD', '0.001', { limit: '41000' });
      await world.advance('10s');
      verify('an order by hand that waits counts, too, until it is gone', () => {
        // 0.03 by hand, 0.01 or nothing by the bot, 0.01 that waits: another 0.01 is at the cap or above it.
        expect(beside.decision).toBe(policy === 'adopt' ? 'Denied' : 'Submitted');
        expect(afterwards.order?.status).toBe('Accepted');
        const seen = bot.journal.flatMap(({ type, payload }) =>
          type === 'ExternalOrderSeen' ? [payload.quantity] : [],
        );
        expect(seen).toEqual([quantityOf('0.01')]);
        expect(bot.journal.filter(({ type }) => type === 'ExternalOrderEnded')).toHaveLength(1);
      });

      await verify('the bot can manage it: what was bought by hand is sold', async () => {
        await expect(bot.submit.sell('BTC-USD', '0.03', { reduceOnly: true })).toBeFilled();
        expect(bot).toReconcileWith(venue);
      });
    },
  );
}
