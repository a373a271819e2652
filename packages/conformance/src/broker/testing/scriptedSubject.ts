import {
  priceOf,
  quantityOf,
  ratioOf,
  toText,
  type Broker,
  type Candle,
  type Clock,
  type MarketMessage,
  type OrderReport,
  type Unsubscribe,
} from '@bot/core';
import {
  btcPerp,
  btcUsd,
  createKernel,
  createScriptedBroker,
  createVirtualClock,
  type ScriptedBroker,
} from '@bot/simulation';
import type { BrokerUnderConformance } from '../brokerUnderConformance';

/** What is wrong with a broker: the methods that it has in place of the honest ones. */
export type Breakage = (broker: ScriptedBroker) => Partial<Broker>;

const START_AT = 1_700_000_000_000;
const MINUTE_MS = 60_000;

export interface ScriptedSubjectOptions {
  readonly latencyMs?: number;
  /** So much later come reports, and messages of the market. */
  readonly lateMs?: number;
  /** Default: true. */
  readonly listsFunding?: boolean;
  readonly breakage?: Breakage;
}

/** The scripted broker with 10,000 USD, fees and all abilities, broken as asked. */
export function scriptedSubject({
  latencyMs = 0,
  lateMs = 0,
  listsFunding = true,
  breakage,
}: ScriptedSubjectOptions = {}): BrokerUnderConformance {
  const clock = createVirtualClock({ startAt: START_AT });
  const kernel = createKernel({ clock });
  const scripted = createScriptedBroker({
    clock,
    latencyMs,
    instruments: [btcUsd, btcPerp],
    balances: { USD: '10000' },
    prices: { 'BTC-USD': '50000', 'BTC-PERP': '50000' },
    fees: { maker: '0.004', taker: '0.006' },
    listsFunding,
    rules: { priceBand: ratioOf('0.5'), maxOpenOrders: 4 },
  });
  const { script } = scripted;
  script.candles(
    [3, 2, 1].map((minutesAgo) => closedCandle(START_AT - (START_AT % MINUTE_MS) - minutesAgo * MINUTE_MS)),
  );
  script.deferCancels({ afterMs: 100 });

  /** What the script does stands at once; what it reports has arrived when this resolves. */
  const done = (act: () => void): Promise<void> => {
    act();
    return kernel.advance(0);
  };
  return {
    broker: { ...scripted, ...(lateMs > 0 && comingLate(scripted, clock, lateMs)), ...breakage?.(scripted) },
    instrument: btcUsd,
    advance: (ms) => kernel.advance(ms),
    settle: (call) => kernel.run(call),
    movePriceTo: (price) => done(() => script.price('BTC-USD', toText(price))),
    setDepth: (quantity) => done(() => script.depth('BTC-USD', toText(quantity))),
    take: (side, quantity) => done(() => script.take('BTC-USD', side, toText(quantity))),
    setStatus: (status) => done(() => script.status('BTC-USD', status)),
    limitRate: (calls, retryAfterMs) =>
      done(() => {
        const delay = retryAfterMs === null ? {} : { retryAfterMs };
        for (let call = 0; call < calls; call++) script.failNext('submitOrder', 'RateLimited', delay);
      }),
    rejectLate: (venueOrderId, reason) =>
      done(() => {
        const late = scripted.truth.orders().filter(({ progress }) => progress.venueOrderId === venueOrderId);
        for (const { progress } of late) script.reject(progress.clientOrderId, reason);
      }),
    bust: (tradeId) => done(() => script.bust(tradeId)),
    setPermissions: (permissions) => done(() => script.permissions(permissions)),
    acceptKey: (isAccepted) => done(() => script.acceptKey(isAccepted)),
    payFunding: (rate) => done(() => script.fund('BTC-PERP', toText(rate))),
    forceLiquidation: () =>
      done(() => {
        script.price('BTC-PERP', '46000');
        clock.setTimer(100, () => script.liquidate('BTC-PERP'));
      }),
    cancelDelayMs: 100,
    maxOpenOrders: 4,
    priceBandBps: 5000,
    perpetual: btcPerp,
    listsFunding,
    maxLeverage: 10,
  };
}

/** As of a venue that is far away, and whose fills are told later than its progress. */
const comingLate = (broker: ScriptedBroker, clock: Clock, lateMs: number): Partial<Broker> => ({
  subscribeReports: (listener) => {
    const { late, leave } = later<OrderReport>(clock, ({ type }) => (type === 'Fill' ? 3 * lateMs : lateMs), listener);
    return both(leave, broker.subscribeReports(late));
  },
  subscribeMarket: (subscription, listener) => {
    const { late, leave } = later<MarketMessage>(clock, () => lateMs, listener);
    return both(leave, broker.subscribeMarket(subscription, late));
  },
});

/** A listener who has left hears nothing more. */
function later<T>(clock: Clock, delayMs: (told: T) => number, listener: (told: T) => void) {
  const listening = new Set([listener]);
  const late = (told: T): void =>
    void clock.setTimer(delayMs(told), () => {
      for (const each of listening) each(told);
    });
  return { late, leave: () => listening.clear() };
}

const both =
  (first: Unsubscribe, second: Unsubscribe): Unsubscribe =>
  () => {
    first();
    second();
  };

const closedCandle = (openedAt: number): Candle => ({
  instrumentId: 'BTC-USD',
  openedAt,
  durationMs: MINUTE_MS,
  open: priceOf('50000'),
  high: priceOf('50100'),
  low: priceOf('49900'),
  close: priceOf('50050'),
  volume: quantityOf('3'),
});
