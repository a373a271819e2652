import { isAmount, type OrderRequest } from '@bot/core';

const words = {
  side: ['Buy', 'Sell'],
  type: ['Market', 'Limit', 'StopLimit', 'Bracket'],
  timeInForce: ['GTC', 'GTD', 'IOC', 'FOK'],
} as const;

/** Only the venue uses it: for orders that close what an account cannot keep. */
const RESERVED = 'liquidation-';

/**
 * What is wrong with a request that the compiler has not seen, in words for its author; null when it can be read. An order that can
 * be read and not be taken is the exchange's to refuse.
 */
export function requestProblem(request: OrderRequest): string | null {
  for (const [name, known] of Object.entries(words)) {
    const said: unknown = request[name as keyof typeof words];
    if (!(known as readonly unknown[]).includes(said))
      return `${name} is one of ${known.join(', ')}, not ${String(said)}`;
  }
  const { clientOrderId, quantity, limitPrice } = request;
  if (typeof clientOrderId !== 'string' || clientOrderId === '') return 'clientOrderId is a text that is not empty';
  if (clientOrderId.startsWith(RESERVED)) return `a clientOrderId that begins with ${RESERVED} is the venue's own`;
  if (!isAmount(quantity)) return `quantity is made by quantityOf('0.01')`;
  if (limitPrice !== null && !isAmount(limitPrice)) return `limitPrice is null or made by priceOf('50000')`;
  return null;
}
