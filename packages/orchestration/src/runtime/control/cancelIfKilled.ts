import type { Broker, Clock, KillFile, Logger } from '@bot/core';
import type { StateInSight } from '../../engine/state/engineState';
import { restrictionKey } from '../../engine/state/modes';

export interface LastCancels {
  readonly broker: Pick<Broker, 'openOrders' | 'cancelOrders'>;
  readonly state: StateInSight;
  readonly killFile: KillFile | undefined;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly deadlineMs: number;
}

/**
 * What a bot can still do for a kill switch once its log cannot be written: it asks the venue which orders of ours are live, and
 * has them canceled, once. Nothing is sent that could open anything, and nothing needs to be remembered: the next process finds
 * in the books of the venue what became of it. Nothing without a kill switch: orders that protect a position stay.
 * Resolves when the venue has answered or the time is over; never rejects.
 */
export async function cancelIfKilled({
  broker,
  state,
  killFile,
  clock,
  logger,
  deadlineMs,
}: LastCancels): Promise<void> {
  const isKilled = state.ledger.restrictions.has(restrictionKey('All', 'KillSwitch'));
  if (!isKilled && (killFile?.read() ?? null) === null) return;
  const { promise: late, reject: giveUp } = Promise.withResolvers<never>();
  const cancelDeadline = clock.setTimer(deadlineMs, function lastCancelsDeadline() {
    giveUp(new Error(`The venue did not answer within ${deadlineMs} ms.`));
  });

  async function cancelOurs(): Promise<number> {
    const open = await broker.openOrders();
    const ours = open.filter(({ progress }) => state.ledger.orders.has(progress.clientOrderId));
    if (ours.length > 0) await broker.cancelOrders(ours.map(({ progress }) => progress.venueOrderId));
    return ours.length;
  }

  try {
    const canceled = await Promise.race([cancelOurs(), late]);
    logger.warn({ canceled }, 'The kill switch holds and the log cannot be written: live orders are canceled.');
  } catch (error) {
    logger.error(
      { err: error },
      'The kill switch holds, the log cannot be written, and live orders could not be canceled. Cancel them on the page of the venue.',
    );
  } finally {
    cancelDeadline();
  }
}
