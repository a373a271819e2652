import type { Scenario } from '@bot/test-fixtures';

/** A cancel meets three 429s. */
export const backoff = (scenario: Scenario): void =>
  scenario(
    'BE-01',
    'Too many requests, three times → waits of 1, 2 and 4 s → the fourth is taken',
    {
      verifies: ['the waits are 1, 2 and 4 seconds', 'the fourth attempt is taken', 'the mode shows why it waits'],
      tags: ['scenario', 'edge_case'],
    },
    async ({ world, bot, venue, verify }) => {
      await world.advance('2m');
      const order = bot.submit.buy('BTC-USD', '0.01', { limit: '45000' });
      await order.reaches('Accepted');
      venue.faults.on('cancelOrders').times(3).rateLimit();
      bot.cancel(order);
      await world.advance('1s');
      verify('the mode shows why it waits', () =>
        expect(bot.restrictions.map(({ cause }) => cause)).toEqual(['RateLimited']),
      );
      await verify('the fourth attempt is taken', async () => {
        await expect(order).toBeCanceled();
        await world.advance('1s');
        expect(bot.restrictions).toEqual([]);
      });
      const sent = venue.truth.requests().filter(({ method }) => method === 'cancelOrders');
      verify('the waits are 1, 2 and 4 seconds', () => {
        expect(sent).toHaveLength(4);
        const waits = sent.slice(1).map(({ at }, index) => at - Number(sent[index]?.at));
        // Give or take a tenth, and the way to the venue and back.
        [1_000, 2_000, 4_000].forEach((wait, index) => {
          expect(waits[index]).toBeGreaterThanOrEqual(wait * 0.9);
          expect(waits[index]).toBeLessThanOrEqual(wait * 1.1 + 500);
        });
      });
    },
  );
