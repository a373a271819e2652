import { isTerminal, type ClientOrderId, type EpochMs } from '@bot/core';
import type { InputOf } from '../input';
import type { EngineState } from '../state/engineState';
import { isDue } from '../state/isDue';
import { backoffMs, MAX_READ_DELAY_MS } from './backoff';

/** A cancel that the venue refused, or that never left, may be asked for again after 1, 2, 4 … seconds. */
export function noteRefusedCancel({ view }: EngineState, clientOrderId: ClientOrderId, at: EpochMs): void {
  const tries = (view.refusedCancels.get(clientOrderId)?.tries ?? 0) + 1;
  view.refusedCancels.set(clientOrderId, { tries, nextAt: at + backoffMs(tries, MAX_READ_DELAY_MS) });
}

/** One is on its way again. */
export function noteCancelSent({ view }: EngineState, clientOrderId: ClientOrderId): void {
  const refused = view.refusedCancels.get(clientOrderId);
  if (refused !== undefined) view.refusedCancels.set(clientOrderId, { ...refused, nextAt: null });
}

/** Nobody asked although it was time, or the order has ended: then there is nothing to wait for. */
export function forgetRefusedCancels({ view, ledger }: EngineState, at: EpochMs): void {
  for (const [clientOrderId, { nextAt }] of view.refusedCancels) {
    const order = ledger.orders.get(clientOrderId);
    const ended = order === undefined || isTerminal(order.status);
    if (ended || isDue(nextAt, at)) view.refusedCancels.delete(clientOrderId);
  }
}

/** What failed on its way to the venue makes the streak longer, an answer ends it. What we held back ourselves is no failure. */
export function noteFailedCall({ view }: EngineState, { at, failure }: InputOf<'SubmitFailed' | 'CancelFailed'>): void {
  if (failure.code === 'SendGateClosed' || failure.code === 'RateLimited') return;
  view.errors = { streak: view.errors.streak + 1, lastAt: at };
}

export function noteAnsweredCall({ view }: EngineState): void {
  view.errors = { ...view.errors, streak: 0 };
}
