import { priceOf, unrealizedPnl, zeroMoney } from '@bot/core';
import type { Scenario } from '@bot/test-fixtures';

/** The mark is the middle of bid and ask, so a fill at the ask starts half a spread behind, until the mark is its price. */
export const positionAfterFill = (scenario: Scenario): void =>
  scenario(
    'OS-08',
    'Fill → position',
    {
      verifies: [
        'the fill makes the position',
        'the quantity is the filled one',
        'the entry price is that of the fill',
        'the unrealised result is 0 when the mark is the fill price',
      ],
      tags: ['scenario', 'state'],
    },
    async ({ world, bot, venue, verify }) => {
      venue.market('BTC-USD').price('49995');
      await world.advance('2m');
      const order = bot.submit.buy('BTC-USD', '0.02');
      await verify('the fill makes the position', async () => {
        expect(bot).toBeFlat('BTC-USD');
        await expect(order).toBeFilled();
        expect(bot).not.toBeFlat('BTC-USD');
      });
      verify('the quantity is the filled one', () => expect(bot).toHavePosition('BTC-USD', { quantity: '0.02' }));
      verify('the entry price is that of the fill', () => {
        expect(bot).toHavePosition('BTC-USD', { quantity: '0.02', entry: '50000' });
        expect(venue.truth.fills()).toEqual([expect.objectContaining({ price: priceOf('50000') })]);
      });

      venue.market('BTC-USD').price('50000');
      await world.advance('1m');
      verify('the unrealised result is 0 when the mark is the fill price', () => {
        const mark = bot.marks('BTC-USD').at(-1);
        expect(mark?.price).toEqual(priceOf('50000'));
        expect(mark && unrealizedPnl(bot.position('BTC-USD'), mark.price)).toEqual(zeroMoney);
      });
    },
  );
