import { AssertionError } from 'node:assert';
import { createHandedOver } from '../testing/handedOver';
import { inMemoryLayer } from '../layers/inMemoryLayer';
import { fundedBroker } from '../presets/fundedBroker';
import { clerkBot } from '../testing/clerkBot';
import { createWorld } from '../jest';
import type { World } from '../world/world';
import { replayCommand, rootSeed } from '../world/worldSeed';
import * as asserts from './asserts';
import { bindNodeTest } from './bindNodeTest';
import { assert } from './counted';
import { createAsserts } from './createAsserts';

const { assertDenied, assertFilled, assertFlat, assertHoldInvariants, assertPosition, assertReceived } = asserts;

function bound() {
  const { handedOver, test, afterEach, afterAll } = createHandedOver();
  const beforeEachTest: ((context: { fullName: string }) => void)[] = [];
  const beforeEach = (run: (context: { fullName: string }) => void): void => void beforeEachTest.push(run);
  const entry = bindNodeTest({ test, beforeEach, afterEach, after: afterAll });
  return { handedOver, begin: (fullName: string) => beforeEachTest.forEach((run) => run({ fullName })), ...entry };
}

async function startedWorld(): Promise<World> {
  const world = createWorld({ bot: clerkBot() });
  await world.given(fundedBroker());
  await world.bot.start();
  await world.advance('10s');
  return world;
}

describe('assert functions', () => {
  it('are there for every matcher, each by its name', () => {
    expect({ ...asserts }).toEqual(
      Object.fromEntries(Object.keys(createAsserts()).map((name) => [name, expect.any(Function)])),
    );
  });

  it('pass where the matcher passes', async () => {
    const world = await startedWorld();
    await assertFilled(world.bot.submit.buy('BTC-USD', '0.01'));
    assertPosition(world.bot, 'BTC-USD', { quantity: '0.01' });
    assertFlat(world.bot, 'ETH-USD');
    assertReceived(world.venue, 1, 'submitOrder');
    assertHoldInvariants(world);
  });

  it('throw what the matcher says, from where they were called', async () => {
    const { bot, venue } = await startedWorld();
    const order = bot.submit.buy('BTC-USD', '0.01');
    await expect(assertDenied(order, 'MaxTradeValue')).rejects.toThrow(
      /^expected Buy 0.01 BTC-USD to be Denied for MaxTradeValue, found: Filled/,
    );
    const failed = (): void => assertReceived(venue, 0, 'submitOrder');
    expect(failed).toThrow(AssertionError);
    expect(failed).toThrow(
      expect.objectContaining({ operator: 'assertReceived', stack: expect.stringContaining('failed') }),
    );
  });

  it('refuse what is no subject of theirs', async () => {
    const { bot } = await startedWorld();
    expect(() => assertFilled(bot as never)).toThrow(/assertFilled looks at the order of a world/);
    expect(() => assertFlat(undefined as never)).toThrow(/assertFlat looks at the bot of a world, and got undefined/);
  });
});

describe('scenarios under node:test', () => {
  const suite = { bot: clerkBot(), layer: inMemoryLayer() };

  it('are handed over, with the reasons of those that are not run', () => {
    const { handedOver, scenarios } = bound();
    const scenario = scenarios(suite);
    scenario.skip('XX-01', 'elsewhere', { verifies: [], reason: 'layer P only' });
    scenario.todo('XX-02', 'later', { verifies: [], reason: 'soon' });
    expect(handedOver.names).toEqual([
      'skip: XX-01 elsewhere (skipped: layer P only)',
      'todo: XX-02 later (todo: soon)',
    ]);
  });

  it('are proven by assert functions and by the counted node:assert', async () => {
    const { handedOver, scenarios } = bound();
    const verifies = ['filled', 'the price', 'the id', 'a refusal'] as const;
    scenarios(suite)('XX-03', 'buys', { verifies }, async ({ world, bot, verify }) => {
      await world.advance('10s');
      const order = bot.submit.buy('BTC-USD', '0.01');
      await verify('filled', () => assertFilled(order));
      verify('the price', () => assert.equal(order.status, 'Filled'));
      verify('the id', () => assert(order.clientOrderId));
      verify('a refusal', () => assert.throws(() => assert.fail(new assert.AssertionError({ message: 'no' })), /no/));
    });
    await handedOver.runLast();
  });

  it('say how node:test repeats them, and once only', async () => {
    const { handedOver, scenarios } = bound();
    scenarios(suite)('XX-05', 'sells', { verifies: ['sold'] }, ({ venue, verify }) =>
      verify('sold', () => assertReceived(venue, 1, 'submitOrder')),
    );
    const message = await handedOver.runLast().catch(({ message }: Error) => message);
    expect(message).toContain(`replay:   ${replayCommand(rootSeed(), 'XX-05', 'node --test --test-name-pattern')}\n`);
    expect(String(message).match(/seed: /g)).toHaveLength(1);
  });

  it('fail by a check that asserts nothing', async () => {
    const { handedOver, scenarios } = bound();
    scenarios(suite)('XX-04', 'hollow', { verifies: ['filled'] }, ({ verify }) => verify('filled', () => {}));
    await expect(handedOver.runLast()).rejects.toThrow(/ticked by a check that asserts nothing/);
  });
});

describe('createWorld under node:test', () => {
  it('is seeded by the full name of the test and closed after it, and tells what could not be checked', async () => {
    const { handedOver, begin, createWorld: createWorldHere } = bound();
    begin('suite > test');
    const world = createWorldHere();
    expect(world.seed).toMatch(/suite > test$/);
    const command = 'node --test --test-name-pattern';
    expect(world.repeat).toBe(
      `seed:     ${world.seed}\nreplay:   ${replayCommand(rootSeed(), 'suite.+test', command)}`,
    );
    await handedOver.runLast();
    expect(world.isClosed).toBe(true);
    expect(() => handedOver.end()).not.toThrow();
  });
});
