import type { Scenario } from '@bot/test-fixtures';

export const venueLost = (scenario: Scenario): void =>
  scenario(
    'TL-09',
    'The venue is lost for a minute → back → trading goes on',
    {
      verifies: [
        'the loss is noticed, and entries are paused',
        'it is said by how many requests, and for how long',
        'it is tried again after longer and longer pauses',
        'position and orders stay what they were',
        'nothing new is ordered while it lasts',
        'the books are compared before the first order after it',
        'trading goes on by itself',
      ],
      tags: ['scenario', 'resilience'],
    },
    async ({ world, bot, venue, verify }) => {
      venue.holds('BTC-USD', { quantity: '0.01', entry: '50000' });
      venue.market('BTC-USD').price('50000');
      await world.advance('2m');
      const resting = bot.submit.buy('BTC-USD', '0.005', { limit: '45000' });
      await world.advance('1s');
      expect(resting.order?.status).toBe('Accepted');
      const books = () => [bot.positions, bot.orders.map(({ clientOrderId, status }) => [clientOrderId, status])];
      const before = books();

      venue.faults.outage({ kind: 'unreachable', for: '60s' });
      const pauses: number[] = [];
      for (let failures = 1; failures <= 4; failures++) {
        const comparison = () => bot.tasks.find(({ name }) => name === 'OrderReconciliation');
        await world.until(() => comparison()?.failures === failures, { limit: '30s', what: `failure ${failures}` });
        pauses.push(Math.round((Number(comparison()?.nextAt) - world.clock.now()) / 1_000));
      }
      await world.advance('20s');
      const denied = bot.submit.buy('BTC-USD', '0.001');
      await verify('the loss is noticed, and entries are paused', async () => {
        expect(bot).toHaveAlerted('FeedSilent');
        expect(bot).toHaveAlerted('VenueUnreachable');
        expect(bot.modeIn('BTC-USD')).toBe('EntriesPaused');
        await expect(denied).toBeDenied();
      });
      verify('nothing new is ordered while it lasts', () => expect(denied.clientOrderId).toBeUndefined());
      verify('position and orders stay what they were', () => expect(books()).toEqual(before));
      verify('it is tried again after longer and longer pauses', () => expect(pauses).toEqual([1, 2, 4, 8]));
      verify('it is said by how many requests, and for how long', () => {
        const lost = bot.journal.flatMap((event) =>
          event.type === 'ModeChanged' && event.payload.cause === 'VenueUnreachable' ? [event.payload.numbers] : [],
        );
        expect(lost).toHaveLength(1);
        expect(Number(lost[0]?.['failures'])).toBeGreaterThanOrEqual(3);
        expect(Number(lost[0]?.['forMs'])).toBeGreaterThanOrEqual(10_000);
      });

      const asked = venue.truth.requests().length;
      await world.until(() => bot.modeIn('BTC-USD') !== 'EntriesPaused', { what: 'the end of the pause' });
      const order = bot.submit.buy('BTC-USD', '0.001');
      await world.advance('2m');
      await verify('trading goes on by itself', async () => {
        expect(bot.restrictions).toEqual([]);
        await expect(order).toBeFilled();
      });
      verify('the books are compared before the first order after it', () => {
        const since = venue.truth.requests().slice(asked);
        const read = since.findIndex(({ method }) => method === 'balances');
        const sent = since.findIndex(({ method }) => method === 'submitOrder');
        expect(read).toBeGreaterThanOrEqual(0);
        expect(sent).toBeGreaterThan(read);
        expect(bot).toReconcileWith(venue);
      });
    },
  );
