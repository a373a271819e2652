import type { InstrumentId } from '@bot/core';

const USDC = '-USDC';
/** They have books of their own. */
const notAliased: ReadonlySet<InstrumentId> = new Set(['USDT-USDC', 'EURC-USDC']);

/**
 * Under which id market data of a product comes: BTC-USDC shares the book of BTC-USD and is told as that. Only the user channel
 * keeps the id that an order was placed under.
 */
export const dataIdOf = (productId: InstrumentId): InstrumentId =>
  productId.endsWith(USDC) && !notAliased.has(productId) ? `${productId.slice(0, -USDC.length)}-USD` : productId;

/** Which of the products that were asked for come under each id. Of two that share a book the venue is asked for one. */
export function byDataId(productIds: readonly InstrumentId[]): ReadonlyMap<InstrumentId, readonly InstrumentId[]> {
  const groups = new Map<InstrumentId, InstrumentId[]>();
  for (const id of new Set(productIds)) {
    const group = groups.get(dataIdOf(id));
    if (group === undefined) groups.set(dataIdOf(id), [id]);
    else group.push(id);
  }
  return groups;
}
