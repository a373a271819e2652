import { decimalText } from '../../mapping/decimals';
import { fieldsOf, quantityTextOf, textOf, type Fields } from './fields';

/** An order as the user channel tells it: cumulative, without its single trades. */
export interface UserOrder {
  readonly venueOrderId: string;
  readonly clientOrderId: string;
  readonly instrumentId: string;
  readonly status: string;
  readonly cumulativeQuantity: string;
  /** What may still fill; the venue says zero once the order has ended. null where it is not said. */
  readonly leavesQuantity: string | null;
  /** null where it is not said. */
  readonly filledValue: string | null;
  readonly totalFees: string | null;
  readonly timeInForce: string;
  /** In the words of the venue; empty where it has none. */
  readonly rejectReason: string;
  readonly cancelReason: string;
}

/** An order of which too much is missing: it must be looked up. */
export interface UnreadableOrder {
  /** null when not even that can be read. */
  readonly venueOrderId: string | null;
  readonly problem: string;
}

/** One order that cannot be read is no reason to refuse those beside it. */
export function readUserOrder(value: unknown): UserOrder | UnreadableOrder {
  try {
    return readOrder(fieldsOf(value, 'orders[]'));
  } catch (error) {
    const venueOrderId = (value as Fields | null)?.['order_id'];
    return { venueOrderId: typeof venueOrderId === 'string' ? venueOrderId : null, problem: String(error) };
  }
}

function readOrder(order: Fields): UserOrder {
  const venueOrderId = textOf(order['order_id'], 'order_id');
  return {
    venueOrderId,
    // Orders of other programs may have none: they go by that of the venue, here as in its lists.
    clientOrderId: words(order['client_order_id']) || venueOrderId,
    instrumentId: textOf(order['product_id'], 'product_id'),
    status: textOf(order['status'], 'status'),
    cumulativeQuantity: quantityOrZeroText(order, 'cumulative_quantity'),
    leavesQuantity: decimalText(order['leaves_quantity'], 'leaves_quantity'),
    filledValue: decimalText(order['filled_value'], 'filled_value'),
    totalFees: decimalText(order['total_fees'], 'total_fees'),
    // Written in different ways at different times.
    timeInForce: words(order['time_in_force']).toUpperCase().replaceAll(' ', '_'),
    // Both spellings were seen.
    rejectReason: words(order['reject_reason'] ?? order['reject_Reason']),
    cancelReason: words(order['cancel_reason']),
  };
}

const quantityOrZeroText = (order: Fields, name: string): string =>
  order[name] === '' || order[name] === undefined ? '0' : quantityTextOf(order[name], name);

const words = (value: unknown): string => (typeof value === 'string' ? value : '');
