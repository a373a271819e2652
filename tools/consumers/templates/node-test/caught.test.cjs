const { describe, it } = require('node:test');
const { fundedBroker, inMemoryLayer } = require('@bot/test-fixtures');
const {
  assert,
  assertNoDuplicateOrders,
  assertReceived,
  createWorld,
  scenarios,
} = require('@bot/test-fixtures/node-test');
const { dipBuyer } = require('./bot.js');

describe('a bot that is wrong', () => {
  it('is caught when it retries under a new id', async () => {
    const world = createWorld({ bot: dipBuyer('a new id on every attempt') });
    await world.given(fundedBroker());
    await world.bot.start();
    world.venue.faults.on('submitOrder').acceptThenDropResponse();
    world.venue.market('BTC-USD').price('47900');

    await world.advance('2m');

    assert.throws(() => assertNoDuplicateOrders(world.venue), /reuse the id on a retry/);
  });
});

let last;

describe('a world of a test', () => {
  it('has the name of the test', () => {
    last = createWorld();
    assert.equal(last.name, 'a world of a test > has the name of the test');
  });

  it('is closed after it', () => assert.equal(last.isClosed, true));
});

const scenario = scenarios({ bot: dipBuyer(), layer: inMemoryLayer() });

scenario('DIP-01', 'Price falls → the dip is bought', { verifies: ['one order'] }, async ({ world, venue, verify }) => {
  venue.market('BTC-USD').price('47900');
  await world.advance('2m');
  verify('one order', () => assertReceived(venue, 1, 'submitOrder'));
});
