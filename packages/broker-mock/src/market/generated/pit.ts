import type { Instrument, InstrumentId, JsonObject } from '@bot/core';
import type { Taking } from '../../exchange/venueCommand';
import type { Print, QuotedBook } from '../../exchange/venueEvent';
import { bestLots } from '../../models/depthModel';
import type { RandomStreams } from '../chance/randomStreams';
import { conditionsAt, type Conditions } from '../events/conditions';
import type { MarketEvent } from '../events/marketEvent';
import type { MarketStep } from '../marketSource';
import type { Crowd } from './crowd';
import { crowdIn, presetIn, startIn, type GeneratedMarketOptions } from './generatedOptions';
import { livingCrowd } from './livingCrowd';
import type { PriceIndex, Prices } from './prices';
import { quietCrowd } from './quietCrowd';

/** Where one instrument is traded: its price, its crowd and what happens to it. */
export interface Pit {
  readonly instrumentId: InstrumentId;
  step(moment: PitMoment): PitStep;
  state(): JsonObject;
  restore(state: JsonObject): void;
}

export interface PitMoment {
  readonly prices: Prices;
  /** After the start of the market, in ms. */
  readonly sinceMs: number;
  /** In steps between the regular ones nobody takes. */
  readonly isTaking: boolean;
}

/** What happened in one instrument in one step. null: nobody changed a quote. */
export interface PitStep {
  readonly book: QuotedBook | null;
  readonly takings: readonly Taking[];
}

export function createPit(
  instrument: Instrument,
  options: GeneratedMarketOptions,
  streams: RandomStreams,
  stepMs: number,
): Pit {
  const { events = [] } = options;
  const { instrumentId } = instrument;
  const crowd = crowdOf(instrument, options, streams, stepMs);
  return {
    instrumentId,
    step({ prices, sinceMs, isTaking }) {
      const conditions = conditionsAt(events, instrumentId, sinceMs);
      const { halt, priceFactor, depthShare } = conditions;
      if (halt?.quotes === 'Stay') return { book: null, takings: [] };
      const { ticks, index } = prices.of(instrumentId);
      const book = {
        ...quotesUnder(conditions, crowd, wholeTicks(ticks * priceFactor)),
        ...(index !== null && { indexTicks: indexUnder(events, index, sinceMs) }),
      };
      return { book, takings: isTaking && halt === null ? crowd.take(depthShare) : [] };
    },
    state: crowd.state,
    restore: crowd.restore,
  };
}

const indexUnder = (events: readonly MarketEvent[], { ticks, instrumentId }: PriceIndex, sinceMs: number): number =>
  wholeTicks(ticks * conditionsAt(events, instrumentId, sinceMs).priceFactor);

const wholeTicks = (ticks: number): number => Math.max(1, Math.round(ticks));

function quotesUnder({ halt, isPanic, depthShare }: Conditions, crowd: Crowd, ticks: number): QuotedBook {
  const book = crowd.quote(ticks, depthShare);
  if (halt?.quotes === 'Gone') return { ...book, bids: [], asks: [] };
  const [best] = book.bids;
  return isPanic && halt === null && best !== undefined ? { ...book, prints: [panicSale(best[0], best[1])] } : book;
}

const panicSale = (ticks: number, lots = 0): Print => ({ ticks, lots, makerSide: 'Buy' });

function crowdOf(
  instrument: Instrument,
  options: GeneratedMarketOptions,
  streams: RandomStreams,
  stepMs: number,
): Crowd {
  const { instrumentId } = instrument;
  const { spreadBps, depth } = presetIn(options, instrumentId);
  const lots = bestLots(instrument, depth, startIn(options, instrument));
  const quiet = { instrumentId, spreadBps, depth, lots };
  const lively = crowdIn(options, instrumentId);
  if (lively === null) return quietCrowd(quiet);
  const makerChance = () => streams.of(`makers/${instrumentId}`);
  const takerChance = () => streams.of(`takers/${instrumentId}`);
  return livingCrowd({ ...quiet, ...lively, stepMs, makerChance, takerChance });
}

/** All pits in one step. */
export function joinPits(steps: readonly PitStep[]): Pick<MarketStep, 'books' | 'takings'> {
  const books = steps.map(({ book }) => book).filter((book) => book !== null);
  const takings = steps.flatMap((step) => step.takings);
  return { books, ...(takings.length > 0 && { takings }) };
}
