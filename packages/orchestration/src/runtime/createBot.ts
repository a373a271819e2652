import { Subject, type Observable } from 'rxjs';
import type {
  BotConfig,
  Broker,
  ClientOrderId,
  Clock,
  EventStore,
  Logger,
  OrderTerms,
  Random,
  RecordedBotEvent,
  Strategy,
  TradingMode,
  Unsubscribe,
} from '@bot/core';
import type { WishDecision } from '../engine/decision';
import { createEngineState, type StateInSight } from '../engine/state/engineState';
import { foldLog } from '../startup/foldLog';
import { createStrategies } from '../strategies/createStrategies';
import { drawId } from './drawId';
import { executeCommand } from './executeCommand';
import { runEngine } from './runEngine';
import { sampleQuotes } from './sampleQuotes';

/** Everything of the outside that reaches the bot. */
export interface BotOptions {
  readonly config: BotConfig;
  readonly broker: Broker;
  readonly store: EventStore;
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
  /** Instead of the one that the configuration names. */
  readonly strategies?: readonly Strategy[];
}

export interface Bot {
  /** Resolves when the books were compared with the venue's and trading may begin. @throws what ended the bot before that */
  start(): Promise<void>;
  /** Takes nothing new in, waits for what is decided to be durable, records the stop. Live orders stay at the venue. */
  stop(reason?: string): Promise<void>;
  /** Ends at once: nothing is decided, written or sent any more. */
  kill(): void;
  /** Asks for an order; `decided` is called once, when it is submitted or denied. */
  submit(terms: OrderTerms, decided?: (decision: WishDecision) => void): void;
  cancel(clientOrderId: ClientOrderId, reason?: string): void;
  setMode(mode: TradingMode, reason: string): void;
  /** What the bot knows now. It is alive: read it, do not keep it. */
  readonly state: StateInSight;
  /** Every event, once it is durable. */
  readonly events$: Observable<RecordedBotEvent>;
  /** Rejects when the bot ends by itself: its log could not be written, or it found a mistake in itself. Never resolves. */
  readonly failed: Promise<never>;
}

/**
 * Makes a bot that has not started: the log is folded, nothing is asked or sent.
 * @throws EventStoreError when the log cannot be read
 */
export function createBot({ config, broker, store, clock, random, logger, strategies }: BotOptions): Bot {
  const state = createEngineState(config, strategies ?? createStrategies(config));
  foldLog(store, state.ledger);

  const events$ = new Subject<RecordedBotEvent>();
  const wishes = new Map<string, (decision: WishDecision) => void>();
  const { promise: failed, reject: fail } = Promise.withResolvers<never>();
  const { promise: ready, resolve: nowReady } = Promise.withResolvers<void>();
  failed.catch(() => undefined);
  let wishCount = 0;
  let subscriptions: Unsubscribe[] = [];

  const loop = runEngine({
    state,
    store,
    clock,
    logger,
    execute: (command) => executeCommand({ state, broker, clock, take: loop.take, answerWish }, command),
    publish(event) {
      events$.next(event);
      if (event.type === 'BooksCompared') nowReady();
    },
    fail(error) {
      release();
      fail(error);
    },
  });

  function answerWish(wishId: string, decision: WishDecision): void {
    wishes.get(wishId)?.(decision);
    wishes.delete(wishId);
  }

  function release(): void {
    subscriptions.forEach((unsubscribe) => unsubscribe());
    subscriptions = [];
  }

  return {
    state,
    events$: events$.asObservable(),
    failed,
    async start() {
      const ids = random.fork('ids');
      const drawn = { storeEpoch: drawId(ids, 4), entropy: drawId(ids, 4) };
      subscriptions = [
        broker.subscribeReports((report) =>
          loop.take(
            report.type === 'Progress'
              ? { type: 'OrderReported', progress: report.progress }
              : { type: 'FillReported', fill: report.fill },
          ),
        ),
        sampleQuotes({
          broker,
          clock,
          instrumentIds: config.instrumentIds,
          intervalMs: config.cycleIntervalMs,
          sample: (quote) => loop.take({ type: 'QuoteSampled', quote }),
        }),
      ];
      loop.take({ type: 'Started', drawn });
      await Promise.race([ready, failed]);
    },
    async stop(reason = 'Asked') {
      release();
      loop.take({ type: 'Stopped', reason });
      await loop.idle();
      loop.end();
      events$.complete();
    },
    kill() {
      release();
      loop.end();
    },
    submit(terms, decided) {
      wishCount += 1;
      const wishId = `wish-${wishCount}`;
      if (decided !== undefined) wishes.set(wishId, decided);
      loop.take({ type: 'OrderWished', wishId, terms });
    },
    cancel: (clientOrderId, reason = 'Asked') => loop.take({ type: 'CancelWished', clientOrderId, reason }),
    setMode: (mode, reason) => loop.take({ type: 'ModeCommanded', mode, reason }),
  };
}
