import {
  absolute,
  add,
  atLeast,
  isNegative,
  isTerminal,
  isZero,
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
import { at } from './stepFacts';

/** An order as far as the log has told of it. */
export interface JournalledOrder extends OrderRequest {
  readonly isLive: boolean;
  readonly leaves: Quantity;
  readonly cancelAsked: boolean;
}

/** One order that the log submits, and what the log had said before. */
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
  const settle = (id: ClientOrderId, change: (order: JournalledOrder) => Partial<JournalledOrder>): void => {
    const order = orders.get(id);
    if (order !== undefined) orders.set(id, { ...order, ...change(order) });
  };

  for (const [index, { type, payload }] of journal.entries()) {
    switch (type) {
      case 'HoldingAdopted':
        positions.set(
          payload.instrumentId,
          add(at(positions, payload.instrumentId, zeroQuantity), payload.netQuantity),
        );
        break;
      case 'OrderSubmitted': {
        const { request } = payload;
        const live = [...orders.values()].filter(
          (order) => order.isLive && order.instrumentId === request.instrumentId,
        );
        const position = at(positions, request.instrumentId, zeroQuantity);
        visit.submission?.({ submitted: payload, index, position, live });
        orders.set(request.clientOrderId, { ...request, isLive: true, leaves: request.quantity, cancelAsked: false });
        break;
      }
      case 'OrderProgressed': {
        const order = orders.get(payload.clientOrderId);
        if (order === undefined) break;
        const position = at(positions, order.instrumentId, zeroQuantity);
        const after = add(position, signed(order.side, payload.filledNow.quantity));
        positions.set(order.instrumentId, after);
        if (!isZero(payload.filledNow.quantity)) visit.fill?.({ order, position, after });
        const leaves = subtract(order.quantity, payload.cumulativeQuantity);
        settle(order.clientOrderId, () => ({ isLive: !isTerminal(payload.status), leaves }));
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
