import {
  isPositive,
  notionalOf,
  quantityFor,
  type ClientOrderId,
  type FillDetail,
  type Instrument,
  type Quantity,
} from '@bot/core';
import type { WireFill } from '../endpoints/listFills';
import { moneyOrZero, priceFrom, quantityFrom, requiredDecimal } from './decimals';
import { MalformedAnswer } from './malformedAnswer';
import { sideFrom } from './orderTerms';
import { timeFrom, timeOrNull } from './times';
import type { UnknownValues } from './unknownValues';

/**
 * One fill; null for a kind that says nothing of what was traded (a correction of the venue's books), which is told once.
 * A reversal names the trade that it takes back, and goes by its own entry. @throws MalformedAnswer
 */
export function fillFrom(
  fill: WireFill,
  clientOrderId: ClientOrderId,
  instrument: Instrument,
  unknowns: UnknownValues,
): FillDetail | null {
  const isReversal = fill.trade_type === 'REVERSAL';
  if (!isReversal && !isTrade(fill, unknowns)) return null;
  const price = priceFrom(fill.price, 'price');
  const quantity = quantityOf(fill, instrument);
  if (!isPositive(price) || !isPositive(quantity)) {
    throw new MalformedAnswer(`the figures of the fill ${fill.trade_id} make no sense`);
  }
  return {
    tradeId: isReversal ? reversalIdOf(fill) : fill.trade_id,
    clientOrderId,
    venueOrderId: fill.order_id,
    instrumentId: instrument.instrumentId,
    side: sideFrom(fill.side),
    price,
    quantity,
    liquidity: fill.liquidity_indicator === 'MAKER' ? 'Maker' : 'Taker',
    commission: moneyOrZero(fill.commission, 'commission'),
    commissionCurrency: instrument.quoteCurrency,
    at: isReversal ? takenBackAt(fill) : timeFrom(fill.trade_time, 'trade_time'),
    ...(isReversal ? { tradeType: 'Reversal', reverses: fill.trade_id } : {}),
  };
}

function isTrade({ trade_type: type, liquidity_indicator: liquidity }: WireFill, unknowns: UnknownValues): boolean {
  if (liquidity !== 'MAKER' && liquidity !== 'TAKER') unknowns.note('liquidity of a fill', liquidity);
  if (type === 'FILL' || type === null || type === undefined || type === '') return true;
  unknowns.note('type of a fill', type);
  return type !== 'CORRECTION';
}

const reversalIdOf = ({ entry_id, trade_id }: WireFill): string =>
  entry_id === undefined || entry_id === null || entry_id === '' || entry_id === trade_id
    ? `${trade_id}-reversal`
    : entry_id;

/** The time of a reversal may be that of its trade, which was long ago. */
const takenBackAt = ({ trade_time, sequence_timestamp }: WireFill): number =>
  Math.max(timeFrom(trade_time, 'trade_time'), timeOrNull(sequence_timestamp, 'sequence_timestamp') ?? 0);

/** Of an order that states what it spends the size is in quote currency. Worked example: 500 at 50,000 are 0.01. */
function quantityOf(fill: WireFill, { contractSize }: Instrument): Quantity {
  if (fill.size_in_quote !== true) return quantityFrom(fill.size, 'size');
  const price = priceFrom(fill.price, 'price');
  if (!isPositive(price)) throw new MalformedAnswer(`the price of the fill ${fill.trade_id} is not above zero`);
  return quantityFor(notionalOf(requiredDecimal(fill.size, 'size')), price, contractSize);
}
