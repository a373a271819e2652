import { inMemoryLayer } from '@bot/test-fixtures';
import { scenarios } from '@bot/test-fixtures/vitest';
import { expect } from 'vitest';
import { dipBuyer } from './bot.js';

const scenario = scenarios({ bot: dipBuyer(), layer: inMemoryLayer() });

scenario('DIP-01', 'Price falls → the dip is bought', { verifies: ['one order'] }, async ({ world, venue, verify }) => {
  venue.market('BTC-USD').price('47900');
  await world.advance('2m');
  verify('one order', () => expect(venue).toHaveReceived(1, 'submitOrder'));
});
