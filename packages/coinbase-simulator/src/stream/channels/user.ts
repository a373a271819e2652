import type { InstrumentId } from '@bot/core';
import { accountOf, orderNoOf, venueOrderFrom, type OrderAtVenue } from '@bot/broker-mock';
import type { FrameWriter } from '../frames/frameWriter';
import type { StreamHost, StreamUser } from '../streamHost';
import type { OpenChannel } from './openChannel';
import { userOrderFrom } from './userOrder';
import { userPositionsOf } from './userPositions';

export interface UserChannelParts {
  readonly host: StreamHost;
  readonly user: StreamUser;
  readonly frames: FrameWriter;
  /** null: all. */
  readonly instrumentIds: ReadonlySet<InstrumentId> | null;
}

/** Orders of one frame of a snapshot. */
const SNAPSHOT_BATCH = 50;

/** Open orders and positions first, then each order as far as it got; fills are not told. */
export function openUser({ host, user, frames, instrumentIds }: UserChannelParts): OpenChannel {
  const { account } = user;
  const isWanted = (instrumentId: InstrumentId): boolean => instrumentIds?.has(instrumentId) ?? true;
  const send = (type: 'snapshot' | 'update', orders: readonly object[]): void =>
    frames.send('user', [{ type, orders, positions: userPositionsOf(host, user) }]);

  const open = openOrders(account.state, account.accountId)
    .filter(({ entry }) => isWanted(entry.instrumentId))
    .map((order) => userOrderFrom(host, user, order, venueOrderFrom(order).progress));
  send('snapshot', open.slice(0, SNAPSHOT_BATCH));
  for (let sent = SNAPSHOT_BATCH; sent < open.length; sent += SNAPSHOT_BATCH) {
    send('snapshot', open.slice(sent, sent + SNAPSHOT_BATCH));
  }

  const close = account.subscribeReports((report) => {
    if (report.type !== 'Progress' || !isWanted(report.progress.instrumentId)) return;
    const order = account.state.orders.get(Number(orderNoOf(report.progress.venueOrderId)));
    // The venue has forgotten it: REST does not know it either.
    if (order === undefined) return;
    send('update', [userOrderFrom(host, user, order, report.progress)]);
  });
  return { close };
}

/** Oldest first. */
function openOrders(state: StreamUser['account']['state'], accountId: string): OrderAtVenue[] {
  const orders: OrderAtVenue[] = [];
  for (let next = accountOf(state, accountId).openOrders.first; next !== null; next = next.openAfter) orders.push(next);
  return orders;
}
