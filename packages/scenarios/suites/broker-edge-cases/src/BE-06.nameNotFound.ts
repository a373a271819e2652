import type { Scenario } from '@bot/test-fixtures';

/** The name of the venue is not found for a while: nothing leaves the machine. */
export const nameNotFound = (scenario: Scenario): void =>
  scenario(
    'BE-06',
    'The name of the venue is not found → degraded, and told → back by itself',
    {
      verifies: [
        'an order that could not leave is not taken for placed',
        'the operator is told that the venue is out of reach',
        'no entry is tried while that lasts',
        'it recovers by itself',
      ],
      tags: ['scenario', 'edge_case', 'resilience'],
    },
    async ({ world, bot, venue, verify }) => {
      await world.advance('2m');
      const asked = venue.truth.requests().length;
      venue.faults.outage({ kind: 'unreachable', for: '90s' });
      const order = bot.submit.buy('BTC-USD', '0.001', { limit: '45000' });
      await world.advance('1m');
      verify('an order that could not leave is not taken for placed', () => {
        // Given up after some attempts, since nothing was ever sent: nobody has to look for it at the venue.
        expect(order.order).toMatchObject({ status: 'Failed', venueOrderId: null });
        expect(venue.truth.requests().slice(asked)).toEqual([]);
      });
      verify('the operator is told that the venue is out of reach', () => {
        expect(bot).toHaveAlerted('VenueUnreachable');
        expect(bot.mode).toBe('EntriesPaused');
      });
      await verify('no entry is tried while that lasts', () =>
        expect(bot.submit.buy('BTC-USD', '0.001')).toBeDenied('EntriesPaused'),
      );
      await world.advance('3m');
      await verify('it recovers by itself', async () => {
        expect(bot.restrictions).toEqual([]);
        await expect(bot.submit.buy('BTC-USD', '0.001')).toBeFilled();
        expect(bot).toReconcileWith(venue);
      });
    },
  );
