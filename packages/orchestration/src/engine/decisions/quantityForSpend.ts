import { add, isPositive, isZero, one, quantityFor, quantizeQuantity, scale, type OrderTerms } from '@bot/core';
import type { StateInSight } from '../state/engineState';

/**
 * A market buy that says what it spends becomes one for the quantity that this buys at the mark, the fee paid, in whole lots: so
 * it is counted like any other order, and spends no more. Everything else stays as it is, and risk says what is wrong with it.
 * Worked example: 101 USD at a mark of 100 and a fee of 1 % buy 1.
 */
export function quantityForSpend({ ledger, view }: StateInSight, terms: OrderTerms): OrderTerms {
  const { quoteSize, ...rest } = terms;
  const instrument = ledger.instruments.get(terms.instrumentId);
  const mark = view.marks.get(terms.instrumentId)?.latest()?.price;
  const isMarketBuy = terms.type === 'Market' && terms.side === 'Buy' && isZero(terms.quantity);
  if (quoteSize === undefined || !isMarketBuy || instrument?.kind !== 'Spot') return terms;
  if (mark === undefined || !isPositive(mark) || view.fees === null) return terms;
  const perUnit = scale(mark, add(one, view.fees.taker));
  return { ...rest, quantity: quantizeQuantity(instrument, quantityFor(quoteSize, perUnit, instrument.contractSize)) };
}
