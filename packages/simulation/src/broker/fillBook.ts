import {
  negate,
  notionalFor,
  opposite,
  type Clock,
  type FillDetail,
  type Instrument,
  type OrderReport,
  type TradeId,
} from '@bot/core';
import { scriptImpossible } from '../errors/simulationError';
import type { Broadcast } from './broadcast';
import type { ScriptedAccount } from './scriptedAccount';
import type { ScriptedMarket } from './scriptedMarket';

export interface FillBookParts {
  readonly clock: Clock;
  readonly market: ScriptedMarket;
  readonly account: ScriptedAccount;
  readonly reports: Broadcast<OrderReport>;
  readonly newTradeId: () => TradeId;
}

/** The fills of the account, oldest first. Each is reported; the trades behind them go to the tape. */
export interface FillBook {
  add(fill: Omit<FillDetail, 'tradeId' | 'at'>): FillDetail;
  /** Takes a trade back: money, coins and fee return, and a fill of the type Reversal says so. @throws SimulationError */
  bust(fill: FillDetail, instrument: Instrument): void;
  find(tradeId: TradeId): FillDetail | undefined;
  all(): readonly FillDetail[];
}

export function createFillBook({ clock, market, account, reports, newTradeId }: FillBookParts): FillBook {
  const fills: FillDetail[] = [];

  function record(fill: Omit<FillDetail, 'tradeId' | 'at'>): FillDetail {
    const recorded = { ...fill, tradeId: newTradeId(), at: clock.now() };
    fills.push(recorded);
    reports.publish({ type: 'Fill', fill: recorded });
    return recorded;
  }

  return {
    find: (tradeId) => fills.find((fill) => fill.tradeId === tradeId),
    all: () => [...fills],
    add(fill) {
      const recorded = record(fill);
      const { tradeId, instrumentId, price, quantity, side, liquidity, at } = recorded;
      const makerSide = liquidity === 'Maker' ? side : opposite(side);
      market.tape.print({ tradeId, instrumentId, price, quantity, makerSide, at });
      return recorded;
    },
    bust(fill, instrument) {
      const { tradeId, side, quantity, price, commission } = fill;
      const isBack = fill.tradeType === 'Reversal' || fills.some(({ reverses }) => reverses === tradeId);
      if (isBack) throw scriptImpossible(`the trade ${tradeId} was taken back already`);
      const value = notionalFor(price, quantity, instrument.contractSize);
      account.settle(instrument, { side: opposite(side), quantity, value, commission: negate(commission) });
      record({ ...fill, tradeType: 'Reversal', reverses: tradeId });
    },
  };
}
