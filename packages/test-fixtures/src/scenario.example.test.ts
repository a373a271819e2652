import { clerkBot as yourBot } from './testing/clerkBot';

// #region example
import { inMemoryLayer } from '@bot/test-fixtures';
import { scenarios } from '@bot/test-fixtures/jest';

const scenario = scenarios({ bot: yourBot(), layer: inMemoryLayer() });

scenario(
  'EX-01',
  'Order above the trade value limit → denied',
  {
    verifies: ['the order is denied', 'the venue is never asked'],
  },
  async ({ world, bot, venue, verify }) => {
    venue.market('BTC-USD').price('50000');
    await world.advance('1m');

    const order = bot.submit.buy('BTC-USD', '0.025'); // 1,250 USD, 1,000 are allowed
    await verify('the order is denied', () => expect(order).toBeDenied('MaxTradeValue'));
    verify('the venue is never asked', () => expect(venue).toHaveReceived(0, 'submitOrder'));
  },
);
// #endregion
