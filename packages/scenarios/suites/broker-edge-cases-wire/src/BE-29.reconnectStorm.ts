import { wireOf } from '@bot/suite-coinbase-conformance';
import type { Scenario } from '@bot/test-fixtures';

/** No socket comes about for ten minutes, and those that were there are gone. */
export const reconnectStorm = (scenario: Scenario): void =>
  scenario(
    'BE-29',
    'Sockets cannot be had for long → asked for ever more seldom, not all at once → all of them are back',
    {
      verifies: [
        'the waits grow up to half a minute',
        'they are not the same for everybody',
        'it is not asked more often than the venue allows',
        'all is back afterwards, and nothing was missed',
      ],
      tags: ['scenario', 'edge_case', 'resilience'],
      onlyHere: 'only a wire has sockets to wait for',
    },
    async ({ world, bot, venue, verify }) => {
      const { faults, sockets } = wireOf(venue);
      await world.advance('2m');
      const order = bot.submit.buy('BTC-USD', '0.001', { limit: '49900' });
      await order.reaches('Accepted');
      const before = sockets.length;
      const storm = world.clock.now();
      faults.on('sockets').for('10m').refuse();
      faults.breakSockets();
      await world.advance('5m');
      venue.market('BTC-USD').price('49800');
      await world.advance('4m');
      const asked = sockets.slice(before);
      const waits = asked.slice(1).map((at, index) => at - Number(asked[index]));
      verify('the waits grow up to half a minute', () => {
        const within = (fromMs: number, toMs: number) =>
          asked.filter((at) => at - storm >= fromMs && at - storm < toMs);
        // Each connection that there was asks for itself: in the last four minutes every 20 s at most.
        expect(within(300_000, 540_000).length).toBeLessThanOrEqual(before * 12);
        expect(within(300_000, 540_000).length).toBeGreaterThan(0);
        expect(Math.max(...waits)).toBeGreaterThan(15_000);
        expect(Math.max(...waits)).toBeLessThanOrEqual(30_000);
        expect(within(0, 60_000).length).toBeGreaterThan(within(480_000, 540_000).length);
      });
      verify('they are not the same for everybody', () =>
        expect(new Set(waits).size).toBeGreaterThan(waits.length / 2),
      );
      verify('it is not asked more often than the venue allows', () => {
        for (const at of asked)
          expect(asked.filter((other) => other >= at && other < at + 1_000).length).toBeLessThanOrEqual(8);
      });
      await world.advance('5m');
      await verify('all is back afterwards, and nothing was missed', async () => {
        expect(order.status).toBe('Filled');
        expect(bot.restrictions).toEqual([]);
        expect(bot.snapshot.feed?.sources.get('BTC-USD')).toBe('Stream');
        await expect(bot.submit.buy('BTC-USD', '0.001')).toBeFilled();
        expect(bot).toReconcileWith(venue);
      });
    },
  );
