import type {
  BrokerErrorCode,
  Candle,
  ClientOrderId,
  Currency,
  FillDetail,
  InstrumentId,
  KeyPermissions,
  OrderReport,
  OrderRequest,
  RejectReason,
  Side,
  TradeId,
  TradingStatus,
} from '@bot/core';
import type { RequestPoint } from '../harness/faults/faultPoint';
import type { QuoteText } from './scriptedMarket';

/**
 * What becomes of a submit:
 * - `Rest`: accepted, and it waits for the script to fill it;
 * - `reject`: refused by a rule of the venue;
 * - `fail`: the venue never acts, the caller gets the error;
 * - `AnswerLost`: the venue acts as usual, the caller gets a Timeout.
 */
export type SubmitResponse =
  | 'Rest'
  | 'AnswerLost'
  | { readonly reject: RejectReason }
  | { readonly fail: BrokerErrorCode; readonly retryAfterMs?: number };

/** How the test drives the venue. Amounts are decimal text. */
export interface BrokerScript {
  /**
   * A response is for the next submit that none was given for yet. A function is asked about every submit that has no
   * response of its own; undefined means: as usual.
   */
  onSubmit(response: SubmitResponse | ((request: OrderRequest) => SubmitResponse | undefined)): void;
  /** Default price: the limit of the order, else the quote. @throws SimulationError ScriptImpossible */
  fill(clientOrderId: ClientOrderId, quantity: string, price?: string, options?: FillOptions): FillDetail;
  /** Ends an order as canceled, whether somebody asked for it or not. @throws SimulationError ScriptImpossible */
  cancelDone(clientOrderId: ClientOrderId): void;
  /** Refuses an order that was accepted before. @throws SimulationError ScriptImpossible */
  reject(clientOrderId: ClientOrderId, reason: RejectReason): void;
  /** @throws SimulationError ScriptImpossible */
  expire(clientOrderId: ClientOrderId): void;
  /** From now on a cancel is accepted and then waits for `cancelDone`, or happens by itself `afterMs` later. */
  deferCancels(options?: { readonly afterMs: number }): void;
  /** Takes a trade back: money, coins and fee return, and a fill of the type Reversal says so. @throws SimulationError */
  bust(tradeId: TradeId): void;
  quote(quote: QuoteText): void;
  /** A quote of one tick below and one above. */
  price(instrumentId: InstrumentId, price: string): void;
  /** From now on so much stands at the best bid and ask: no order trades more of it at once. Without it: any quantity. */
  depth(instrumentId: InstrumentId, quantity: string): void;
  /** Somebody takes so much at the market: own orders at the best price come first, the rest meets other people. */
  take(instrumentId: InstrumentId, side: Side, quantity: string): void;
  status(instrumentId: InstrumentId, status: TradingStatus): void;
  candles(candles: readonly Candle[]): void;
  /** Money or coins from outside; below zero they leave. */
  deposit(currency: Currency, amount: string): void;
  /** A position from before, bought (quantity above zero) or sold at `entryPrice`; no cash moves. */
  holds(instrumentId: InstrumentId, position: { readonly quantity: string; readonly entryPrice: string }): void;
  /** Funding of a perpetual is paid now: longs pay the rate (decimal text) on their value at the mark, shorts get it. */
  fund(instrumentId: InstrumentId, rate: string): void;
  /** The venue cancels the orders of a perpetual and closes its position by an order of its own. */
  liquidate(instrumentId: InstrumentId): void;
  /** A key that may not trade gets PermissionDenied for every write; one that may not view, for every read. */
  permissions(permissions: Partial<KeyPermissions>): void;
  /** Whether the key is accepted from now on: if not, AuthenticationFailed for everything but public market data. */
  acceptKey(isAccepted: boolean): void;
  /** The next call of the method that nothing is planned for yet fails; the venue does not act. */
  failNext(method: RequestPoint, code: BrokerErrorCode, options?: { readonly retryAfterMs?: number }): void;
  /** The next call of the method that nothing is planned for yet is carried out, and its caller gets a Timeout. */
  loseAnswer(method: RequestPoint): void;
  /** From now on reports are kept back. */
  holdReports(): void;
  /** Sends what was kept back, the last first when `reversed`. */
  releaseReports(options?: { readonly reversed?: boolean }): void;
  /** Sends any report, true or not, now. */
  report(report: OrderReport): void;
  /** What was planned and never happened, for the message of the failing test. */
  pending(): readonly string[];
}

export interface FillOptions {
  /** Default: by the fee rates of the broker. */
  readonly commission?: string;
  /** Default: Maker for a limit order, Taker for a market order. */
  readonly liquidity?: 'Maker' | 'Taker';
}
