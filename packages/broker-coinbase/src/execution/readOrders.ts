import { listOrders, orderSchema, type OrdersQuery, type WireOrder } from '../endpoints/listOrders';
import { MalformedAnswer } from '../mapping/malformedAnswer';
import { reading } from '../transport/failures';
import type { RestClient } from '../transport/restClient';

/** All orders that a list has, each checked. @throws BrokerError */
export async function readOrders(
  rest: RestClient,
  operation: string,
  query: OrdersQuery,
): Promise<readonly WireOrder[]> {
  const orders: WireOrder[] = [];
  for await (const page of listOrders(rest, operation, query)) {
    orders.push(...page.map((each) => checkedOrder(operation, each)));
  }
  return orders;
}

/** @throws BrokerError UndecodableAnswer */
export function checkedOrder(operation: string, order: unknown): WireOrder {
  const result = orderSchema.safeParse(order);
  return reading(operation, () => {
    if (result.success) return result.data;
    const [first] = result.error.issues;
    throw new MalformedAnswer(`an order is not of the form that was expected (${String(first?.path)})`);
  });
}
