import type { Instrument, TradingStatus } from '@bot/core';
import { conditionsAt } from '../events/conditions';
import type { MarketEvent } from '../events/marketEvent';
import type { MarketStep, StatusChange } from '../marketSource';

/** What halts that began or ended since the moment before make of the instruments. */
export function statusChanges(
  instruments: readonly Instrument[],
  events: readonly MarketEvent[],
  beforeMs: number,
  sinceMs: number,
): Pick<MarketStep, 'statuses'> {
  const statuses = instruments.flatMap((instrument): StatusChange[] => {
    const status = statusAt(instrument, events, sinceMs);
    const hasChanged = status !== statusAt(instrument, events, beforeMs);
    return hasChanged ? [{ instrumentId: instrument.instrumentId, status }] : [];
  });
  return statuses.length > 0 ? { statuses } : {};
}

function statusAt(
  { instrumentId, tradingStatus = 'Online' }: Instrument,
  events: readonly MarketEvent[],
  at: number,
): TradingStatus {
  return conditionsAt(events, instrumentId, at).halt?.status ?? tradingStatus;
}
