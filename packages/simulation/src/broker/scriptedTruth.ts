import { markOf } from '@bot/core';
import type { VenueTruth } from '../harness/venueUnderControl';
import { listed, openOrders } from './brokerPort';
import type { ScriptedVenue } from './scriptedVenue';

/** Without `totals`: the other side of a trade is not modelled, so money comes from and goes to nowhere. */
export type ScriptedTruth = Omit<VenueTruth, 'totals'>;

/** What is really so, without a request. */
export const createScriptedTruth = ({ account, desk, fundings, line, market }: ScriptedVenue): ScriptedTruth => ({
  balances: () => account.balances(),
  positions: () => account.positions(),
  orders: () => desk.orders().map(listed),
  openOrders: () => openOrders(desk.orders()),
  fills: () => desk.fills(),
  fundings: () => [...fundings],
  insured: () => new Map(),
  quote: (instrumentId) => market.quote(instrumentId),
  mark: (instrumentId) => markOf(market.quote(instrumentId)),
  tradingStatus: (instrumentId) => market.status(instrumentId),
  requests: () => line.requests,
});
