import { inMemoryLayer } from '../layers/inMemoryLayer';
import { configWith } from '../presets/configWith';
import { fundedBroker } from '../presets/fundedBroker';
import { scenarioConfig } from '../presets/scenarioConfig';
import { clerkBot } from '../testing/clerkBot';
import { createWorld } from '../world/createWorld';
import type { World } from '../world/world';
import { invariants } from './invariants';
import { honestDays } from '../testing/modeMutants';
import { mutants } from '../testing/worldMutants';
import type { Parts } from '../testing/breakages';

/** Two orders are filled, one rests: enough for anything to go wrong. */
async function usualDay({ venue, bot, advance }: World): Promise<void> {
  await bot.submit.buy('BTC-USD', '0.01');
  bot.submit.buy('BTC-USD', '0.005', { limit: '49000' });
  await bot.submit.sell('BTC-USD', '0.004');
  await advance('10s');
  venue.market('BTC-USD').price('50100');
  await advance('1m');
}

/** What went wrong when the day was lived through and the world was closed; null when nothing did. */
async function live({ config = {}, ...parts }: Parts): Promise<string | null> {
  const { bot = clerkBot(), layer = inMemoryLayer(), day = usualDay } = parts;
  const world = createWorld({ bot, layer, config: configWith(scenarioConfig, config) });
  try {
    await world.given(fundedBroker());
    await world.bot.start();
    await world.advance('10s');
    await day(world);
    await world.close();
    return null;
  } catch (error) {
    return (error as Error).message;
  } finally {
    await world.close().catch(() => undefined);
  }
}

it('nothing is broken in a world with an honest bot and an honest venue', async () => {
  expect(await live({})).toBeNull();
});

it.each(Object.entries(honestDays))('an honest bot breaks nothing on a day that %s', async (_, day) => {
  expect(await live({ day })).toBeNull();
});

describe('each invariant fails in a world that is broken on purpose', () => {
  it.each(mutants)('%s: %s', async (id, _, parts) => {
    expect(await live(parts)).toContain(`${id} ${invariants[id].statement}`);
  });

  it('and each has such a world', () => {
    expect([...new Set(mutants.map(([id]) => id))].sort()).toEqual(Object.keys(invariants).sort());
  });
});
