import { quantityOf, toText } from '@bot/core';
import type { Scenario } from '@bot/test-fixtures';

/** Two of the stream's words are lost: that an order was filled, and by which trade. */
export const positionDrift = (scenario: Scenario): void =>
  scenario(
    'TL-11',
    'A fill that nobody told of → the periodic comparison finds it → the venue is right',
    {
      verifies: [
        'before the comparison the bot knows nothing of it',
        'the comparison finds the difference and says by how much',
        'the books are the venue’s afterwards',
        'the trade is settled once',
        'nothing was traded to make the books agree',
        'trading goes on',
      ],
      tags: ['scenario'],
    },
    async ({ world, bot, venue, verify }) => {
      await world.advance('2m');
      const order = bot.submit.buy('BTC-USD', '0.01', { limit: '49900' });
      await world.advance('10s');
      venue.faults.on('reports').drop();
      venue.faults.on('fills').drop();
      venue.market('BTC-USD').price('49800');
      await world.advance('2s');
      verify('before the comparison the bot knows nothing of it', () => {
        expect(venue.truth.positions()).toHaveLength(1);
        expect(bot).toBeFlat();
        expect(order.status).toBe('Accepted');
      });

      await world.advance('3m');
      const found = bot.journal.flatMap((event) => (event.type === 'DriftFound' ? [event.payload] : []));
      verify('the comparison finds the difference and says by how much', () =>
        expect(found).toMatchObject([
          {
            policy: 'adopt',
            drift: {
              ...{ drift: 'FilledQuantityDiffers', clientOrderId: order.clientOrderId },
              ...{ ours: quantityOf('0'), venues: quantityOf('0.01') },
            },
          },
        ]),
      );
      verify('the books are the venue’s afterwards', () => {
        expect(bot).toHavePosition('BTC-USD', { quantity: '0.01' });
        expect(bot).toReconcileWith(venue);
      });
      verify('the trade is settled once', () => {
        const settled = bot.journal.flatMap((event) => (event.type === 'FillSettled' ? [event.payload.fill] : []));
        expect(settled.map(({ quantity }) => toText(quantity))).toEqual(['0.01']);
      });
      verify('nothing was traded to make the books agree', () => expect(venue).toHaveReceived(1, 'submitOrder'));
      verify('trading goes on', () => expect(bot.mode).toBe('Normal'));
    },
  );
