import {
  absolute,
  add,
  averageEntryPrice,
  subtract,
  sum,
  toText,
  zeroMoney,
  zeroQuantity,
  type DenialReason,
  type InstrumentId,
  type Money,
  type TradingMode,
} from '@bot/core';
import { globalMode, type Ledger } from '@bot/orchestration';
import type { LogReading } from '../log/readLog';
import { cashOf, equityAt, valuePosition, type Marks } from './valuePosition';

/** What a log and the newest prices say. Amounts are decimal text in USD, exact. */
export interface RunSummary {
  readonly orders: number;
  readonly fills: number;
  readonly fees: string;
  /** Before fees. */
  readonly realizedPnl: string;
  readonly unrealizedPnl: string;
  /** Realised plus unrealised, less fees. */
  readonly netResult: string;
  readonly cash: string;
  readonly equity: string;
  /** Value of all open positions, without signs. */
  readonly exposure: string;
  readonly openOrders: number;
  readonly tradingMode: TradingMode;
  readonly denials: { readonly [Reason in DenialReason]?: number };
  readonly events: number;
  readonly positions: readonly PositionSummary[];
}

export interface PositionSummary {
  readonly instrumentId: InstrumentId;
  /** Signed; 0 when everything was closed. */
  readonly netQuantity: string;
  readonly averageEntryPrice: string | null;
  readonly markPrice: string | null;
  readonly unrealizedPnl: string;
  readonly realizedPnl: string;
  readonly fees: string;
}

/**
 * Worked example: 9,000 USD cash, 0.02 BTC that cost 960, mark 50,000, 12 USD of fees → exposure 1,000, equity 10,000,
 * unrealised 40, net result 28.
 * @param marks the newest price of each instrument; a position without one counts at what it cost
 */
export function summarizeLog(reading: LogReading, marks: Marks): RunSummary {
  const { ledger, orders, fills, events, denials } = reading;
  const held = [...ledger.positions.values()].map((position) => valuePosition(position, ledger, marks));
  const total = (amounts: readonly Money[]): Money => sum(amounts, zeroMoney);
  const results = [...ledger.results.values()];
  const realized = total(results.map(({ realizedPnl }) => realizedPnl));
  const fees = total(results.map(({ commission }) => commission));
  const unrealized = total(held.map((each) => each.unrealized));
  return {
    orders: orders.size,
    fills: fills.length,
    fees: toText(fees),
    realizedPnl: toText(realized),
    unrealizedPnl: toText(unrealized),
    netResult: toText(subtract(add(realized, unrealized), fees)),
    cash: toText(cashOf(ledger)),
    equity: toText(equityAt(ledger, marks)),
    exposure: toText(total(held.map(({ value }) => absolute(value)))),
    openOrders: ledger.liveOrderIds.size,
    tradingMode: globalMode(ledger).mode,
    denials: Object.fromEntries(denials),
    events,
    positions: touchedBy(ledger).map((instrumentId) => summarizePosition(instrumentId, ledger, marks)),
  };
}

/** What was traded, or is held without ever having been traded. */
const touchedBy = ({ results, positions }: Ledger): readonly InstrumentId[] =>
  [...new Set([...results.keys(), ...positions.keys()])].sort();

function summarizePosition(instrumentId: InstrumentId, ledger: Ledger, marks: Marks): PositionSummary {
  const open = ledger.positions.get(instrumentId);
  const held = open === undefined ? null : valuePosition(open, ledger, marks);
  const entry = held && averageEntryPrice(held.position, held.instrument.contractSize);
  const mark = marks.get(instrumentId);
  const result = ledger.results.get(instrumentId);
  return {
    instrumentId,
    netQuantity: toText(open?.netQuantity ?? zeroQuantity),
    averageEntryPrice: entry && toText(entry),
    markPrice: mark === undefined ? null : toText(mark),
    unrealizedPnl: toText(held?.unrealized ?? zeroMoney),
    realizedPnl: toText(result?.realizedPnl ?? zeroMoney),
    fees: toText(result?.commission ?? zeroMoney),
  };
}
