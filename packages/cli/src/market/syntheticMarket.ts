import { ConfigError, type InstrumentId } from '@bot/core';
import { depthOf, instrumentFor, randomWalkMarket, type MarketPreset } from '@bot/broker-mock';
import type { TradedMarket } from './tradedMarket';

/** A Monday. Virtual days begin here, so that the same seed gives the same run on every day. */
const STARTS_AT = Date.UTC(2026, 0, 5);

/** A day of about 3 % with the spread of a busy pair: enough to trade on, and nothing that a real market would not do. */
const livelyDay: MarketPreset = { dailyVolatility: 0.03, spreadBps: 1, depth: depthOf('200000') };

/** @throws ConfigError InvalidConfig with every name that is no instrument */
export function syntheticMarket(instrumentIds: readonly InstrumentId[]): TradedMarket {
  const instruments = instrumentIds.map(instrumentFor).filter((instrument) => instrument !== null);
  const unknown = instrumentIds.filter((instrumentId) => instrumentFor(instrumentId) === null);
  if (unknown.length > 0) throw unknownInstruments(unknown);
  return {
    kind: 'synthetic',
    instruments,
    source: randomWalkMarket({ preset: livelyDay }),
    startAt: STARTS_AT,
    endsAt: null,
  };
}

const unknownInstruments = (unknown: readonly InstrumentId[]): ConfigError =>
  new ConfigError(
    'InvalidConfig',
    {
      happened: `The simulated exchange does not trade ${unknown.join(', ')}.`,
      botDid: 'The bot did not start.',
      toDo: 'Name instruments such as BTC-USD or BTC-PERP with --symbols.',
    },
    unknown.map((instrumentId) => ({ path: 'instrumentIds', problem: `there is no instrument ${instrumentId}` })),
  );
