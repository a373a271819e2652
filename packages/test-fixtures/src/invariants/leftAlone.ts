import {
  add,
  isNegative,
  negate,
  opposite,
  zeroQuantity,
  type InstrumentId,
  type Quantity,
  type RecordedBotEvent,
} from '@bot/core';
import { at } from './stepFacts';

/** By its own log: what the bot leaves alone, signed. Trades of others grow it and take from it. */
export function leftAlone(journal: readonly RecordedBotEvent[]): ReadonlyMap<InstrumentId, Quantity> {
  const ignored = new Map<InstrumentId, Quantity>();
  for (const { type, payload } of journal) {
    if (type === 'HoldingIgnored') ignored.set(payload.instrumentId, payload.netQuantity);
    if (type !== 'ExternalFillBooked' && type !== 'TradeBusted') continue;
    const { fill, ignoredQuantity } = payload;
    const side = type === 'TradeBusted' ? opposite(fill.side) : fill.side;
    const change = side === 'Buy' ? ignoredQuantity : negate(ignoredQuantity);
    if (isNegative(change) || ignored.has(fill.instrumentId)) {
      ignored.set(fill.instrumentId, add(at(ignored, fill.instrumentId, zeroQuantity), change));
    }
  }
  return ignored;
}
