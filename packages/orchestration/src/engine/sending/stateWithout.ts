import { isTerminal, type ClientOrderId, type InstrumentId, type Order } from '@bot/core';
import { moveRunningSums } from '../evolve/runningSums';
import type { StateInSight } from '../state/engineState';
import type { LiveQuantities } from '../state/ledger';
import { submissionsWithout } from '../state/orderRate';
import { OverlaidMap } from '../state/overlaidMap';

/** The state as if some live orders were not there: an order that is judged again must not count against itself. */
export function stateWithout(state: StateInSight, orders: readonly Readonly<Order>[]): StateInSight {
  const live = orders.filter(({ status }) => !isTerminal(status));
  if (live.length === 0) return state;
  const { ledger } = state;
  const [leftOver, leftIn] = [new Map<InstrumentId, LiveQuantities>(), new Map<InstrumentId, Set<ClientOrderId>>()];
  const liveQuantities = new OverlaidMap(ledger.liveQuantities, leftOver);
  const liveIn = new OverlaidMap(ledger.liveIn, leftIn);
  const holds = new Map(ledger.holds);
  const sums = {
    instruments: ledger.instruments,
    liveQuantities: {
      get: (id: InstrumentId) => liveQuantities.get(id),
      set: (id: InstrumentId, left: LiveQuantities) => leftOver.set(id, left),
    },
    holds,
  };
  const liveOrderIds = new Set(ledger.liveOrderIds);
  for (const order of live) {
    const { clientOrderId, instrumentId } = order;
    moveRunningSums(sums, order, { ...order, status: 'Failed' });
    liveOrderIds.delete(clientOrderId);
    const here = new Set(liveIn.get(instrumentId));
    here.delete(clientOrderId);
    leftIn.set(instrumentId, here);
  }
  const submissions = submissionsWithout(ledger.submissions, live);
  return { ...state, ledger: { ...ledger, liveOrderIds, liveIn, liveQuantities, holds, submissions } };
}
