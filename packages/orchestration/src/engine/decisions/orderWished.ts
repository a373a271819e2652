import { zeroMoney, type OrderIntent } from '@bot/core';
import { decision, type Decision } from '../decision';
import type { InputOf } from '../input';
import type { StateInSight } from '../state/engineState';
import { equityNow } from '../state/valuation';
import { placeOrder } from './placeOrder';

/** The strategy id of what people and other programs ask for. */
export const OPERATOR = 'Operator';

/** A wish goes the same way as a strategy's order. What cannot be valued counts as no equity: only exits pass then. */
export function decideOrderWished(state: StateInSight, { wishId, terms }: InputOf<'OrderWished'>): Decision {
  const intent: OrderIntent = { ...terms, strategyId: OPERATOR, reason: 'Asked', explicit: true };
  const equity = equityNow(state) ?? zeroMoney;
  const equityAtDayOpen = state.ledger.day?.equity ?? equity;
  const placed = placeOrder(state, intent, { mode: state.ledger.mode, equity, equityAtDayOpen });
  return decision(placed.events, { type: 'AnswerWish', wishId, decision: placed.verdict }, ...placed.commands);
}
