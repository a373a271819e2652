import type { AppendOutcome } from '@bot/simulation';
import type { World } from '@bot/test-fixtures';

/** The ways in which an append ends a process. */
export const fatalOutcomes = ['DurableNotAcknowledged', 'Lost', 'Full'] as const satisfies readonly AppendOutcome[];

/** Lets the day go as far as it comes: the process may have ended on the way. */
export async function livedUntilCrash(world: World): Promise<void> {
  await world.bot.start().catch(() => undefined);
  await livedDay(world);
}

/** Long enough for everything unknown to be found out. */
export const UNTIL_RESOLVED = '4m';

/** What a day has: a market order, a limit order that rests and is canceled, and one whose answer is lost. */
async function livedDay({ bot, venue, store, advance }: World): Promise<void> {
  venue.market('BTC-USD').price('50000');
  await advance('65s');
  bot.submit.buy('BTC-USD', '0.01');
  await advance('10s');
  const resting = bot.submit.buy('BTC-USD', '0.005', { limit: '49000' });
  await advance('10s');
  bot.cancel(resting);
  await advance('10s');
  if (!store.isBehind) venue.faults.on('submitOrder').acceptThenDropResponse();
  bot.submit.sell('BTC-USD', '0.004');
  await advance('1m');
}
