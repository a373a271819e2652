import { compare, isMultipleOf, type Instrument, type OrderTerms, type Price, type RejectReason } from '@bot/core';
import { wireRefusal, type WireRefusal } from './refusals';

/** What the venue said about an order with these terms, and where its product stood. */
export interface VenueRefusal {
  readonly reason: RejectReason;
  readonly message: string;
  readonly terms: OrderTerms;
  /** undefined: there is no such product. */
  readonly instrument: Instrument | undefined;
  readonly lastPrice: Price | null;
}

/** The reason on the wire, which tells more of size, price and stop than the venue's own. */
export function refusalOf(refused: VenueRefusal): WireRefusal {
  const { reason, message, terms, instrument } = refused;
  const plain = wireRefusal(reason, message);
  const isSpend = terms.quoteSize !== undefined;
  switch (reason) {
    case 'InvalidPrecision':
      if (isSpend) return { ...plain, preview: 'PREVIEW_INVALID_QUOTE_SIZE_PRECISION' };
      return instrument !== undefined && isMultipleOf(terms.quantity, instrument.lotSize)
        ? imprecisePrice(plain)
        : plain;
    case 'BelowMinimumSize':
      return isSpend ? { ...plain, preview: 'PREVIEW_INVALID_QUOTE_SIZE_TOO_SMALL' } : plain;
    case 'AboveMaximumSize':
      return isSpend ? { ...plain, preview: 'PREVIEW_INVALID_QUOTE_SIZE_TOO_LARGE' } : plain;
    case 'InvalidStopPrice':
      return wrongStop(plain, refused);
    default:
      return plain;
  }
}

const imprecisePrice = (plain: WireRefusal): WireRefusal => ({
  ...plain,
  error: 'INVALID_PRICE_PRECISION',
  preview: 'PREVIEW_INVALID_PRICE_PRECISION',
});

/** A stop that the last trade has reached, or a limit that could not be reached from it. */
function wrongStop(plain: WireRefusal, { terms, lastPrice }: VenueRefusal): WireRefusal {
  const { type, side, stopPrice, stopDirection, limitPrice } = terms;
  if (type === 'Bracket') {
    return { ...plain, error: 'INVALID_BRACKET_PRICES', preview: 'PREVIEW_INVALID_BRACKET_PRICES' };
  }
  const isUp = stopDirection === undefined ? side === 'Buy' : stopDirection === 'Up';
  const past = stopPrice === undefined || lastPrice === null ? null : compare(lastPrice, stopPrice);
  if (past !== null && (isUp ? past >= 0 : past <= 0)) {
    const preview = isUp ? 'PREVIEW_STOP_PRICE_BELOW_LAST_TRADE_PRICE' : 'PREVIEW_STOP_PRICE_ABOVE_LAST_TRADE_PRICE';
    return { ...plain, preview };
  }
  const isAbove = stopPrice !== undefined && limitPrice !== null && compare(stopPrice, limitPrice) > 0;
  const preview = isAbove ? 'PREVIEW_STOP_PRICE_ABOVE_LIMIT_PRICE' : 'PREVIEW_STOP_PRICE_BELOW_LIMIT_PRICE';
  return { ...plain, preview };
}
