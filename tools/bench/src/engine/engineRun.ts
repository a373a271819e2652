import {
  moneyOf,
  priceOf,
  quantityOf,
  toText,
  type BotConfig,
  type NewStoredEvent,
  type OrderTerms,
  type Price,
} from '@bot/core';
import { engineByHand, type EngineByHand } from '@bot/orchestration/testing';
import { benchConfig, instrumentsOf } from './benchConfig';
import type { CandleClose } from './candleStream';
import { createTradingDesk, type EngineInput, type TradingDesk } from './tradingDesk';

export interface EngineRunOptions {
  readonly symbols: number;
  readonly checks: 'On' | 'Off';
  /** Orders that wait at the venue for each symbol, far from the market. */
  readonly waitingEach: number;
  /** A wish that is denied comes after so many candles. */
  readonly deniedEvery: number;
  /** Market time from one candle to the next. */
  readonly stepMs: number;
  /** Of the averages. Default: those of the settings. */
  readonly windows?: { readonly short: number; readonly long: number };
  /** Gets what the log would get. */
  readonly onAppend?: (batch: readonly NewStoredEvent[]) => void;
}

/** The workload that the goals are stated for: 10 symbols, 50 live orders. */
export const fixedWorkload: EngineRunOptions = {
  ...{ symbols: 10, checks: 'On', waitingEach: 5, deniedEvery: 150, stepMs: 500 },
};

/** What a run has come to so far. */
export interface RunCounts {
  readonly candles: number;
  readonly fills: number;
  readonly denials: number;
  readonly liveOrders: number;
}

/** An engine that trades on a desk, from candle to candle. */
export interface EngineRun {
  take(candle: CandleClose): void;
  /** The same without a wish. */
  sample(candle: CandleClose): void;
  readonly engine: EngineByHand;
  readonly config: BotConfig;
  readonly counts: RunCounts;
  /** @throws Error when the books of the engine are not those of the desk */
  mustAgree(): void;
}

const OPENING = moneyOf('1000000');
const STARTS_AT = Date.UTC(2026, 0, 5);
const OPENING_PRICE = priceOf('50000');
const size = quantityOf('1');

export function engineRun(options: EngineRunOptions): EngineRun {
  const { symbols, checks, waitingEach, deniedEvery, stepMs } = options;
  const instruments = instrumentsOf(symbols);
  const ids = instruments.map(({ instrumentId }) => instrumentId);
  const closes = new Map<string, Price>(ids.map((id) => [id, OPENING_PRICE]));
  const desk = createTradingDesk(instruments, OPENING, (id) => closes.get(id) as Price);
  const config = benchConfig(symbols, checks, options.windows);
  let [at, candles, denials, wishes] = [STARTS_AT, 0, 0, 0];

  const engine = engineByHand({
    config,
    append(batch) {
      options.onAppend?.(batch);
      for (const { type } of batch) if (type === 'OrderDenied') denials += 1;
    },
  });

  /** One input, and everything that it leads to. */
  function give(input: EngineInput): void {
    const { commands } = engine.take(input);
    for (const command of commands) for (const answer of desk.answersTo(command, at)) give(answer);
  }

  function sample(instrumentId: string, price: Price): void {
    closes.set(instrumentId, price);
    const quote = { instrumentId, bid: price, ask: price, bidSize: size, askSize: size, at };
    give({ type: 'QuoteSampled', at, quote });
    const due = engine.nextWakeAt();
    if (due !== undefined && due <= at) give({ type: 'Woke', at });
  }

  const wish = (terms: OrderTerms): void => {
    wishes += 1;
    give({ type: 'OrderWished', at, wishId: `w${wishes}`, terms });
  };

  give({ type: 'Started', at, drawn: { storeEpoch: 'abcd', entropy: 'efgh' } });
  for (const id of ids) sample(id, OPENING_PRICE);
  for (const id of ids) for (let i = 0; i < waitingEach; i += 1) wish(farBuy(id));

  function sampleCandle({ symbol, close }: CandleClose): void {
    candles += 1;
    at += stepMs;
    sample(String(ids[symbol]), priceOf(close));
  }

  return {
    engine,
    config,
    get counts() {
      return { candles, fills: desk.fills, denials, liveOrders: engine.state.ledger.liveOrderIds.size };
    },
    sample: sampleCandle,
    take(candle) {
      sampleCandle(candle);
      if (candles % deniedEvery === 0) wish(notWholeLots(String(ids[candle.symbol])));
    },
    mustAgree: () => mustAgree(engine, desk),
  };
}

const farBuy = (instrumentId: string): OrderTerms => ({
  ...{ instrumentId, side: 'Buy', type: 'Limit', quantity: quantityOf('0.01'), limitPrice: priceOf('25000') },
  ...{ timeInForce: 'GTC', postOnly: false, reduceOnly: false },
});

/** Denied whatever the limits are. */
const notWholeLots = (instrumentId: string): OrderTerms => ({
  ...{ instrumentId, side: 'Buy', type: 'Market', quantity: quantityOf('0.010000001'), limitPrice: null },
  ...{ timeInForce: 'IOC', postOnly: false, reduceOnly: false },
});

function mustAgree({ state: { ledger } }: EngineByHand, desk: TradingDesk): void {
  const ours = [...ledger.positions.values()].map(
    ({ instrumentId, netQuantity }) => [instrumentId, netQuantity] as const,
  );
  const text = (cash: Parameters<typeof toText>[0], held: Iterable<readonly [string, Parameters<typeof toText>[0]]>) =>
    [
      toText(cash),
      ...[...held]
        .map(([id, quantity]) => `${id} ${toText(quantity)}`)
        .filter((line) => !line.endsWith(' 0'))
        .sort(),
    ].join(', ');
  const [found, expected] = [text(ledger.cash.get('USD') ?? moneyOf('0'), ours), text(desk.cash, desk.positions)];
  if (found !== expected)
    throw new Error(`The books are wrong, so speeds mean nothing: ${found}, but it should be ${expected}.`);
}
