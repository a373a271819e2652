import type { Instrument } from '../instrument/instrument';
import { add } from '../money/arithmetic';
import type { Money, Price } from '../money/amount';
import { marketValue, unrealizedPnl, type Position } from '../position/position';

export interface ValuedPosition {
  readonly position: Position;
  readonly instrument: Pick<Instrument, 'kind' | 'contractSize'>;
  readonly mark: Price;
}

/**
 * Cash plus what the positions add to it: spot was paid in full and counts with its value, a perpetual only with its
 * unrealised result. Worked example: 9,000 cash and 0.02 BTC spot at 50,000 → 10,000.
 */
export function equityOf(cash: Money, positions: Iterable<ValuedPosition>): Money {
  let equity = cash;
  for (const { position, instrument, mark } of positions) {
    const worth = instrument.kind === 'Spot' ? marketValue : unrealizedPnl;
    equity = add(equity, worth(position, mark, instrument.contractSize));
  }
  return equity;
}
