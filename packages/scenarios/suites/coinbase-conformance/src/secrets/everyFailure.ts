import type { WireFaults } from '@bot/coinbase-simulator';
import { priceOf, quantityOf, type Broker } from '@bot/core';
import { limitOrder, type RequestPoint, type VenueFaults } from '@bot/simulation';

/** One call of the port, by its name. */
export type Calls = { readonly [point in RequestPoint]: (broker: Broker) => Promise<unknown> };

/** Every request that the port knows. */
export const everyCall: Calls = {
  submitOrder: (broker) => broker.submitOrder(limitOrder('planted', '40000')),
  cancelOrders: (broker) => broker.cancelOrders(['V1']),
  amendOrder: (broker) =>
    broker.amendOrder({ venueOrderId: 'V1', quantity: quantityOf('0.02'), limitPrice: priceOf('41000') }),
  closePosition: (broker) => broker.closePosition({ clientOrderId: 'planted-2', instrumentId: 'BTC-USD' }),
  balances: (broker) => broker.balances(),
  positions: (broker) => broker.positions(),
  openOrders: (broker) => broker.openOrders(),
  order: (broker) => broker.order('V1'),
  findOrderByClientId: (broker) => broker.findOrderByClientId('planted-3'),
  fillsSince: (broker) => broker.fillsSince(0),
  fundingSince: (broker) => broker.fundingSince(0),
  marginSummary: (broker) => broker.marginSummary(),
  permissions: (broker) => broker.permissions(),
  fees: (broker) => broker.fees(),
  instruments: (broker) => broker.instruments(),
  quote: (broker) => broker.quote('BTC-USD'),
  candles: (broker) => broker.candles({ instrumentId: 'BTC-USD', durationMs: 60_000, count: 2 }),
  venueTime: (broker) => broker.venueTime(),
};

/** What can be wrong with every request at once, until it is healed. */
export const everyFailure: readonly ((venue: VenueFaults, wire: WireFaults) => void)[] = [
  (venue) => venue.outage({ kind: '5xx', for: '1h' }),
  (venue) => venue.outage({ kind: '429', for: '1h' }),
  (venue) => venue.outage({ kind: 'unreachable', for: '1h' }),
  (venue) => venue.losePermission('view'),
  (venue) => venue.losePermission('trade'),
  (venue) => venue.clockSkew('20m'),
  (_, wire) => wire.on('* /*').always().reset(),
  (_, wire) => wire.on('* /*').always().halfOpen(),
  (_, wire) => wire.on('* /*').always().html({ status: 502 }),
  (_, wire) => wire.on('* /*').always().status(418),
  (_, wire) => wire.on('* /*').always().emptyBody(),
  (_, wire) => wire.on('* /*').always().garble(),
  (_, wire) => wire.on('* /*').always().truncateBody({ afterBytes: 1 }),
  (_, wire) => wire.on('* /*').always().contentType('text/plain'),
  (_, wire) => wire.on('sockets').always().refuse(),
  (_, wire) => wire.on('frames').always().garble(),
  // Last: nothing is signed after it.
  (venue) => venue.loseCredentials(),
];
