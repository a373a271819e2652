import type { Instrument, InstrumentId } from '../instrument/instrument';
import { quantizeQuantity } from '../instrument/quantize';
import type { Mark } from '../market/quote';
import { compare, negate, quantityFor } from '../money/arithmetic';
import { zeroQuantity, type Quantity } from '../money/amount';
import { isFlat, isLong, type Position } from '../position/position';
import type { Signal } from './strategy';

/** Where we want to be in one instrument, and who said so. */
export interface TargetPosition {
  readonly instrumentId: InstrumentId;
  /** Signed, whole lots. */
  readonly netQuantity: Quantity;
  readonly winner: Signal;
  /** Signals that were overruled. */
  readonly losers: readonly Signal[];
}

/**
 * The signal with the highest confidence wins; the others are kept as losers. Two that are equally sure and want different
 * things cancel each other: no target.
 * Worked example: A says Buy with 0.8, B says Sell with 0.6 → Buy, B is the loser.
 */
export function aggregateSignals(
  signals: readonly Signal[],
  position: Position,
  mark: Mark,
  instrument: Instrument,
): TargetPosition | null {
  const [winner, ...losers] = [...signals].sort((a, b) => compare(b.confidence, a.confidence));
  if (winner === undefined) return null;
  const tied = losers.some(
    (other) => compare(other.confidence, winner.confidence) === 0 && other.action !== winner.action,
  );
  if (tied) return null;
  const netQuantity = wantedQuantity(winner, position, mark, instrument);
  return { instrumentId: instrument.instrumentId, netQuantity, winner, losers };
}

/** A position that already points the right way is kept as it is: signals do not add to it. */
function wantedQuantity(signal: Signal, position: Position, mark: Mark, instrument: Instrument): Quantity {
  if (signal.action === 'Close' || signal.targetNotional === null) return zeroQuantity;
  const alreadyThere = !isFlat(position) && isLong(position) === (signal.action === 'Buy');
  if (alreadyThere) return position.netQuantity;
  const size = quantizeQuantity(instrument, quantityFor(signal.targetNotional, mark.price, instrument.contractSize));
  return signal.action === 'Buy' ? size : negate(size);
}
