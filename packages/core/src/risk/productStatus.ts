import { unreachable } from '../errors/assertion';
import type { TradingStatus } from '../instrument/tradingStatus';
import type { Quote } from '../market/quote';
import { atLeast } from '../money/arithmetic';
import type { OrderTerms } from '../order/order';

/** Whether a venue takes such an order in an instrument of such a status. Where it refuses, exits are impossible too. */
export function statusTakes(status: TradingStatus, terms: OrderTerms, quote: Quote | undefined): boolean {
  switch (status) {
    case 'Online':
      return true;
    case 'Disabled':
    case 'CancelOnly':
      return false;
    case 'LimitOnly':
      return terms.type !== 'Market';
    case 'PostOnly':
      return terms.postOnly;
    case 'Auction':
      return terms.type === 'Limit' && mayWait(terms) && !meetsQuote(terms, quote);
    default:
      return unreachable(status);
  }
}

/** Whether it stays in the book when nobody trades with it at once. */
export const mayWait = ({ type, timeInForce }: Pick<OrderTerms, 'type' | 'timeInForce'>): boolean =>
  type !== 'Market' && (timeInForce === 'GTC' || timeInForce === 'GTD');

/** Whether it could trade at once with what is offered. Where no quote is known the venue has the last word. */
export function meetsQuote({ side, limitPrice }: OrderTerms, quote: Quote | undefined): boolean {
  if (limitPrice === null) return true;
  if (quote === undefined) return false;
  return side === 'Buy' ? atLeast(limitPrice, quote.ask) : atLeast(quote.bid, limitPrice);
}
