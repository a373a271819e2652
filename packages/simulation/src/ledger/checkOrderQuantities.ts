import {
  exceeds,
  isNegative,
  isZero,
  toText,
  equals,
  zeroMoney,
  zeroNotional,
  zeroQuantity,
  type ClientOrderId,
  type Money,
  type Notional,
  type Quantity,
  type VenueOrder,
} from '@bot/core';
import { mustEqual, type Violation } from './violation';

/** What the fills of one order add up to. */
export interface FillSums {
  readonly quantity: Quantity;
  readonly value: Notional;
  readonly commission: Money;
}

export const noFills: FillSums = { quantity: zeroQuantity, value: zeroNotional, commission: zeroMoney };

/** INV-04: 0 ≤ filled ≤ quantity, filled = Σ of its fills, likewise value and fees, and the status says the same. */
export function checkOrderQuantities(
  orders: readonly VenueOrder[],
  fillsByOrder: ReadonlyMap<ClientOrderId, FillSums>,
): readonly Violation[] {
  const known = new Set(orders.map(({ progress }) => progress.clientOrderId));
  const strays = [...fillsByOrder.keys()].filter((clientOrderId) => !known.has(clientOrderId));
  return [
    ...orders.flatMap((order) => checkOrder(order, fillsByOrder.get(order.progress.clientOrderId) ?? noFills)),
    ...strays.map((id): Violation => ({ invariant: 'INV-04', problem: `fills belong to ${id}, which is no order` })),
  ];
}

function checkOrder({ terms, progress }: VenueOrder, fills: FillSums): readonly Violation[] {
  const { clientOrderId, cumulativeQuantity, filledValue, commission } = progress;
  const statusProblem = problemOfStatus({ terms, progress });
  return [
    ...mustEqual('INV-04', `${clientOrderId} filled against its fills`, fills.quantity, cumulativeQuantity),
    ...mustEqual('INV-04', `${clientOrderId} value against its fills`, fills.value, filledValue),
    ...mustEqual('INV-04', `${clientOrderId} commission against its fills`, fills.commission, commission),
    ...(statusProblem === null ? [] : [{ invariant: 'INV-04' as const, problem: `${clientOrderId} ${statusProblem}` }]),
  ];
}

function problemOfStatus({ terms, progress }: VenueOrder): string | null {
  const filled = progress.cumulativeQuantity;
  const numbers = `${toText(filled)} of ${toText(terms.quantity)}`;
  if (isNegative(filled) || exceeds(filled, terms.quantity)) return `has filled ${numbers}`;
  const isWhole = equals(filled, terms.quantity);
  switch (progress.status) {
    case 'Filled':
      return isWhole ? null : `is Filled with ${numbers}`;
    case 'PartiallyFilled':
      return isWhole || isZero(filled) ? `is PartiallyFilled with ${numbers}` : null;
    case 'Accepted':
      return isZero(filled) ? null : `is Accepted with ${numbers}`;
    case 'Rejected':
    case 'Canceled':
    case 'Expired':
      return isWhole ? `is ${progress.status} with ${numbers}` : null;
  }
}
