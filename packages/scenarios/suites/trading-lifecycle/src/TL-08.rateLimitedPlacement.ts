import type { Scenario } from '@bot/test-fixtures';

/** The venue refuses three requests in a row with "too many"; the fourth is taken. */
export const rateLimitedPlacement = (scenario: Scenario): void =>
  scenario(
    'TL-08',
    'Rate-limited placement → retried with backoff → filled',
    {
      verifies: [
        'the order is not taken for failed, and the mode shows why it waits',
        'the attempts are 1, 2 and 4 seconds apart',
        'each attempt is the same order with the same id',
        'it succeeds, and the mode is normal again',
      ],
      tags: ['scenario'],
    },
    async ({ world, bot, venue, verify }) => {
      await world.advance('2m');
      venue.faults.on('submitOrder').times(3).rateLimit();
      const order = bot.submit.buy('BTC-USD', '0.01', { limit: '50010' });

      await verify('the order is not taken for failed, and the mode shows why it waits', async () => {
        expect((await order.reaches('Unknown')).status).toBe('Unknown');
        expect(bot.mode).toBe('Degraded');
        expect(bot.restrictions.map(({ cause }) => cause)).toEqual(['RateLimited']);
      });
      await verify('it succeeds, and the mode is normal again', async () => {
        await expect(order).toBeFilled();
        // The stream may be faster than the answer.
        await world.advance('1s');
        expect(bot.mode).toBe('Normal');
      });
      const sent = venue.truth.requests().filter(({ method }) => method === 'submitOrder');
      verify('the attempts are 1, 2 and 4 seconds apart', () => {
        expect(sent).toHaveLength(4);
        const gaps = sent.slice(1).map(({ at }, index) => at - Number(sent[index]?.at));
        // Give or take a tenth, and the way to the venue and back.
        [1_000, 2_000, 4_000].forEach((backoff, index) => {
          expect(gaps[index]).toBeGreaterThanOrEqual(backoff * 0.9);
          expect(gaps[index]).toBeLessThanOrEqual(backoff * 1.1 + 500);
        });
      });
      verify('each attempt is the same order with the same id', () => {
        expect(new Set(sent.map(({ clientOrderId, summary }) => `${clientOrderId} ${summary}`)).size).toBe(1);
        expect(venue.truth.orders()).toHaveLength(1);
      });
    },
  );
