import { fromSteps, opposite, type EpochMs, type InstrumentId, type Price, type Quantity, type Side } from '@bot/core';
import type { VenueEvent, VenueState } from '@bot/broker-mock';

/** A trade as everybody may know it. */
export interface TapeTrade {
  /** Counted from 1 over all products. */
  readonly tradeNo: number;
  readonly price: Price;
  readonly quantity: Quantity;
  readonly makerSide: Side;
  readonly at: EpochMs;
}

/** The newest trades of each product. */
export interface Tape {
  observe(event: VenueEvent): void;
  /** Oldest first. */
  trades(instrumentId: InstrumentId): readonly TapeTrade[];
}

const KEPT = 1_000;

/** Trades since it was made: the venue itself keeps only those of accounts. */
export function createTape({ markets }: Pick<VenueState, 'markets'>): Tape {
  const kept = new Map<InstrumentId, TapeTrade[]>();
  let count = 0;

  function add(instrumentId: InstrumentId, ticks: number, lots: number, makerSide: Side, at: EpochMs): void {
    const instrument = markets.get(instrumentId)?.listing.instrument;
    if (instrument === undefined) return;
    const trades = kept.get(instrumentId) ?? [];
    count += 1;
    const [price, quantity] = [fromSteps(ticks, instrument.tickSize), fromSteps(lots, instrument.lotSize)];
    trades.push({ tradeNo: count, price, quantity, makerSide, at });
    kept.set(instrumentId, trades.length > 2 * KEPT ? trades.slice(-KEPT) : trades);
  }

  return {
    observe(event) {
      if (event.type === 'TradeExecuted') {
        add(event.instrumentId, event.ticks, event.lots, opposite(event.side), event.at);
      }
      if (event.type !== 'MarketStepped') return;
      for (const { instrumentId, prints = [] } of event.books) {
        for (const { ticks, lots, makerSide } of prints) add(instrumentId, ticks, lots, makerSide, event.at);
      }
    },
    trades: (instrumentId) => kept.get(instrumentId) ?? [],
  };
}
