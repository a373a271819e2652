import { isTerminal, type BotEventPayloads, type EpochMs, type Order } from '@bot/core';
import type { Ledger } from '../state/ledger';
import { countIn } from './submissions';

/** It waits to be sent; the same turn may send it. */
export function queueSend(
  { sends, requests }: Ledger,
  { clientOrderId }: Pick<Order, 'clientOrderId'>,
  action: 'Submit' | 'Amend' | 'Cancel',
  at: EpochMs,
): void {
  sends.set(clientOrderId, { clientOrderId, action, attempt: 1, dueAt: at });
  // Of a submit its attempts say when it leaves; of the rest nothing does.
  if (action !== 'Submit') countIn(requests, at);
}

export function noteAttempt(ledger: Ledger, attempted: BotEventPayloads['SubmitAttempted'], at: EpochMs): void {
  const { clientOrderId, attempt } = attempted;
  countIn(ledger.requests, at);
  ledger.sends.set(clientOrderId, { clientOrderId, action: 'Submit', attempt, dueAt: null });
  const mayExist = ledger.attempts.get(clientOrderId)?.mayExist ?? false;
  ledger.attempts.set(clientOrderId, { lastAt: at, mayExist });
}

/** From now on the venue may have it, whatever becomes of further attempts. */
export function noteUncertainty({ attempts }: Ledger, { clientOrderId }: { readonly clientOrderId: string }): void {
  const attempt = attempts.get(clientOrderId);
  if (attempt !== undefined) attempts.set(clientOrderId, { ...attempt, mayExist: true });
}

export function scheduleRetry({ sends, requests }: Ledger, scheduled: BotEventPayloads['RetryScheduled']): void {
  const { clientOrderId, action, attempt, dueAt } = scheduled;
  if (action !== 'Submit') countIn(requests, dueAt);
  sends.set(clientOrderId, { clientOrderId, action, attempt, dueAt });
}

/** What an order that changed makes needless: a submit of what the venue has, anything about what has ended. */
export function dropNeedlessSends({ sends, attempts }: Ledger, order: Readonly<Order>): void {
  const { clientOrderId, status } = order;
  const action = sends.get(clientOrderId)?.action;
  if (isTerminal(status)) sends.delete(clientOrderId);
  else if (action === 'Submit' && order.venueOrderId !== null) sends.delete(clientOrderId);
  else if (action === 'Amend' && status !== 'PendingReplace') sends.delete(clientOrderId);
  else if (action === 'Cancel' && status !== 'PendingCancel') sends.delete(clientOrderId);
  if (isTerminal(status) || order.venueOrderId !== null) attempts.delete(clientOrderId);
}
