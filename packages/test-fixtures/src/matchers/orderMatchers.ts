import { isPositive, type DenialReason, type OrderStatus, type RejectReason } from '@bot/core';
import { isSimulationError } from '@bot/simulation';
import { outcomeText, wishText, type OrderHandle, type OrderOutcome } from '../world/orderHandle';
import { verdict, type Verdict } from './verdict';

/** Where the order stands when it has the status or has ended, or when waiting for that was given up. */
async function reached(
  order: OrderHandle,
  status: OrderStatus,
): Promise<{ readonly outcome: OrderOutcome; readonly found: string }> {
  try {
    const outcome = await order.reaches(status);
    return { outcome, found: outcomeText(outcome) };
  } catch (error) {
    if (!isSimulationError(error, 'LimitPassed')) throw error;
    return { outcome: order, found: `${outcomeText(order)}, and the limit passed: ${error.text.happened}` };
  }
}

/** Lets time pass until the order has the status, or has ended, and says which. */
async function toHaveStatus(
  order: OrderHandle,
  status: OrderStatus,
  more: string = '',
  holds: (outcome: OrderOutcome) => boolean = () => true,
): Promise<Verdict> {
  const { outcome, found } = await reached(order, status);
  const pass = outcome.status === status && holds(outcome);
  return verdict(pass, wishText(order.wish), `to be ${status}${more}`, found, order);
}

/** Checks of an order that the test asked the bot for. */
export const orderMatchers = {
  toBeFilled: (order: OrderHandle) => toHaveStatus(order, 'Filled'),
  /** Live or ended, with some of it filled and some not. */
  async toBePartiallyFilled(order: OrderHandle): Promise<Verdict> {
    const { outcome, found } = await reached(order, 'PartiallyFilled');
    const some = outcome.order !== undefined && isPositive(outcome.order.filledQuantity);
    const pass = some && outcome.status !== 'Filled';
    return verdict(pass, wishText(order.wish), 'to be filled in part', found, order);
  },
  toBeDenied: (order: OrderHandle, code?: DenialReason) =>
    toHaveStatus(order, 'Denied', withCode(code), ({ denial }) => code === undefined || denial?.reason === code),
  toBeRejected: (order: OrderHandle, code?: RejectReason) =>
    toHaveStatus(
      order,
      'Rejected',
      withCode(code),
      (outcome) => code === undefined || outcome.order?.rejectReason === code,
    ),
  toBeCanceled: (order: OrderHandle) => toHaveStatus(order, 'Canceled'),
  toBeUnknown: (order: OrderHandle) => toHaveStatus(order, 'Unknown'),
  toBeFailed: (order: OrderHandle) => toHaveStatus(order, 'Failed'),
};

const withCode = (code: string | undefined): string => (code === undefined ? '' : ` for ${code}`);
