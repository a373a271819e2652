import {
  isDust,
  isFlat,
  isTerminal,
  isZero,
  zeroQuantity,
  type Instrument,
  type Order,
  type Position,
} from '@bot/core';
import { alertKey } from '../state/alerts';
import type { Ledger } from '../state/ledger';
import { PROTECTION } from '../state/strategyIds';

/** No limit of refusals is larger. */
const REJECTIONS_KEPT = 100;

/** What a change of an order means for what follows from orders. */
export function followOrder(ledger: Ledger, before: Order | undefined, after: Order): void {
  notePartialFill(ledger, after);
  if (after.status === 'Rejected' && before?.status !== 'Rejected') noteRejection(ledger, after);
  if (after.strategyId === PROTECTION) noteProtection(ledger, before, after);
}

function notePartialFill({ partlyFilled }: Ledger, { clientOrderId, status, updatedAt }: Order): void {
  if (status === 'PartiallyFilled') {
    if (!partlyFilled.has(clientOrderId)) partlyFilled.set(clientOrderId, updatedAt);
  } else if (status !== 'PendingReplace') partlyFilled.delete(clientOrderId);
}

function noteRejection({ rejections }: Ledger, { instrumentId, updatedAt }: Order): void {
  rejections.set(instrumentId, [...(rejections.get(instrumentId) ?? []), updatedAt].slice(-REJECTIONS_KEPT));
}

/** One that the venue keeps protects; one that ended by itself, with nothing filled, was not taken, unless it never left. */
function noteProtection(ledger: Ledger, before: Order | undefined, after: Order): void {
  const { clientOrderId, instrumentId, status, filledQuantity } = after;
  if (status === 'Accepted') {
    ledger.unprotected.delete(instrumentId);
    ledger.alerts.delete(alertKey('Unprotected', instrumentId));
  }
  const wasAsked = before?.status === 'PendingCancel' || ledger.cancelWishes.has(clientOrderId);
  const wasTaken = status === 'Filled' || !isZero(filledQuantity);
  const endsByItself = isTerminal(status) && !wasTaken && !wasAsked && !wasGivenUp(ledger, before, after);
  if (!endsByItself || before === undefined || isTerminal(before.status)) return;
  ledger.unprotected.set(instrumentId, ledger.positions.get(instrumentId)?.netQuantity ?? zeroQuantity);
}

/**
 * The venue has not judged it: our time for it was over while it waited to be sent, or after attempts in vain, or it never got
 * there. One attempt that failed for good was as good as refused: at once the next one would be, too.
 */
function wasGivenUp({ sends }: Ledger, before: Order | undefined, { clientOrderId, status, attempts }: Order): boolean {
  const waited = typeof sends.get(clientOrderId)?.dueAt === 'number';
  return status === 'Failed' && (waited || attempts > 1 || before?.status === 'Unknown');
}

/** What is large enough to be closed is no dust. */
export function followPosition({ alerts }: Ledger, position: Position, instrument: Instrument): void {
  if (isFlat(position) || !isDust(position, instrument)) alerts.delete(alertKey('DustPosition', position.instrumentId));
}
