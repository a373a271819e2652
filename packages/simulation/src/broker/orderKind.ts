import type { Instrument, OrderTerms, RejectReason } from '@bot/core';

/** Which terms an order of each type has, and which it may not have. */
export function refusalOfKind(terms: OrderTerms, { kind }: Instrument): RejectReason | null {
  const { type, side, limitPrice, stopPrice, stopDirection, quoteSize, leverage, postOnly, timeInForce } = terms;
  const isMarket = type === 'Market';
  const hasStop = type === 'StopLimit' || type === 'Bracket';
  const waits = timeInForce === 'GTC' || timeInForce === 'GTD';
  const isWrong =
    isMarket !== (limitPrice === null) ||
    hasStop !== (stopPrice !== undefined) ||
    (stopDirection !== undefined && type !== 'StopLimit') ||
    (hasStop && !waits) ||
    (isMarket && timeInForce === 'GTD') ||
    (postOnly && (type !== 'Limit' || !waits)) ||
    (quoteSize !== undefined && !(isMarket && side === 'Buy' && kind === 'Spot')) ||
    (type === 'Bracket' && kind === 'Spot' && side === 'Buy') ||
    (leverage !== undefined && kind === 'Spot');
  return isWrong ? 'UnsupportedOrder' : null;
}
