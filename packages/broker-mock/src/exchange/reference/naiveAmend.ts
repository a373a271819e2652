import type { VenueCommandOf } from '../venueCommand';
import { arrive } from './naiveArrival';
import { leaveBook } from './naiveEnds';
import { naiveFunds } from './naiveFunds';
import { isLive, leavesOf, naiveMarket, note } from './naiveLookups';
import { amendedTerms, crosses } from './naiveTerms';
import type { NaiveOrder, NaiveVenue } from './naiveVenue';

/** VR-118 to VR-120. What is refused changes nothing. */
export function amendNaive(venue: NaiveVenue, command: VenueCommandOf<'AmendOrder'>): void {
  const { accountId, orderNo, limitTicks, lots, at } = command;
  const order = venue.orders.find((candidate) => candidate.orderNo === orderNo && candidate.accountId === accountId);
  if (order === undefined || !canBeAmended(order)) return;
  const market = naiveMarket(venue, order.entry.instrumentId);
  const keepsPlace = limitTicks === order.limit && lots <= order.total;
  const changed: NaiveOrder = { ...order, limit: limitTicks, total: lots };
  if (lots <= order.filled || amendedTerms(venue, market, changed) !== null) return;
  if (!keepsPlace && order.entry.postOnly && crosses(venue, changed)) return;
  if (naiveFunds(venue, market, changed, at) !== null) return;
  order.limit = limitTicks;
  order.total = lots;
  note(venue, at, `V${orderNo} amended: ${lots} at ${limitTicks}, ${keepsPlace ? 'keeps' : 'leaves'} its place`);
  if (keepsPlace) {
    for (const item of venue.waiting) if (item.order === order) item.lots = leavesOf(order);
    return;
  }
  leaveBook(venue, order);
  arrive(venue, order, at);
}

const canBeAmended = (order: NaiveOrder): boolean =>
  isLive(order) && order.cancelAt === null && order.entry.type === 'Limit' && order.entry.timeInForce === 'GTC';
