import { assert, type EpochMs, type InstrumentId, type JsonObject } from '@bot/core';
import { createRandomStreams } from '../chance/randomStreams';
import { momentsOf } from '../events/conditions';
import { requireSameMarket, type Market, type MarketSetting, type MarketSource } from '../marketSource';
import { isRegular, stepAfter, type Schedule } from '../schedule';
import { presetIn, type GeneratedMarketOptions } from './generatedOptions';
import { createPrices } from './prices';
import { statusChanges } from './statusChanges';
import { createPit, joinPits } from './pit';

const DEFAULT_STEP_MS = 1_000;

interface Position {
  readonly startAt: EpochMs;
  readonly lastAt: EpochMs | null;
  readonly streams: JsonObject;
  readonly prices: JsonObject;
  readonly pits: { readonly [instrumentId: InstrumentId]: JsonObject };
}

/**
 * A market out of parts: prices that wander, trend, jump or go back to a level, people who quote and take, and events at known
 * moments. Perpetuals follow their underlying.
 *
 * ```ts
 * generatedMarket({
 *   preset: 'volatile',
 *   price: [trend('2 %/d'), jumps({ perDay: 4, size: '3 %' })],
 *   events: [flashCrash({ at: '10m', depth: '90 %', for: '2s' }), halt({ at: '1h', for: '5m' })],
 * });
 * ```
 *
 * The same random gives the same market for ever, on every machine. Parts do not disturb one another: with an event more or
 * without the crowd, prices wander as before. Bias: each part says its own; together, nobody here reacts to what you do.
 */
export function generatedMarket(options: GeneratedMarketOptions = {}): MarketSource {
  const { stepMs = DEFAULT_STEP_MS, events = [] } = options;
  assert(Number.isSafeInteger(stepMs) && stepMs > 0, `a step takes a whole number of ms, not ${stepMs}`);
  const moments = momentsOf(events);
  return {
    open: (setting) => openGenerated(setting, options, { startAt: setting.startAt, stepMs, moments }),
  };
}

function openGenerated(
  { instruments, random }: MarketSetting,
  options: GeneratedMarketOptions,
  opened: Schedule,
): Market {
  const { events = [], crowd } = options;
  // Makers have a state of their own, which a market without them cannot go on from.
  const kind = crowd === false ? 'generated without a crowd' : 'generated';
  const streams = createRandomStreams(random);
  const prices = createPrices(instruments, options, streams, opened.stepMs);
  const pits = instruments.map((instrument) => createPit(instrument, options, streams, opened.stepMs));
  let schedule = opened;
  let lastAt: EpochMs | null = null;

  return {
    nextAt: () => stepAfter(schedule, lastAt),
    step() {
      const at = stepAfter(schedule, lastAt);
      const sinceMs = at - schedule.startAt;
      const isWandering = lastAt !== null && isRegular(schedule, at);
      const beforeMs = lastAt === null ? -1 : lastAt - schedule.startAt;
      if (isWandering) prices.step();
      prices.gap(beforeMs, sinceMs);
      lastAt = at;
      const steps = pits.map((pit) => pit.step({ prices, sinceMs, isTaking: isWandering }));
      return { at, ...joinPits(steps), ...statusChanges(instruments, events, beforeMs, sinceMs) };
    },
    presetFor: (instrumentId) => presetIn(options, instrumentId),
    position() {
      const position: Position = {
        startAt: schedule.startAt,
        lastAt,
        streams: streams.state(),
        prices: prices.state(),
        pits: Object.fromEntries(pits.map((pit) => [pit.instrumentId, pit.state()])),
      };
      return { kind, ...position };
    },
    restore(position) {
      requireSameMarket(position, kind);
      const kept = position as unknown as Position;
      schedule = { ...opened, startAt: kept.startAt };
      lastAt = kept.lastAt;
      streams.restore(kept.streams);
      prices.restore(kept.prices);
      for (const pit of pits) {
        const state = kept.pits[pit.instrumentId];
        if (state !== undefined) pit.restore(state);
      }
    },
  };
}
