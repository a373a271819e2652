import { assert, fromSteps, toText, type EpochMs, type Instrument, type InstrumentId } from '@bot/core';
import type { QuotedBook } from '../exchange/venueEvent';
import { bestLots, bookAround, pricesAround } from '../models/depthModel';
import { underlyingOf } from './generated/underlying';
import { startPriceOf } from './instruments';
import { presetOf, type PresetChoice } from './marketPresets';
import { requireSameMarket, type Market, type MarketSetting, type MarketSource } from './marketSource';
import { parsePricePath, ticksAt, ticksOf, type PathPoint } from './pricePath';
import { stepAfter } from './schedule';

export interface PathMarketOptions {
  /** Spread and depth come from it. Default: normal. */
  readonly preset?: PresetChoice;
  /** Default: 1,000 ms. There is also a step at the end of every leg. */
  readonly stepMs?: number;
}

const KIND = 'path';

/**
 * Prices that go where they are told: `pathMarket({ 'BTC-USD': '50000 → 39000 over 10m' })`. Who has no path stands still at the
 * usual first price; a perpetual without one takes that of its underlying. Nobody takes.
 * Bias: straight lines have no noise, so that whatever follows a trend looks better here than it is.
 * @throws AssertionFailed when a text is no path, or for an instrument that the venue does not trade
 */
export function pathMarket(
  paths: { readonly [instrumentId: InstrumentId]: string },
  { preset = 'normal', stepMs = 1_000 }: PathMarketOptions = {},
): MarketSource {
  assert(Number.isSafeInteger(stepMs) && stepMs > 0, `a step takes a whole number of ms, not ${stepMs}`);
  const quoting = presetOf(preset);
  const { spreadBps, depth } = quoting;

  return {
    open({ instruments, startAt: openedAt }: MarketSetting): Market {
      for (const named of Object.keys(paths)) {
        const isTraded = instruments.some(({ instrumentId }) => instrumentId === named);
        assert(isTraded, `a path is for an instrument that the venue trades: ${named} is none`);
      }
      // Counted in ms after the start, which a restored market brings along.
      const routes = instruments.map((instrument) => routeOf(instrument, instruments, paths));
      const moments = [...new Set(routes.flatMap(({ points }) => points.map(({ at }) => at)))].sort((a, b) => a - b);
      let startAt = openedAt;
      let lastAt: EpochMs | null = null;

      const bookAt = ({ instrument, points, indexPoints }: Route, sinceMs: number): QuotedBook => {
        const midTicks = ticksAt(points, sinceMs);
        const lots = bestLots(instrument, depth, fromSteps(midTicks, instrument.tickSize));
        const top = { ...pricesAround(midTicks, spreadBps), bidLots: lots, askLots: lots };
        const book = bookAround(instrument.instrumentId, top, depth);
        return indexPoints === null ? book : { ...book, indexTicks: ticksAt(indexPoints, sinceMs) };
      };

      return {
        nextAt: () => stepAfter({ startAt, stepMs, moments }, lastAt),
        step() {
          const at = stepAfter({ startAt, stepMs, moments }, lastAt);
          lastAt = at;
          return { at, books: routes.map((route) => bookAt(route, at - startAt)) };
        },
        presetFor: () => quoting,
        position: () => ({ kind: KIND, startAt, lastAt }),
        restore(position) {
          requireSameMarket(position, KIND);
          const kept = position as unknown as { startAt: EpochMs; lastAt: EpochMs | null };
          ({ startAt, lastAt } = kept);
        },
      };
    },
  };
}

interface Route {
  readonly instrument: Instrument;
  readonly points: readonly PathPoint[];
  /** Perpetuals: where the underlying is, in ticks of the perpetual. */
  readonly indexPoints: readonly PathPoint[] | null;
}

function routeOf(
  instrument: Instrument,
  instruments: readonly Instrument[],
  paths: { readonly [instrumentId: InstrumentId]: string },
): Route {
  const { instrumentId, tickSize, kind } = instrument;
  const read = (path: string | undefined): readonly PathPoint[] =>
    path === undefined
      ? [{ at: 0, ticks: ticksOf(toText(startPriceOf(instrument)), tickSize) }]
      : parsePricePath(path, tickSize, 0);
  const underlying = paths[underlyingOf(instrument, instruments).instrument.instrumentId];
  const points = read(paths[instrumentId] ?? underlying);
  return { instrument, points, indexPoints: kind === 'Perpetual' ? read(underlying) : null };
}
