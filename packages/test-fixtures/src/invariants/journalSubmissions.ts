import {
  absolute,
  add,
  atLeast,
  isNegative,
  isTerminal,
  isZero,
  largerOf,
  opposite,
  signed,
  subtract,
  sum,
  zeroQuantity,
  type BotEventPayloads,
  type ClientOrderId,
  type InstrumentId,
  type OrderRequest,
  type Quantity,
  type RecordedBotEvent,
} from '@bot/core';
import { at, payloadsOf } from './stepFacts';

/** An order as far as the log has told of it. */
export interface JournalledOrder extends OrderRequest {
  readonly isLive: boolean;
  readonly leaves: Quantity;
  readonly cancelAsked: boolean;
  readonly filled: Quantity;
  /** New terms that the venue has not confirmed. */
  readonly asked: BotEventPayloads['AmendRequested'] | null;
}

/** One order that leaves for the first time, and what the log had said before. */
export interface Submission {
  readonly submitted: BotEventPayloads['OrderSubmitted'];
  /** Where it stands in the log. */
  readonly index: number;
  /** Signed; of the same instrument. */
  readonly position: Quantity;
  /** Live orders of the same instrument. */
  readonly live: readonly JournalledOrder[];
}

/** A fill of an order, and the position before it. */
export interface JournalledFill {
  readonly order: OrderRequest;
  readonly position: Quantity;
  readonly after: Quantity;
}

/** Goes through the log by its own sums of positions and live orders. */
export function walkJournal(
  journal: readonly RecordedBotEvent[],
  visit: { readonly submission?: (submission: Submission) => void; readonly fill?: (fill: JournalledFill) => void },
): void {
  const positions = new Map<InstrumentId, Quantity>();
  const orders = new Map<ClientOrderId, JournalledOrder>();
  const submitted = new Map<ClientOrderId, BotEventPayloads['OrderSubmitted']>();
  const settle = (id: ClientOrderId, change: (order: JournalledOrder) => Partial<JournalledOrder>): void => {
    const order = orders.get(id);
    if (order !== undefined) orders.set(id, { ...order, ...change(order) });
  };

  /** An order that has to wait is judged again when it leaves; what is sent again is the same order. */
  const tellsOfAttempts = payloadsOf(journal, 'SubmitAttempted').length > 0;

  function visitSubmission(payload: BotEventPayloads['OrderSubmitted'], index: number): void {
    const { clientOrderId, instrumentId } = payload.request;
    const live = [...orders.values()].filter(
      (order) => order.isLive && order.instrumentId === instrumentId && order.clientOrderId !== clientOrderId,
    );
    visit.submission?.({ submitted: payload, index, position: at(positions, instrumentId, zeroQuantity), live });
  }
  const move = (instrumentId: InstrumentId, change: Quantity): void =>
    void positions.set(instrumentId, add(at(positions, instrumentId, zeroQuantity), change));

  for (const [index, { type, payload }] of journal.entries()) {
    switch (type) {
      case 'ExternalFillBooked': {
        const { fill, ignoredQuantity } = payload;
        move(fill.instrumentId, signed(fill.side, subtract(fill.quantity, ignoredQuantity)));
        break;
      }
      case 'TradeBusted': {
        const { fill, ignoredQuantity } = payload;
        move(fill.instrumentId, signed(opposite(fill.side), subtract(fill.quantity, ignoredQuantity)));
        break;
      }
      case 'PositionAdjusted':
        move(payload.instrumentId, payload.netQuantity);
        break;
      case 'AmendRequested':
        // The worse of both terms counts until the venue has told.
        settle(payload.clientOrderId, (order) => ({
          asked: payload,
          leaves: largerOf(order.leaves, subtract(payload.quantity, order.filled)),
        }));
        break;
      case 'OrderAmended':
        settle(payload.clientOrderId, ({ asked, filled, ...order }) => {
          const { limitPrice, quantity } = asked ?? order;
          return { limitPrice, quantity, leaves: subtract(quantity, filled), asked: null };
        });
        break;
      case 'AmendRefused':
        settle(payload.clientOrderId, ({ quantity, filled }) => ({ leaves: subtract(quantity, filled), asked: null }));
        break;
      case 'HoldingAdopted':
        move(payload.instrumentId, payload.netQuantity);
        break;
      case 'OrderSubmitted': {
        const { request } = payload;
        if (!tellsOfAttempts) visitSubmission(payload, index);
        submitted.set(request.clientOrderId, payload);
        const fresh = { isLive: true, leaves: request.quantity, cancelAsked: false, filled: zeroQuantity, asked: null };
        orders.set(request.clientOrderId, { ...request, ...fresh });
        break;
      }
      case 'SubmitAttempted': {
        const first = payload.attempt === 1 ? submitted.get(payload.clientOrderId) : undefined;
        if (first !== undefined) visitSubmission(first, index);
        break;
      }
      case 'OrderProgressed': {
        const order = orders.get(payload.clientOrderId);
        if (order === undefined) break;
        const position = at(positions, order.instrumentId, zeroQuantity);
        const after = add(position, signed(order.side, payload.filledNow.quantity));
        positions.set(order.instrumentId, after);
        if (!isZero(payload.filledNow.quantity)) visit.fill?.({ order, position, after });
        const filled = payload.cumulativeQuantity;
        const most = order.asked === null ? order.quantity : largerOf(order.quantity, order.asked.quantity);
        settle(order.clientOrderId, () => ({
          isLive: !isTerminal(payload.status),
          leaves: subtract(most, filled),
          filled,
        }));
        break;
      }
      case 'CancelRequested':
        settle(payload.clientOrderId, () => ({ cancelAsked: true }));
        break;
      case 'OrderRejected':
      case 'OrderFailed':
        settle(payload.clientOrderId, () => ({ isLive: false }));
        break;
      default:
    }
  }
}

/** Opposite to the position, and no larger than what no other live order closes already. */
export function isReducing({ submitted: { request }, position, live }: Submission): boolean {
  if (isZero(position) || isNegative(position) !== (request.side === 'Buy')) return false;
  const closing = live.filter(({ side }) => side === request.side).map(({ leaves }) => leaves);
  return atLeast(subtract(absolute(position), sum(closing, zeroQuantity)), request.quantity);
}
