import type { ExpectApi } from '../binding/expectRunner';
import type { World, WorldOptions } from '../world/world';
import { inMemoryLayer } from '../layers/inMemoryLayer';
import { matchers } from '../matchers/matchers';
import { clerkBot } from '../testing/clerkBot';
import { createHandedOver } from '../testing/handedOver';
import { bindVitest } from './bindVitest';

/** Vitest's own `expect` is not needed to see what it is given: that of Jest counts in the same way. */
function bound() {
  const { handedOver, test, afterEach, afterAll } = createHandedOver();
  const extended: string[] = [];
  const api: ExpectApi = {
    test,
    afterEach,
    afterAll,
    expect: {
      extend: (added) => extended.push(...Object.keys(added)),
      getState: () => ({ currentTestName: 'folder > test', assertionCalls: expect.getState().assertionCalls }),
    },
  };
  return { handedOver, extended, ...bindVitest(api) };
}

it('adds every matcher', () => {
  expect(bound().extended).toEqual(Object.keys(matchers));
});

it('hands scenarios over, with the reasons of those that are not run', async () => {
  const { handedOver, scenarios } = bound();
  const scenario = scenarios({ bot: clerkBot(), layer: inMemoryLayer() });
  scenario.skip('XX-01', 'elsewhere', { verifies: [], reason: 'layer P only' });
  scenario.todo('XX-02', 'later', { verifies: [], reason: 'soon' });
  scenario('XX-03', 'buys', { verifies: ['filled'] }, async ({ world, bot, verify }) => {
    await world.advance('10s');
    await verify('filled', () =>
      expect(bot.submit.buy('BTC-USD', '0.01')).resolves.toMatchObject({ status: 'Filled' }),
    );
  });
  expect(handedOver.names).toEqual([
    'skip: XX-01 elsewhere (skipped: layer P only)',
    'todo: XX-02 later (todo: soon)',
    'XX-03 buys',
  ]);
  await handedOver.runLast();
});

describe('createWorld under Vitest', () => {
  it('is seeded by the full name of the test and closed after it', async () => {
    const { handedOver, createWorld } = bound();
    const world = createWorld();
    expect(world.seed).toMatch(/folder > test$/);
    expect(world.repeat).toMatch(/^seed: .*folder > test\nreplay: .* -t "folder\.\+test"$/);
    await handedOver.runLast();
    expect(world.isClosed).toBe(true);
  });

  it('closes all worlds of a test, and fails it by the first that is not clean', async () => {
    const { handedOver, createWorld } = bound();
    const worlds = [createWorld(), createWorld({ name: 'another' }), createWorld({ name: 'the last' })];
    worlds[0]?.venue.faults.on('submitOrder').dropRequest();
    worlds[1]?.clock.setTimer(1_000, () => {}, 'left behind');
    await expect(handedOver.runLast()).rejects.toThrow(/1 armed and never fired/);
    expect(worlds.map(({ isClosed }) => isClosed)).toEqual([true, true, true]);
  });
});

describe('worldFixtures', () => {
  const task = { fullTestName: 'folder > with fixtures' };

  it('give a world that is seeded by the test and closed after it', async () => {
    const { worldFixtures } = bound();
    const used: World[] = [];
    const worldOptions: WorldOptions = { bot: clerkBot() };
    await worldFixtures.world({ task, worldOptions }, async (world) => {
      used.push(world);
      expect(world.isClosed).toBe(false);
      expect(world.repeat).toMatch(/replay: .* -t "folder\.\+with fixtures"$/);
      await worldFixtures.venue({ world }, async (venue) => expect(venue).toBe(world.venue));
      await worldFixtures.bot({ world }, async (bot) => expect(bot).toBe(world.bot));
    });
    expect(used.map(({ isClosed, name }) => ({ isClosed, name }))).toEqual([
      { isClosed: true, name: 'folder > with fixtures' },
    ]);
  });

  it('fail a test that leaves its world unclean', async () => {
    const { worldFixtures } = bound();
    const test = worldFixtures.world({ task, worldOptions: worldFixtures.worldOptions }, async ({ venue }) => {
      venue.faults.on('submitOrder').dropRequest();
    });
    await expect(test).rejects.toThrow(/1 armed and never fired/);
  });
});
