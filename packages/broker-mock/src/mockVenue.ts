import {
  assert,
  moneyOf,
  type Broker,
  type Clock,
  type EpochMs,
  type EventStore,
  type Instrument,
  type InstrumentId,
  type Random,
} from '@bot/core';
import type { Trace, VenuePermissions, VenueUnderControl } from '@bot/simulation';
import type { InstrumentRules } from './exchange/listing';
import { unitsOf } from './exchange/units';
import { houseAccounts, type AccountId, type VenueEvent } from './exchange/venueEvent';
import type { VenueState } from './exchange/venueState';
import { createLaggingState } from './faults/laggingState';
import { marketMessages, plainMessages, type MessageTraits } from './faults/messageTraits';
import type { StreamFaultSource } from './faults/streamFaults';
import { createVenueFaults } from './faults/venueFaults';
import { steerable } from './market/steeredMarket';
import type { MarketSetting, MarketSource } from './market/marketSource';
import { createMockBroker } from './mockBroker';
import { coinbaseLowestTier, type FeeModel } from './models/feeModel';
import type { FillModel } from './models/fillModel';
import { fixedLatency, type LatencyModel } from './models/latencyModel';
import { createCandleBook } from './venue/candleBook';
import { createChannel, type Channel } from './venue/channel';
import { createDueTimer } from './venue/dueTimer';
import { createExecution } from './venue/execution';
import { createFloor, type Floor } from './venue/floor';
import { createMarketFeed, type MarketFeed } from './venue/marketFeed';
import { createMarketRunner } from './venue/marketRunner';
import { createQuoteStream, type QuoteStream } from './venue/quoteStream';
import { createReportStream, type ReportStream } from './venue/reportStream';
import { createRequestDesk } from './venue/requestDesk';
import { restoreVenue } from './venue/restoreVenue';
import { createTimers } from './venue/timers';
import { createVenueControl } from './venue/venueControl';
import type { VenueCounter } from './venue/venueCounter';
import { createVenueEffects } from './venue/venueEffects';
import { createVenueKey, type VenueKey } from './venue/venueKey';
import { createVenueTruth } from './venue/venueTruth';

export interface MockVenueOptions {
  readonly clock: Clock;
  /** Where the market's chance comes from. A venue that is restored goes on with the chance that it had. */
  readonly random: Random;
  readonly trace?: Trace;
  readonly instruments: readonly Instrument[];
  readonly market: MarketSource;
  /** What instruments ask beyond themselves: price bands, numbers of open orders, margin tiers, funding. */
  readonly rules?: { readonly [instrumentId: InstrumentId]: InstrumentRules };
  /** Default: the lowest tier of Coinbase, maker 0.6 % and taker 1.2 %. */
  readonly fees?: FeeModel;
  /** What trades among other people mean for waiting orders. Default: `queueFill`. */
  readonly fillModel?: FillModel;
  /** Each way. Default: 20 ms. */
  readonly latencyMs?: number;
  /** By direction and stream, in place of `latencyMs`. */
  readonly latency?: LatencyModel;
  /** How much later than its progress a fill is told. Default: 50 ms. */
  readonly fillDelayMs?: number;
  /** How many ended orders, refusals, fills and trades are remembered, of all accounts. Default: 10,000. */
  readonly keptEnds?: number;
  /** How long an accepted cancel takes, in which a fill can win. Default: 5 ms. */
  readonly cancelDelayMs?: number;
  /** After which a caller gives up waiting for an answer. Default: 5,000 ms. */
  readonly requestTimeoutMs?: number;
  /** What the account is opened with: decimal text by currency. A venue that is restored keeps what it had. */
  readonly balances: { readonly [currency: string]: string };
  /** Whether payments of funding are listed one by one; otherwise they show only in the cash. Default: true. */
  readonly listsFunding?: boolean;
  /** What the bot's key may do. Default: view and trade, also perpetuals. */
  readonly permissions?: Partial<VenuePermissions>;
  /** How far back stale answers can be asked for; every event is then applied twice. Default: 0 ms, there are none. */
  readonly remembersMs?: number;
  /** Where accounts, orders, fills, venue time and the place in the market outlive the process. */
  readonly store?: EventStore;
  /** When the market begins. Default: where its data begins, or else now. */
  readonly startAt?: EpochMs;
}

/** Stopping it is final; the next venue on the same store goes on where it was. */
export interface MockVenue extends VenueUnderControl {
  /** The venue's side of an account, for a wire in front of it. Default: the bot's. @throws AssertionFailed when nobody opened it */
  counter(accountId?: AccountId): VenueCounter;
  /** Resolves when everything that has happened is in the store. @throws what `failed` rejects with */
  flushed(): Promise<void>;
  /**
   * Rejects when a venue with a store cannot go on, and takes nothing more: an EventStoreError when it could not write what
   * happened, an AssertionFailed when a test asked it for what cannot be. Never resolves.
   */
  readonly failed: Promise<never>;
}

const BOT_ACCOUNT: AccountId = 'bot';

/** What everybody may know of the market. */
interface MarketStreams {
  readonly quotes: QuoteStream;
  readonly feed: MarketFeed;
}

/**
 * A simulated exchange behind the `Broker` port: the bot's account, and others that a test opens.
 * @throws EventStoreError when the store cannot be read, or is not a venue's
 */
export function createMockVenue(options: MockVenueOptions): MockVenue {
  const { clock, trace, store, latencyMs = 20, fillDelayMs = 50, requestTimeoutMs = 5_000 } = options;
  const { remembersMs = 0, listsFunding = true } = options;
  const instruments = options.instruments.map((instrument) => withFunding(instrument, options.rules));
  const latency = options.latency ?? fixedLatency(latencyMs);
  const timers = createTimers(clock);
  const setup = setupOf(options);
  const state = restoreVenue(setup, store);
  const past = remembersMs === 0 ? null : createLaggingState({ clock, remembersMs, state: restoreVenue(setup, store) });
  const faults = createVenueFaults({ clock, trace, remembersMs, effects: createVenueEffects(() => parts) });

  const { promise: failed, reject: fail } = Promise.withResolvers<never>();
  // Whoever waits for it hears of a rejection; that nobody waits is no mistake.
  failed.catch(() => undefined);

  const candles = createCandleBook(state);
  /** Lines for market data; what goes wrong on them is given for the bot's alone. */
  const openMarket =
    <T>(traits: MessageTraits<T>, marketFaults?: StreamFaultSource) =>
    (deliver: (item: T) => void): Channel<T> => {
      const delayMs = (): number => latency.streamMs('market');
      return createChannel<T>({
        ...{ clock, timers, delayMs, deliver, traits },
        ...(marketFaults && { faults: marketFaults }),
      });
    };
  const marketStreams = (marketFaults?: StreamFaultSource, printCount = 0): MarketStreams => ({
    quotes: createQuoteStream({ state, open: openMarket(plainMessages, marketFaults) }),
    feed: createMarketFeed({
      ...{ state, candles, clock, timers, printCount },
      open: openMarket(marketMessages, marketFaults),
    }),
  });
  const botStreams = marketStreams(faults.stream('market'));
  let othersStreams: MarketStreams | null = null;
  const reportStreams: ReportStream[] = [];
  const counters = new Map<AccountId, VenueCounter>();
  const observers = new Set<(event: VenueEvent) => void>();
  let happened = 0;
  const floor = createFloor({
    ...{ state, clock, store, trace },
    observe(event) {
      if (event.type !== 'MarketStepped') happened += 1;
      past?.observe(event);
      for (const reports of reportStreams) reports.observe(event);
      for (const observer of observers) observer(event);
    },
    applied(events) {
      candles.publish(events);
      for (const streams of [botStreams, othersStreams]) {
        streams?.quotes.publish(events);
        streams?.feed.publish(events);
      }
      dues.look();
    },
    onFailure(error) {
      runner.stop();
      fail(error);
    },
  });
  const dues = createDueTimer({ clock, timers, floor });
  const market = steerable(options.market.open(settingOf(options)), instruments);
  if (state.marketPosition !== null) market.restore(state.marketPosition);
  const runner = createMarketRunner({ clock, timers, floor, market });
  const line = { clock, timers, latency, trace, timeoutMs: requestTimeoutMs, isUp: () => !floor.hasFailed };
  const desk = createRequestDesk({ ...line, faults: faults.requests });
  /** What goes wrong is the bot's alone; others have a connection of their own, of which nothing is told. */
  const othersDesk = createRequestDesk({ ...line, trace: undefined });

  /** A connection of one account, with a stream of reports of its own. */
  function connect(accountId: AccountId, key: VenueKey): Broker {
    const isBot = accountId === BOT_ACCOUNT;
    const reports = createReportStream({
      accountId,
      state,
      open(kind, deliver) {
        const stream = kind === 'Fill' ? 'fills' : 'reports';
        const delayMs = (): number => latency.streamMs(stream) + (kind === 'Fill' ? fillDelayMs : 0);
        return createChannel({ clock, timers, delayMs, deliver, ...(isBot && { faults: faults.stream(stream) }) });
      },
    });
    reportStreams.push(reports);
    const execution = createExecution({ accountId, key, clock, floor });
    const { quotes, feed } = isBot
      ? botStreams
      : (othersStreams ??= marketStreams(undefined, botStreams.feed.printCount()));
    const ownDesk = isBot ? desk : othersDesk;
    const stateAt = (at: EpochMs): VenueState => (past === null || at === clock.now() ? state : past.asOf(at));
    const venueTime = isBot ? () => faults.venueTime() : () => clock.now();
    const seen = { accountId, instruments, stateAt, venueTime, execution, candles: candles.candles };
    counters.set(accountId, {
      ...{ ...seen, state, permissions: () => key.permissions() },
      send: (...request) => ownDesk.send(...request),
      subscribeReports: (listener) => reports.subscribe(listener),
      subscribeMarket: (subscription, listener) => feed.subscribe(subscription, listener),
      printCount: () => feed.printCount(),
      cutOf: (stream) => (isBot ? faults.stream(stream).cut() : null),
      observeCuts: (listener) => faults.observe(listener),
      observe(listener) {
        const own = (event: VenueEvent): void => listener(event);
        observers.add(own);
        return () => void observers.delete(own);
      },
    });
    return createMockBroker({ ...seen, listsFunding, key, clock, reports, quotes, feed, desk: ownDesk });
  }

  if (state.at === null) deposit(floor, clock, BOT_ACCOUNT, options.balances);
  runner.catchUp();
  dues.look();
  const key = createVenueKey(options.permissions);
  const parts = { clock, floor, market, desk, key };

  return {
    counter(accountId = BOT_ACCOUNT) {
      const counter = counters.get(accountId);
      assert(counter !== undefined, `an account ${accountId} was opened at the venue`);
      return counter;
    },
    broker: connect(BOT_ACCOUNT, key),
    instruments,
    truth: createVenueTruth({
      ...{ state, accountId: BOT_ACCOUNT, desk, quotes: botStreams.quotes },
      happened: () => happened,
    }),
    control: createVenueControl({
      ...{ accountId: BOT_ACCOUNT, key, clock, floor, market, faults },
      account(accountId, deposits = {}) {
        assert(
          !houseAccounts.has(accountId),
          `an account of somebody else has a name of its own, and not ${accountId}`,
        );
        deposit(floor, clock, accountId, deposits);
        return connect(accountId, createVenueKey());
      },
    }),
    start: () => runner.start(),
    stop() {
      runner.stop();
      desk.close();
      othersDesk.close();
      timers.close();
    },
    flushed: () => floor.flush(),
    failed,
  };
}

/** How often it pays is what its rules say. */
function withFunding(instrument: Instrument, rules: MockVenueOptions['rules']): Instrument {
  const fundingIntervalMs = rules?.[instrument.instrumentId]?.fundingIntervalMs;
  return fundingIntervalMs === undefined ? instrument : { ...instrument, fundingIntervalMs };
}

const setupOf = ({ instruments, fees, rules, fillModel, keptEnds, cancelDelayMs = 5 }: MockVenueOptions) => ({
  instruments,
  feeModel: fees ?? coinbaseLowestTier,
  cancelDelayMs,
  ...(rules !== undefined && { rules }),
  ...(fillModel !== undefined && { fillModel }),
  ...(keptEnds !== undefined && { keptEnds }),
});

const settingOf = ({ instruments, random, startAt, market, clock }: MockVenueOptions): MarketSetting => ({
  instruments,
  random: random.fork('market'),
  startAt: startAt ?? market.startAt ?? clock.now(),
});

/** What an account begins with; for the bot's it is the first thing that ever happens at a venue. */
function deposit(
  floor: Floor,
  clock: Clock,
  accountId: AccountId,
  amounts: { readonly [currency: string]: string },
): void {
  for (const [currency, amount] of Object.entries(amounts)) {
    const units = unitsOf(moneyOf(amount));
    floor.run({
      causationId: 'opening',
      command: () => ({ type: 'Deposit', at: clock.now(), accountId, currency, units }),
    });
  }
}
