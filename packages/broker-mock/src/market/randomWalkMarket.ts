import {
  priceOf,
  roundDown,
  toSteps,
  type Instrument,
  type InstrumentId,
  type JsonObject,
  type Price,
} from '@bot/core';
import { restoreRandom, stateOf, type RandomState } from '@bot/simulation';
import type { Random } from '@bot/core';
import type { QuotedBook } from '../exchange/venueEvent';
import { bestLots, bookAround, pricesAround } from '../models/depthModel';
import { bellShaped } from './chance/bellShaped';
import { startPriceOf } from './instruments';
import { presetOf, type MarketPreset, type PresetChoice } from './marketPresets';
import { requireSameMarket, type Market, type MarketSource } from './marketSource';

export interface RandomWalkOptions {
  /** How all instruments behave. Default: normal. */
  readonly preset?: PresetChoice;
  /** How single instruments behave. */
  readonly presets?: { readonly [instrumentId: InstrumentId]: PresetChoice };
  /** First price by instrument, decimal text. Default: 50,000 for BTC, 3,000 for ETH, else 100. */
  readonly startPrices?: { readonly [instrumentId: InstrumentId]: string };
  /** Default: 5,000 ms. */
  readonly stepMs?: number;
}

const KIND = 'random walk';
const DAY_MS = 24 * 60 * 60 * 1000;
const DEFAULT_STEP_MS = 5_000;
const TWO_32 = 2 ** 32;

/**
 * Prices that wander: each step changes the middle by a bell-shaped share of itself whose standard deviation over a day is the
 * preset's volatility (that of a step is the day's × √(step ÷ day)). The same random gives the same prices for ever.
 * Bias: a calm and a wild hour are the same here, nobody takes, and all quotes are new at every step, so that places in the queue
 * mean little; `generatedMarket` has more to offer.
 */
export function randomWalkMarket(options: RandomWalkOptions = {}): MarketSource {
  const stepMs = options.stepMs ?? DEFAULT_STEP_MS;
  return {
    open({ instruments, random, startAt }): Market {
      const walks = instruments.map((instrument) =>
        createWalk(instrument, random.fork(`walk/${instrument.instrumentId}`), options, stepMs),
      );
      let nextAt = startAt;
      let isFirst = true;
      return {
        nextAt: () => nextAt,
        step() {
          const at = nextAt;
          const books = walks.map((walk) => walk.next(isFirst));
          nextAt += stepMs;
          isFirst = false;
          return { at, books };
        },
        presetFor: (instrumentId) => presetIn(options, instrumentId),
        position: () => ({
          kind: KIND,
          nextAt,
          isFirst,
          walks: Object.fromEntries(walks.map((walk) => [walk.instrumentId, walk.state()])),
        }),
        restore(position) {
          requireSameMarket(position, KIND);
          const kept = position as unknown as {
            nextAt: number;
            isFirst: boolean;
            walks: Record<InstrumentId, WalkState>;
          };
          ({ nextAt, isFirst } = kept);
          for (const walk of walks) {
            const state = kept.walks[walk.instrumentId];
            if (state !== undefined) walk.restore(state);
          }
        },
      };
    },
  };
}

interface WalkState {
  readonly midTicks: number;
  readonly generator: RandomState;
}

function createWalk(instrument: Instrument, random: Random, options: RandomWalkOptions, stepMs: number) {
  const { instrumentId, tickSize } = instrument;
  const preset = presetIn(options, instrumentId);
  const start = startOf(instrument, options);
  const stepVolatility = preset.dailyVolatility * Math.sqrt(stepMs / DAY_MS);
  const averageLots = bestLots(instrument, preset.depth, start);
  let generator = random;
  // A fraction of a tick is kept between steps; what is quoted is always whole.
  let midTicks = toSteps(roundDown(start, tickSize), tickSize);

  return {
    instrumentId,
    next(isFirst: boolean): QuotedBook {
      if (!isFirst) midTicks = Math.max(2, midTicks * (1 + stepVolatility * bellShaped(generator)));
      return quoted(instrumentId, midTicks, preset, averageLots, generator);
    },
    state: (): JsonObject => ({ midTicks, generator: stateOf(generator) as unknown as JsonObject }),
    restore(state: WalkState) {
      midTicks = state.midTicks;
      generator = restoreRandom(state.generator);
    },
  };
}

const presetIn = ({ presets, preset }: RandomWalkOptions, instrumentId: InstrumentId): MarketPreset =>
  presetOf(presets?.[instrumentId] ?? preset ?? 'normal');

function startOf(instrument: Instrument, { startPrices }: RandomWalkOptions): Price {
  const asked = startPrices?.[instrument.instrumentId];
  return asked === undefined ? startPriceOf(instrument) : priceOf(asked);
}

/** Sizes lie between a half and one and a half of the average. */
function quoted(id: InstrumentId, midTicks: number, preset: MarketPreset, lots: number, random: Random): QuotedBook {
  const size = (): number => Math.max(1, Math.floor(lots * (0.5 + random.nextUint32() / TWO_32)));
  const top = { ...pricesAround(midTicks, preset.spreadBps), bidLots: size(), askLots: size() };
  return bookAround(id, top, preset.depth);
}
