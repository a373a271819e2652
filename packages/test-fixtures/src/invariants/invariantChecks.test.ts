import { inMemoryLayer } from '../layers/inMemoryLayer';
import { configWith } from '../presets/configWith';
import { fundedBroker } from '../presets/fundedBroker';
import { scenarioConfig } from '../presets/scenarioConfig';
import { clerkBot } from '../testing/clerkBot';
import { createWorld } from '../world/createWorld';
import type { World } from '../world/world';
import { brokenText, invariants, type InvariantId } from './invariants';
import { sameCourse } from './sameCourse';
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

function worldOf({ config = {}, bot = clerkBot(), layer = inMemoryLayer(), secrets = [] }: Parts): World {
  return createWorld({ bot, layer, secrets, config: configWith(scenarioConfig, config) });
}

/** What went wrong when the day was lived through and the world was closed; null when nothing did. */
async function live(parts: Parts, world = worldOf(parts)): Promise<string | null> {
  const { day = usualDay } = parts;
  const said: string[] = [];
  const note = (error: unknown): void => void said.push((error as Error).message);
  try {
    await world.given(fundedBroker());
    await world.bot.start();
    await world.advance('10s');
    await day(world);
  } catch (error) {
    note(error);
  }
  // What the day itself was not told is told at its end.
  await world.close().catch(note);
  return said.length === 0 ? null : said.join('\n');
}

/** The same, twice with the same seed. */
async function liveTwice(parts: Parts): Promise<string | null> {
  const worlds = [worldOf(parts), worldOf(parts)] as const;
  for (const world of worlds) await live(parts, world);
  const parting = sameCourse(worlds[0].trace, worlds[1].trace);
  return parting === null ? null : brokenText(parting);
}

it('nothing is broken in a world with an honest bot and an honest venue', async () => {
  expect(await live({})).toBeNull();
  expect(await liveTwice({})).toBeNull();
});

it.each(Object.entries(honestDays))('an honest bot breaks nothing on a day that %s', async (_, day) => {
  expect(await live({ day })).toBeNull();
});

describe('each invariant fails in a world that is broken on purpose', () => {
  it.each(mutants)('%s: %s', async (id, _, parts) => {
    const said = id === 'INV-35' ? await liveTwice(parts) : await live(parts);
    expect(said).toContain(`${id} ${invariants[id].statement}`);
  });

  /** These look at each order, fill or quarter of an hour once. */
  const seenOnce = new Set<InvariantId>(['INV-05', 'INV-09', 'INV-11', 'INV-12', 'INV-25']);
  it.each(mutants.filter(([id]) => seenOnce.has(id)))('%s is told to everybody who asks: %s', async (id, _, parts) => {
    const world = worldOf(parts);
    const asked = (): readonly InvariantId[] => world.invariants.broken().map(({ invariant }) => invariant);
    await world.given(fundedBroker());
    await world.bot.start().catch(() => undefined);
    await world.advance('10s').catch(() => undefined);
    await (parts.day ?? usualDay)(world).catch(() => undefined);
    const first = asked();
    expect(asked()).toEqual(first);
    await expect(world.close()).rejects.toThrow(`${id} ${invariants[id].statement}`);
  });

  it('and each has such a world', () => {
    expect([...new Set(mutants.map(([id]) => id))].sort()).toEqual(Object.keys(invariants).sort());
    expect(Object.keys(invariants)).toHaveLength(35);
  });
});
