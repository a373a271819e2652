import { wireOf } from '@bot/suite-coinbase-conformance';
import type { Scenario } from '@bot/test-fixtures';

/** Bytes that stop, crawl, or come in the smallest of pieces. */
export const brokenBytes = (scenario: Scenario): void =>
  scenario(
    'BE-20',
    'Answers cut, reset, a byte a second, in pieces → nothing hangs beyond its deadline',
    {
      verifies: [
        'an order whose answer is cut or reset is unknown, then found',
        'an answer that crawls is given up at the deadline',
        'pieces in the middle of a word or a figure change nothing',
        'each order exists once',
      ],
      tags: ['scenario', 'edge_case'],
      onlyHere: 'only a wire has bytes',
    },
    async ({ world, bot, venue, verify }) => {
      const { faults } = wireOf(venue);
      const wish = () => bot.submit.buy('BTC-USD', '0.001', { limit: '45000' });
      await world.advance('2m');
      venue.faults.on('reports').for('70s').drop();
      faults.on('POST /orders').truncateBody({ afterBytes: 20 });
      const cut = wish();
      await cut.reaches('Unknown');
      faults.on('POST /orders').nth(2).reset({ acted: true });
      await world.advance('20s');
      const reset = wish();
      await reset.reaches('Unknown');
      await world.advance('20s');
      verify('an order whose answer is cut or reset is unknown, then found', () =>
        expect([cut.status, reset.status]).toEqual(['Accepted', 'Accepted']),
      );

      faults.on('POST /orders').slowBytes({ bytes: 1, everyMs: 1_000 });
      const asked = world.clock.now();
      const crawling = wish();
      await verify('an answer that crawls is given up at the deadline', async () => {
        await crawling.reaches('Unknown');
        expect(world.clock.now() - asked).toBeLessThanOrEqual(5_100);
      });
      await world.advance('1m');

      const small = { bytes: 1, everyMs: 0 };
      faults.on('GET /accounts').times(3).slowBytes(small);
      faults.on('POST /orders').slowBytes(small);
      const pieces = wish();
      await world.advance('3m');
      verify('pieces in the middle of a word or a figure change nothing', () => {
        expect(pieces.order?.attempts).toBe(1);
        expect(bot.restrictions).toEqual([]);
      });
      verify('each order exists once', () => {
        const ids = [cut, reset, crawling, pieces].map(({ clientOrderId }) => clientOrderId);
        expect(venue.truth.orders().map(({ progress }) => progress.clientOrderId)).toEqual(ids);
        expect(bot).toReconcileWith(venue);
      });
    },
  );
