import type { Order } from '@bot/core';
import type { CorrelatedEvent } from '../decision';
import type { StateInSight } from '../state/engineState';
import { alertOnce } from './alert';

/**
 * The venue had not enough to carry out an order, or what was left of it. The bot checks that itself before it sends, so somebody
 * else has moved the money: the operator is told, once for each instrument until the books agree again.
 */
export const lackOfFunds = (
  state: StateInSight,
  { clientOrderId, instrumentId }: Readonly<Order>,
  reason: string | null,
  said = '',
): readonly CorrelatedEvent[] =>
  reason !== 'InsufficientFunds'
    ? []
    : alertOnce(
        state,
        {
          severity: 'Warning',
          code: 'InsufficientFunds',
          subject: instrumentId,
          message: `The venue has not enough funds for order ${clientOrderId}${said === '' ? '' : `: ${said}`}. What was filled is kept, the rest is not ordered again; add funds, or lower the limits.`,
        },
        clientOrderId,
      );
