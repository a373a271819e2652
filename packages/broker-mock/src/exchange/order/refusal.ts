import type { RejectReason } from '@bot/core';

/** Why an order is refused, and with which words. */
export interface Refusal {
  readonly reason: RejectReason;
  readonly message: string;
}

export const refusal = (reason: RejectReason, message: string): Refusal => ({ reason, message });
