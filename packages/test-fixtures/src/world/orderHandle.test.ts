import { fundedBroker } from '../presets/fundedBroker';
import { clerkBot } from '../testing/clerkBot';
import { createWorld } from './createWorld';
import { outcomeText } from './orderHandle';
import type { World } from './world';

async function trading(): Promise<World> {
  const world = createWorld({ bot: clerkBot() });
  await world.given(fundedBroker());
  await world.bot.start();
  await world.advance('10s');
  return world;
}

describe('an order handle', () => {
  it('lets time pass until the order has ended', async () => {
    const world = await trading();
    const order = world.bot.submit.buy('BTC-USD', '0.01');
    expect([order.status, order.clientOrderId]).toEqual(['Submitted', 'clerk-1']);
    const { status } = await order;
    expect(status).toBe('Filled');
    expect(outcomeText(order)).toBe('Filled, 0.01 of 0.01 filled');
    await world.close();
  });

  it('gives what the bot decided, with the reason of a denial', async () => {
    const world = await trading();
    const order = world.bot.submit.buy('BTC-USD', '0.03');
    expect(await order.decided()).toMatchObject({ decision: 'Denied', reason: 'MaxTradeValue' });
    expect(order.clientOrderId).toBeUndefined();
    expect(outcomeText(await order)).toBe('Denied: MaxTradeValue');
    const resting = { limit: '30000' };
    await world.bot.submit.buy('BTC-USD', '0.03', resting).reaches('Accepted');
    expect(outcomeText(await world.bot.submit.buy('BTC-USD', '0.03', resting))).toBe('Denied: PositionCap');
    await world.close();
  });

  it('gives up on an order that rests, and says what was waited for', async () => {
    const world = await trading();
    const order = world.bot.submit.buy('BTC-USD', '0.01', { limit: '49000' });
    expect((await order.reaches('Accepted')).status).toBe('Accepted');
    await expect(order).rejects.toThrow(
      /3600000 ms of virtual time passed while waiting for Buy 0.01 BTC-USD at 49000 to end/,
    );
    await world.close();
  });

  it('says why an order was rejected', async () => {
    const world = await trading();
    world.venue.faults.on('submitOrder').reject('UnsupportedOrder');
    const order = world.bot.submit.buy('BTC-USD', '0.01');
    expect(outcomeText(await order)).toBe('Rejected, 0 of 0.01 filled, UnsupportedOrder');
    await world.close();
  });

  it('is undecided while the bot has not spoken', async () => {
    const mute = createWorld({
      bot: () => ({
        start: async () => {},
        stop: async () => {},
        submit: () => ({ decision: () => undefined, order: () => undefined }),
      }),
    });
    await mute.bot.start();
    const order = mute.bot.submit.sell('BTC-USD', '1');
    expect(outcomeText(order)).toBe('Initialized');
    await expect(order.decided()).rejects.toThrow(/passed while waiting for Sell 1 BTC-USD to be decided/);
    await mute.close();
  });
});
