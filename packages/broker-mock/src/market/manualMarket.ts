import { priceOf, toText, type InstrumentId } from '@bot/core';
import type { QuotedBook } from '../exchange/venueEvent';
import { bestLots, bookAround, pricesAround } from '../models/depthModel';
import { startPriceOf } from './instruments';
import { presetOf, type PresetChoice } from './marketPresets';
import { requireSameMarket, type Market, type MarketSource } from './marketSource';
import { ticksOf } from './pricePath';

export interface ManualMarketOptions {
  /** Decimal text. Default: 50,000 for BTC, 3,000 for ETH, else 100. */
  readonly prices?: { readonly [instrumentId: InstrumentId]: string };
  /** Spread and depth come from it. Default: normal. */
  readonly preset?: PresetChoice;
  /** Default: 5,000 ms. */
  readonly stepMs?: number;
}

const KIND = 'manual';

/**
 * Prices that stand still until a test moves them through the venue's `control`. Bias: nobody takes, and every quote is back at
 * once after a trade.
 */
export function manualMarket({
  prices = {},
  preset = 'normal',
  stepMs = 5_000,
}: ManualMarketOptions = {}): MarketSource {
  const quoting = presetOf(preset);
  const { spreadBps, depth } = quoting;
  return {
    open({ instruments, startAt }): Market {
      const books = instruments.map((instrument): QuotedBook => {
        const { instrumentId, tickSize } = instrument;
        const price = prices[instrumentId] ?? toText(startPriceOf(instrument));
        const lots = bestLots(instrument, depth, priceOf(price));
        const top = { ...pricesAround(ticksOf(price, tickSize), spreadBps), bidLots: lots, askLots: lots };
        return bookAround(instrumentId, top, depth);
      });
      let nextAt = startAt;
      return {
        nextAt: () => nextAt,
        step() {
          const at = nextAt;
          nextAt += stepMs;
          return { at, books };
        },
        presetFor: () => quoting,
        position: () => ({ kind: KIND, nextAt }),
        restore(position) {
          requireSameMarket(position, KIND);
          nextAt = Number(position['nextAt']);
        },
      };
    },
  };
}
