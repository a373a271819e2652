import type { Position } from '@bot/core';
import type { BotSnapshot } from '@bot/simulation';
import { fundedBroker } from '../presets/fundedBroker';
import { clerkBot } from '../testing/clerkBot';
import { createWorld } from '../world/createWorld';

/** What went wrong in a world whose bot tells of the books of its strategies like this; null when nothing did. */
async function live(strategyBooks: (positions: readonly Position[]) => BotSnapshot['strategyBooks']) {
  const tells = (told: BotSnapshot): BotSnapshot => {
    const books = strategyBooks(told.positions);
    return books === undefined ? told : { ...told, strategyBooks: books };
  };
  const world = createWorld({ bot: clerkBot({ tells }) });
  try {
    await world.given(fundedBroker());
    await world.bot.start();
    await world.advance('10s');
    await world.bot.submit.buy('BTC-USD', '0.01');
    await world.advance('10s');
    await world.close();
    return null;
  } catch (error) {
    return (error as Error).message;
  } finally {
    await world.close().catch(() => undefined);
  }
}

/** Each of these strategies says that it holds all of it. */
const heldBy =
  (...names: readonly string[]) =>
  (positions: readonly Position[]) =>
    new Map(positions.map((held) => [held.instrumentId, new Map(names.map((name) => [name, held]))]));

const broken = 'INV-02 a position is the sum of its fills: what the strategies hold of BTC-USD together';

it.each([
  ['does not tell whose its positions are', () => undefined, null],
  ['tells whose they are', heldBy('A'), null],
  ['has a strategy that counts what another one holds', heldBy('A', 'B'), broken],
  ['does not know whose they are', () => new Map(), broken],
])('a bot that %s', async (_, strategyBooks, problem) => {
  const happened = await live(strategyBooks);
  if (problem === null) expect(happened).toBeNull();
  else expect(happened).toContain(problem);
});
