import type { ClientOrderId } from '@bot/core';
import type { EngineCommand } from '../decision';
import { bucketAfter, tokensAt } from '../sending/limiter';
import type { EngineState } from '../state/engineState';

/** The venue has agreed to a cancel; whether it was in time is told later. */
export function observeAnswered({ view }: EngineState, clientOrderId: ClientOrderId): void {
  const asked = view.asked.get(clientOrderId);
  if (asked !== undefined) view.asked.set(clientOrderId, { ...asked, answered: true });
}

/** Nothing came of a cancel: one that is asked for from now on, in this turn even, is another. */
export const noteFailedCancel = ({ view }: EngineState, clientOrderId: ClientOrderId): void =>
  void view.asked.delete(clientOrderId);

/** A request leaves: it is under way, and takes its place among those of this second. */
export function noteSend({ view, ledger, config }: EngineState, command: EngineCommand): void {
  if (command.type !== 'SubmitOrder' && command.type !== 'CancelOrder' && command.type !== 'AmendOrder') return;
  view.bucket = { tokens: Math.max(0, tokensAt(view.bucket, view.now, config.orders) - 1), at: view.now };
  if (command.type === 'SubmitOrder') return;
  const { clientOrderId } = command;
  const attempt = ledger.sends.get(clientOrderId)?.attempt ?? 1;
  const action = command.type === 'CancelOrder' ? 'Cancel' : 'Amend';
  view.asked.set(clientOrderId, { what: `${action}:${attempt}`, answered: false });
}

/** The process before this one has used some of what may leave. */
export function restoreBucket({ view, ledger, config }: EngineState): void {
  view.bucket = bucketAfter(ledger.requests, view.now, config.orders);
}

/** What nothing is asked about any more. */
export function forgetAsked({ view, ledger }: EngineState): void {
  for (const clientOrderId of view.asked.keys()) {
    if (!ledger.sends.has(clientOrderId)) view.asked.delete(clientOrderId);
  }
}
