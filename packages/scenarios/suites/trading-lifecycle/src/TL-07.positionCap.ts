import { add, exceeds, quantityOf, zeroQuantity } from '@bot/core';
import type { Scenario } from '@bot/test-fixtures';

/** 0.03 BTC are held and 0.05 allowed; of ether 1.0 is allowed and nothing held. */
export const positionCap = (scenario: Scenario): void =>
  scenario(
    'TL-07',
    'Cap per instrument, live orders included',
    {
      verifies: [
        'the cap counts position, live orders and the new order, not the order alone',
        'the denial says all four numbers',
        'the caps of instruments are independent of one another',
        'what a canceled order had taken up is free again',
        'of two orders at the same moment only one passes when both would not fit',
        'the venue never sees more than the cap',
      ],
      tags: ['scenario', 'risk'],
    },
    async ({ world, bot, venue, verify }) => {
      venue.holds('BTC-USD', { quantity: '0.03', entry: '48000' });
      venue.market('BTC-USD').price('50000');
      venue.market('ETH-USD').price('3000');
      await world.advance('2m');

      const resting = bot.submit.buy('BTC-USD', '0.015', { limit: '49000' });
      await resting.reaches('Accepted');
      const tooMuch = bot.submit.buy('BTC-USD', '0.01');
      await verify('the cap counts position, live orders and the new order, not the order alone', () =>
        expect(tooMuch).toBeDenied('PositionCap'),
      );
      verify('the denial says all four numbers', () =>
        expect(tooMuch.denial?.numbers).toEqual({
          position: '0.03',
          liveOrders: '0.015',
          quantity: '0.01',
          cap: '0.05',
        }),
      );
      await verify('the caps of instruments are independent of one another', () =>
        expect(bot.submit.buy('ETH-USD', '0.3')).toBeFilled(),
      );

      bot.cancel(resting);
      await resting;
      const [one, other] = [bot.submit.buy('BTC-USD', '0.012'), bot.submit.buy('BTC-USD', '0.012')];
      await verify('what a canceled order had taken up is free again', () => expect(one).toBeFilled());
      await verify('of two orders at the same moment only one passes when both would not fit', () =>
        expect(other).toBeDenied('PositionCap'),
      );
      await world.advance('10s');
      verify('the venue never sees more than the cap', () => {
        const held = venue.truth.positions().find(({ instrumentId }) => instrumentId === 'BTC-USD');
        expect(held?.netQuantity).toEqual(quantityOf('0.042'));
        const bought = venue.truth
          .orders()
          .filter(({ terms }) => terms.instrumentId === 'BTC-USD')
          .map(({ progress }) => progress.cumulativeQuantity)
          .reduce(add, zeroQuantity);
        expect(exceeds(add(bought, quantityOf('0.03')), quantityOf('0.05'))).toBe(false);
      });
    },
  );
