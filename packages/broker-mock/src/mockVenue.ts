import { moneyOf, type Clock, type EpochMs, type EventStore, type Instrument, type Random } from '@bot/core';
import type { Trace, VenueUnderControl } from '@bot/simulation';
import type { AccountId } from './exchange/venueEvent';
import { createArmedFaults } from './faults/armedFaults';
import { steerable } from './market/steeredMarket';
import type { MarketSetting, MarketSource } from './market/marketSource';
import { createMockBroker } from './mockBroker';
import { coinbaseLowestTier, type FeeModel } from './models/feeModel';
import { fixedLatency } from './models/latencyModel';
import { createCandleBook } from './venue/candleBook';
import { createChannel } from './venue/channel';
import { createFloor, type Floor } from './venue/floor';
import { createMarketRunner } from './venue/marketRunner';
import { createQuoteStream } from './venue/quoteStream';
import { createReportStream } from './venue/reportStream';
import { createRequestDesk } from './venue/requestDesk';
import { restoreVenue } from './venue/restoreVenue';
import { createTimers } from './venue/timers';
import { createVenueControl } from './venue/venueControl';
import { createVenueTruth } from './venue/venueTruth';

export interface MockVenueOptions {
  readonly clock: Clock;
  /** Where the market's chance comes from. A venue that is restored goes on with the chance that it had. */
  readonly random: Random;
  readonly trace?: Trace;
  readonly instruments: readonly Instrument[];
  readonly market: MarketSource;
  /** Default: the lowest tier of Coinbase, maker 0.6 % and taker 1.2 %. */
  readonly fees?: FeeModel;
  /** Each way. Default: 20 ms. */
  readonly latencyMs?: number;
  /** How much later than its progress a fill is told. Default: 50 ms. */
  readonly fillDelayMs?: number;
  /** After which a caller gives up waiting for an answer. Default: 5,000 ms. */
  readonly requestTimeoutMs?: number;
  /** What the account is opened with: decimal text by currency. A venue that is restored keeps what it had. */
  readonly balances: { readonly [currency: string]: string };
  /** Where accounts, orders, fills, venue time and the place in the market outlive the process. */
  readonly store?: EventStore;
  /** When the market begins. Default: where its data begins, or else now. */
  readonly startAt?: EpochMs;
}

/** Stopping it is final; the next venue on the same store goes on where it was. */
export interface MockVenue extends VenueUnderControl {
  /** Resolves when everything that has happened is in the store. @throws EventStoreError when a write has failed */
  flushed(): Promise<void>;
  /** Rejects when the venue could not write what happened: it takes nothing more then. Never resolves. */
  readonly failed: Promise<never>;
}

const BOT_ACCOUNT: AccountId = 'bot';

/**
 * A simulated exchange with one account, behind the `Broker` port.
 * @throws EventStoreError when the store cannot be read, or is not a venue's
 */
export function createMockVenue(options: MockVenueOptions): MockVenue {
  const { clock, instruments, trace, store, latencyMs = 20, fillDelayMs = 50, requestTimeoutMs = 5_000 } = options;
  const latency = fixedLatency(latencyMs);
  const timers = createTimers(clock);
  const faults = createArmedFaults();
  const state = restoreVenue({ instruments, feeModel: options.fees ?? coinbaseLowestTier }, store);

  const { promise: failed, reject: fail } = Promise.withResolvers<never>();
  // Whoever waits for it hears of a rejection; that nobody waits is no mistake.
  failed.catch(() => undefined);

  const quotes = createQuoteStream({
    state,
    open: (deliver) => createChannel({ clock, timers, delayMs: () => latency.streamMs(), deliver }),
  });
  const reports = createReportStream({
    state,
    accountId: BOT_ACCOUNT,
    open: (kind, deliver) => {
      const extraMs = kind === 'Fill' ? fillDelayMs : 0;
      return createChannel({ clock, timers, delayMs: () => latency.streamMs() + extraMs, deliver });
    },
  });
  const floor = createFloor({
    state,
    store,
    trace,
    observe: (event) => reports.observe(event),
    applied: (events) => quotes.publish(events),
    onFailure(error) {
      runner.stop();
      fail(error);
    },
  });
  const market = steerable(options.market.open(settingOf(options)), instruments);
  if (state.marketPosition !== null) market.restore(state.marketPosition);
  const candles = createCandleBook(instruments);
  const runner = createMarketRunner({ clock, timers, floor, market, observe: (step) => candles.observe(step) });
  const desk = createRequestDesk({
    clock,
    timers,
    latency,
    timeoutMs: requestTimeoutMs,
    faults,
    trace,
    isUp: () => !floor.hasFailed,
  });

  if (state.at === null) openAccount(floor, options);
  runner.catchUp();

  return {
    broker: createMockBroker({
      accountId: BOT_ACCOUNT,
      clock,
      desk,
      floor,
      reports,
      quotes,
      instruments,
      candles: (query) => candles.candles(query, clock.now()),
    }),
    instruments,
    truth: createVenueTruth(state, BOT_ACCOUNT, desk, quotes),
    control: createVenueControl({ accountId: BOT_ACCOUNT, clock, floor, market, faults }),
    start: () => runner.start(),
    stop() {
      runner.stop();
      desk.close();
      timers.close();
    },
    flushed: () => floor.flush(),
    failed,
  };
}

const settingOf = ({ instruments, random, startAt, market, clock }: MockVenueOptions): MarketSetting => ({
  instruments,
  random: random.fork('market'),
  startAt: startAt ?? market.startAt ?? clock.now(),
});

/** The first thing that ever happens at a venue. */
function openAccount(floor: Floor, { clock, balances }: MockVenueOptions): void {
  for (const [currency, amount] of Object.entries(balances)) {
    const value = moneyOf(amount);
    floor.run({
      causationId: 'opening',
      command: () => ({ type: 'Deposit', at: clock.now(), accountId: BOT_ACCOUNT, currency, value }),
    });
  }
}
