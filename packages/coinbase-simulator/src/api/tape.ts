import {
  fromSteps,
  opposite,
  type EpochMs,
  type InstrumentId,
  type Price,
  type Quantity,
  type Side,
  type TradeId,
} from '@bot/core';
import { printIdOf, tradeIdOf, type VenueCounter, type VenueEvent } from '@bot/broker-mock';

/** A trade as everybody may know it. */
export interface TapeTrade {
  /** Counted from 1 over all products. */
  readonly tradeNo: number;
  /** What the venue calls it. */
  readonly tradeId: TradeId;
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
  /** null for a trade that it has not seen, or not kept. */
  tradeNo(tradeId: TradeId): number | null;
}

/** In whole steps of its product. */
interface Traded extends Pick<TapeTrade, 'tradeId' | 'makerSide' | 'at'> {
  readonly ticks: number;
  readonly lots: number;
}

const KEPT = 1_000;

/** Trades since it was made: the venue itself keeps only those of accounts. */
export function createTape({ state: { markets }, printCount }: Pick<VenueCounter, 'state' | 'printCount'>): Tape {
  const kept = new Map<InstrumentId, TapeTrade[]>();
  const numbers = new Map<TradeId, number>();
  let count = 0;
  let printNo = printCount();

  function add(instrumentId: InstrumentId, { ticks, lots, ...trade }: Traded): void {
    const instrument = markets.get(instrumentId)?.listing.instrument;
    if (instrument === undefined) return;
    const trades = kept.get(instrumentId) ?? [];
    const [price, quantity] = [fromSteps(ticks, instrument.tickSize), fromSteps(lots, instrument.lotSize)];
    count += 1;
    numbers.set(trade.tradeId, count);
    trades.push({ ...trade, tradeNo: count, price, quantity });
    const forgotten = trades.length > 2 * KEPT ? trades.splice(0, KEPT) : [];
    for (const { tradeId } of forgotten) numbers.delete(tradeId);
    kept.set(instrumentId, trades);
  }

  return {
    observe(event) {
      if (event.type === 'TradeExecuted') {
        const { instrumentId, tradeNo, side, ...traded } = event;
        add(instrumentId, { ...traded, tradeId: tradeIdOf(tradeNo), makerSide: opposite(side) });
      }
      if (event.type !== 'MarketStepped') return;
      for (const { instrumentId, prints = [] } of event.books) {
        for (const print of prints) add(instrumentId, { ...print, tradeId: printIdOf((printNo += 1)), at: event.at });
      }
    },
    trades: (instrumentId) => kept.get(instrumentId) ?? [],
    tradeNo: (tradeId) => numbers.get(tradeId) ?? null,
  };
}
