import { isFlat, isTooSmall, isZero, toText, zeroQuantity } from '@bot/core';
import { alertOnce } from '../decisions/alert';
import type { CorrelatedEvent } from '../decision';
import type { EngineInput } from '../input';
import type { StateInSight } from '../state/engineState';
import { latestMark } from '../state/valuation';

/** What is left is less than the venue takes in one order. It is said once, and nobody tries to close it. */
export function reportDust(state: StateInSight, input: EngineInput): readonly CorrelatedEvent[] {
  if (input.type !== 'OrderReported' && input.type !== 'OrderQueried') return [];
  const { ledger } = state;
  const instrumentId = input.type === 'OrderReported' ? input.progress.instrumentId : input.found?.terms.instrumentId;
  const position = ledger.positions.get(instrumentId ?? '');
  const instrument = ledger.instruments.get(instrumentId ?? '');
  if (
    position === undefined ||
    instrument === undefined ||
    isFlat(position) ||
    !isTooSmall(position, instrument, latestMark(state, instrument.instrumentId)?.price)
  )
    return [];
  // While orders are live it may still grow.
  const { buy, sell } = ledger.liveQuantities.get(instrument.instrumentId) ?? { buy: zeroQuantity, sell: zeroQuantity };
  if (!isZero(buy) || !isZero(sell)) return [];
  return alertOnce(state, {
    severity: 'Warning',
    code: 'DustPosition',
    subject: instrument.instrumentId,
    message: `${toText(position.netQuantity)} ${instrument.instrumentId} is left, less than the venue takes in one order (${toText(instrument.minQuantity)}, worth ${toText(instrument.minNotional)} ${instrument.quoteCurrency}). It cannot be closed by itself and is left alone; buy more of it to sell it, or keep it.`,
  });
}
