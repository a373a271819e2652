import { isBrokerError, type Broker } from '@bot/core';
import { driftsOf, driftText, type Bot } from '@bot/orchestration';

/** Every difference between the books of a bot and those of the venue, as it tells them now. */
export async function checkAtVenue({ state }: Pick<Bot, 'state'>, broker: Broker): Promise<readonly string[]> {
  // A bot that was stopped before it had read the venue's books has none to compare.
  if (!state.view.reconciled) return [];
  try {
    const [balances, positions] = [await broker.balances(), await broker.positions()];
    const openOrders = await broker.openOrders();
    const unasked = { ours: [], fills: [], foreignOrders: [], fundings: [], margins: [] };
    return driftsOf(state, { balances, positions, openOrders, ...unasked }).map(driftText);
  } catch (error) {
    if (!isBrokerError(error)) throw error;
    return [`The books of the venue could not be read at the end: ${error.message}`];
  }
}
