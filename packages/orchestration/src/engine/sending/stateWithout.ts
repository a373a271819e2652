import { isTerminal, type Order } from '@bot/core';
import { moveRunningSums } from '../evolve/runningSums';
import type { StateInSight } from '../state/engineState';
import { submissionsWithout } from '../state/orderRate';

/** The state as if some live orders were not there: an order that is judged again must not count against itself. */
export function stateWithout(state: StateInSight, orders: readonly Readonly<Order>[]): StateInSight {
  const live = orders.filter(({ status }) => !isTerminal(status));
  if (live.length === 0) return state;
  const { ledger } = state;
  const sums = {
    instruments: ledger.instruments,
    liveQuantities: new Map(ledger.liveQuantities),
    holds: new Map(ledger.holds),
  };
  const kept = new Map(ledger.orders);
  const liveOrderIds = new Set(ledger.liveOrderIds);
  for (const order of live) {
    moveRunningSums(sums, order, { ...order, status: 'Failed' });
    kept.delete(order.clientOrderId);
    liveOrderIds.delete(order.clientOrderId);
  }
  const { liveQuantities, holds } = sums;
  const submissions = submissionsWithout(ledger.submissions, live);
  return { ...state, ledger: { ...ledger, orders: kept, liveOrderIds, liveQuantities, holds, submissions } };
}
