import type { OrderIntent } from '@bot/core';
import { decision, type Decision } from '../decision';
import type { InputOf } from '../input';
import type { StateInSight } from '../state/engineState';
import { OPERATOR } from '../state/strategyIds';
import { placeOrder } from './placeOrder';
import { quantityForSpend } from './quantityForSpend';
import { circumstancesOf } from './riskContext';

/** A wish goes the same way as a strategy's order. */
export function decideOrderWished(state: StateInSight, { wishId, terms }: InputOf<'OrderWished'>): Decision {
  const intent: OrderIntent = {
    ...quantityForSpend(state, terms),
    strategyId: OPERATOR,
    reason: 'Asked',
    explicit: true,
  };
  const placed = placeOrder(state, intent, circumstancesOf(state));
  return decision(placed.events, { type: 'AnswerWish', wishId, decision: placed.verdict }, ...placed.commands);
}
