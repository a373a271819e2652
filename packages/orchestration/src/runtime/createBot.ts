import { Subject, type Observable } from 'rxjs';
import {
  assert,
  type BotConfig,
  type Broker,
  type ClientOrderId,
  type Clock,
  type EpochMs,
  type EventStore,
  type Logger,
  type Metrics,
  type ModeScope,
  type OpenOrderPolicy,
  type OrderTerms,
  type Price,
  type Quantity,
  type Random,
  type RecordedBotEvent,
  type Strategy,
  type TradingMode,
  type Unsubscribe,
} from '@bot/core';
import type { ReloadAnswer, WishDecision } from '../engine/decision';
import { createEngineState, type StateInSight } from '../engine/state/engineState';
import type { InputLog } from '../persistence/inputLog';
import type { SnapshotCache } from '../persistence/snapshotCache';
import { restoreLedger } from '../startup/restoreLedger';
import { logSchema, type LogSchema } from '../startup/upcast';
import { createStrategies } from '../strategies/createStrategies';
import { createAnswers } from './answers';
import { BotStopped } from './botStopped';
import { drawId } from './drawId';
import { createMarketFeed } from './feed/createMarketFeed';
import { cancelIfKilled } from './control/cancelIfKilled';
import { watchControl, type ControlPorts } from './control/watchControl';
import { executeCommand, type Execution } from './executeCommand';
import { keepInputs } from './keepInputs';
import { keepSnapshots } from './keepSnapshots';
import { notRunning, offeredConfig } from './offeredConfig';
import { createTaskRunner } from './tasks/createTaskRunner';
import { runEngine } from './runEngine';
import { createPendingChanges } from './shutdown/pendingChanges';
import { createBotMetrics } from './telling/botMetrics';
import { logEvent } from './telling/logEvent';
import { windDown, type WindingDown } from './shutdown/windDown';

/** Everything of the outside that reaches the bot. */
export interface BotOptions {
  readonly config: BotConfig;
  readonly broker: Broker;
  readonly store: EventStore;
  /** Where what the log means is kept, so that the next start need not read all of it. Default: nowhere. */
  readonly snapshots?: SnapshotCache;
  /** Where it is kept what every decision saw. Default: nowhere. */
  readonly inputs?: InputLog;
  /** How other processes tell it what to do. Default: they cannot. */
  readonly control?: ControlPorts;
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
  /** Where numbers about the bot go. Default: nowhere. */
  readonly metrics?: Metrics;
  /** Instead of the one that the configuration names. */
  readonly strategies?: readonly Strategy[];
  /** What its log may hold. Default: what this build knows; another one is for tests. */
  readonly schema?: LogSchema;
}

export interface StopOptions {
  readonly reason?: string;
  /** After this the bot ends all the same. Default: `tasks.shutdownDeadlineMs`. */
  readonly deadlineMs?: number;
  /** What becomes of live orders. Default: `tasks.openOrdersAtStop`. */
  readonly openOrders?: OpenOrderPolicy;
}

export interface StopReport {
  /** What had not ended when the time for it was over: calls under way, orders whose end the venue has not confirmed. */
  readonly unfinished: readonly string[];
}

export interface Bot {
  /**
   * Resolves when the books were compared with the venue's and trading may begin. Once for each bot.
   * @throws what ended the bot before that: `BotStopped`, or the error of `failed`
   */
  start(): Promise<void>;
  /**
   * Begins nothing new, waits for what is under way, cancels live orders if that is the policy and waits for their end, then
   * records the stop. Twice is allowed: the first call counts.
   */
  stop(options?: StopOptions): Promise<StopReport>;
  /** Ends at once: nothing is decided, written or sent any more. */
  kill(): void;
  /** Asks for an order; `decided` is called once, when it is submitted or denied. */
  submit(terms: OrderTerms, decided?: (decision: WishDecision) => void): void;
  cancel(clientOrderId: ClientOrderId, reason?: string): void;
  /** Asks for new terms of a limit order that rests; the whole quantity, with what is filled already. */
  amend(clientOrderId: ClientOrderId, terms: { readonly limitPrice: Price; readonly quantity: Quantity }): void;
  setMode(
    mode: TradingMode,
    reason: string,
    where?: { readonly scope?: ModeScope; readonly until?: EpochMs | null },
  ): void;
  /**
   * Goes by another configuration from the next turn on, or says everything that is wrong with it and keeps the old one. `read`
   * is called once, at once; what it throws counts as wrong. `answered` is called once the answer is durable.
   */
  reload(read: () => BotConfig, answered?: (answer: ReloadAnswer) => void): void;
  /** Halts everything and cancels every order, over restarts too, until `setMode('Normal', …)`. */
  pullKillSwitch(reason: string): void;
  /** What the bot knows now. It is alive: read it, do not keep it. */
  readonly state: StateInSight;
  /** Inputs that wait to be decided. */
  readonly waiting: number;
  /** Every event, once it is durable. */
  readonly events$: Observable<RecordedBotEvent>;
  /** Rejects when the bot ends by itself: its log could not be written, or it found a mistake in itself. Never resolves. */
  readonly failed: Promise<never>;
}

/**
 * Makes a bot that has not started: the log is folded, nothing is asked or sent.
 * @throws EventStoreError when the log cannot be read
 */
export function createBot(options: BotOptions): Bot {
  const { config, broker, store, clock, random, logger, strategies, schema = logSchema } = options;
  const { snapshots, control } = options;
  const ledger = restoreLedger(store, { snapshots, schema });
  const state = createEngineState(config, strategies ?? createStrategies, ledger);
  const inputKeeper = keepInputs({ inputs: options.inputs, config, store, logger });
  const keeper = keepSnapshots({ ledger, snapshots, every: config.storage.snapshotEvery, schema, logger });

  const events$ = new Subject<RecordedBotEvent>();
  const wishes = createAnswers<WishDecision>('wish', logger);
  const reloads = createAnswers<ReloadAnswer>('reload', logger);
  const { promise: failed, reject: fail } = Promise.withResolvers<never>();
  const { promise: ready, resolve: nowReady, reject: neverReady } = Promise.withResolvers<void>();
  // Whoever waits for these hears of a rejection; that nobody waits is no mistake.
  failed.catch(() => undefined);
  ready.catch(() => undefined);
  let subscriptions: Unsubscribe[] = [];
  let life: 'Made' | 'Started' | 'Stopping' | 'Ended' = 'Made';
  let winding: WindingDown | null = null;
  let stopped: Promise<StopReport> | null = null;

  const measures = options.metrics && createBotMetrics(options.metrics, config);

  const loop = runEngine({
    state,
    store,
    clock,
    logger,
    schema,
    execute: (command) => executeCommand(execution, command),
    publish(event) {
      logEvent(logger, event);
      measures?.happened(event);
      events$.next(event);
      if (event.type === 'BooksCompared') nowReady();
    },
    decided: inputKeeper.keep,
    settled: keeper.keepIfDue,
    measures,
    idle: () => winding?.look(),
    fail(error) {
      end(error);
      const { deadlineMs } = config.tasks;
      void cancelIfKilled({ broker, state, killFile: control?.killFile, clock, logger, deadlineMs }).then(() =>
        fail(error),
      );
    },
  });

  const feed = createMarketFeed({ broker, clock, config, take: loop.take });
  const tasks = createTaskRunner({ clock, logger, deadlineMs: config.tasks.deadlineMs, ended: measures?.taskEnded });
  const changes = createPendingChanges();
  const exportMetrics = (): void => measures?.shown(state, feed.shed);
  const watch = control && watchControl({ ...control, state, clock, logger, take: loop.take });
  const answerCommand: Execution['answerCommand'] = (commandId, answer) => watch?.answer(commandId, answer);
  const answering = { answerWish: wishes.answer, answerReload: reloads.answer, answerCommand };
  const execution = { state, broker, clock, feed, tasks, changes, exportMetrics, take: loop.take, ...answering };

  function unsubscribeAll(): void {
    subscriptions.forEach((unsubscribe) => unsubscribe());
    subscriptions = [];
  }

  async function stop({ reason = 'Asked', ...how }: StopOptions): Promise<StopReport> {
    let unfinished: readonly string[] = [];
    if (life === 'Started') {
      life = 'Stopping';
      feed.close();
      const { shutdownDeadlineMs: deadlineMs, openOrdersAtStop: openOrders } = state.config.tasks;
      winding = windDown({ state, clock, loop, changes, deadlineMs, openOrders, ...how });
      unfinished = await winding.ended;
      if (unfinished.length > 0) logger.warn({ unfinished }, 'The bot stops although not everything has ended.');
      unsubscribeAll();
      await loop.finish({ type: 'Stopped', reason, unfinished });
      // What has failed on its way here has left memory that is not what the log says.
      if (life === 'Stopping') keeper.keep();
    }
    end(new BotStopped());
    return { unfinished };
  }

  function end(reason: unknown): void {
    life = 'Ended';
    winding?.giveUp();
    unsubscribeAll();
    loop.end();
    inputKeeper.end();
    neverReady(reason);
    events$.complete();
  }

  return {
    state,
    get waiting() {
      return loop.waiting;
    },
    events$: events$.asObservable(),
    failed,
    start() {
      assert(life === 'Made', 'a bot is started once; after a stop a new one is made on the same store');
      life = 'Started';
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
        () => feed.close(),
        () => tasks.end(),
        () => watch?.end(),
      ];
      loop.take({ type: 'Started', drawn });
      // In the same turn as the start: a bot that was told to stop while it did not run sends nothing first.
      watch?.begin();
      return ready;
    },
    stop: (options = {}) => (stopped ??= stop(options)),
    kill: () => end(new BotStopped()),
    submit(terms, decided) {
      if (life === 'Stopping') return;
      loop.take({ type: 'OrderWished', wishId: wishes.ask(decided), terms });
    },
    amend: (clientOrderId, terms) => loop.take({ type: 'AmendWished', clientOrderId, ...terms }),
    cancel: (clientOrderId, reason = 'Asked') => loop.take({ type: 'CancelWished', clientOrderId, reason }),
    reload(read, answered) {
      if (life === 'Started') loop.take(offeredConfig(reloads.ask(answered), read));
      else answered?.(notRunning);
    },
    pullKillSwitch: (reason) => loop.take({ type: 'KillSwitchPulled', reason }),
    setMode: (mode, reason, where = {}) => loop.take({ type: 'ModeCommanded', mode, reason, ...where }),
  };
}
