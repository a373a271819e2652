// #region example
import { createWorld, defineFixture } from '@bot/test-fixtures';
import { quantityOf } from '@bot/core';

/** Made once for each world that asks for it, whoever asks first. */
const hedged = defineFixture('hedged', ({ venue }) => {
  venue.deposit('USD', '10000');
  venue.holds('BTC-USD', { quantity: '0.1', entry: '50000' });
  venue.holds('BTC-PERP', { quantity: '-0.1', entry: '50000' });
  return { perpetual: 'BTC-PERP' };
});

test('a fixture of your own', async () => {
  await using world = createWorld({ instruments: ['BTC-USD', 'BTC-PERP'] });
  const { perpetual } = hedged(world);
  expect(world.venue.truth.positions()).toContainEqual(
    expect.objectContaining({ instrumentId: perpetual, netQuantity: quantityOf('-0.1') }),
  );
});
// #endregion
