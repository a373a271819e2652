import type { Broker, Candle } from '@bot/core';
import type { InputOf } from '../engine/input';
import type { EngineState } from '../engine/state/engineState';
import { watchedInstruments } from '../engine/state/watched';

/** Venues have no shorter candles. A bot that looks more often warms up on what it sees itself. */
const SHORTEST_CANDLE_MS = 60_000;

/**
 * What our key may do, products, fees, and the candles that the strategies warm up on. The key first, and alone: when the venue does
 * not accept it, nothing else needs to be asked.
 */
export async function loadVenue(
  broker: Broker,
  state: EngineState,
): Promise<Omit<InputOf<'VenueLoaded'>, 'type' | 'at'>> {
  const permissions = await broker.permissions();
  const [instruments, fees] = await Promise.all([broker.instruments(), broker.fees()]);
  const { config, strategies } = state;
  const listed = watchedInstruments(state).filter((id) => instruments.some(({ instrumentId }) => instrumentId === id));
  const count = Math.max(0, ...strategies.map(({ warmUpSamples }) => warmUpSamples));
  if (count === 0 || config.cycleIntervalMs < SHORTEST_CANDLE_MS) {
    return { instruments, fees, permissions, warmUp: [] };
  }
  const candles = await Promise.all(
    listed.map((instrumentId) => broker.candles({ instrumentId, durationMs: config.cycleIntervalMs, count })),
  );
  return { instruments, fees, permissions, warmUp: candles.flat().sort(byEnd) };
}

const byEnd = (a: Candle, b: Candle): number => a.openedAt + a.durationMs - (b.openedAt + b.durationMs);
