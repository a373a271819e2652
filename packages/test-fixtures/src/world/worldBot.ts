import {
  absolute,
  asNotional,
  flatPosition,
  heldMode,
  notionalFor,
  sum,
  zeroMoney,
  zeroNotional,
  type BotConfig,
  type BotEventPayloads,
  type Currency,
  type EpochMs,
  type Instrument,
  type InstrumentId,
  type Mark,
  type Money,
  type Notional,
  type Order,
  type Position,
  type RecordedBotEvent,
  type Restriction,
  type StrategyId,
  type TradingMode,
} from '@bot/core';
import {
  parseDuration,
  type BotSnapshot,
  type BotUnderTest,
  type OrderWish,
  type StopOutcome,
  type StopRequest,
  type SubmittedWish,
  type TaskState,
  type Trace,
} from '@bot/simulation';
import { payloadsOf, type ModeWish } from '../invariants/stepFacts';
import { decimalText } from '../text/decimalText';
import { mustBeListed } from './mustBeListed';
import { offered } from './offered';
import { createOrderHandle, wishText, type OrderHandle } from './orderHandle';
import type { CrashOptions, CrashPlan, CrashPoint } from './crashPlan';
import type { Subject } from './subject';
import type { ModeOptions } from './modeOptions';
import type { Tell } from './whileOpen';
import type { WorldControl } from './worldControl';
import type { WorldTime } from './worldTime';

export interface SubmitOptions {
  /** Decimal text; without it the order is a market order. */
  readonly limit?: string;
  readonly timeInForce?: 'GTC' | 'IOC' | 'FOK';
  readonly postOnly?: boolean;
  readonly reduceOnly?: boolean;
}

export type Submit = (instrumentId: InstrumentId, quantity: string, options?: SubmitOptions) => OrderHandle;

/** The bot of a world. What it does not offer throws MissingCapability when it is asked for. */
export interface WorldBot extends Subject<'bot'> {
  /** The mode that holds everywhere. */
  readonly mode: TradingMode;
  /** The mode that holds in one instrument, by what was said of everything and of it. */
  modeIn(instrumentId: InstrumentId): TradingMode;
  /** Everything that holds trading back now: by whom, since when, until when. */
  readonly restrictions: readonly Restriction[];
  /** Every alert that was raised, oldest first. */
  readonly alerts: readonly BotEventPayloads['AlertRaised'][];
  /** Every order that the bot knows. */
  readonly orders: readonly Readonly<Order>[];
  /** Open positions. */
  readonly positions: readonly Position[];
  /** Flat when there is none. @throws FixtureError WrongArgument for what the venue does not list; so do `book`, `exposure`, `result` */
  position(instrumentId: InstrumentId): Position;
  /** What one strategy, or `Operator`, holds of it; flat when it has no book. */
  book(strategyId: StrategyId, instrumentId: InstrumentId): Position;
  /**
   * What its positions are worth in USD at the newest marks, long and short added up: all, or those in one instrument. Without a
   * mark a position counts what it cost.
   */
  exposure(instrumentId?: InstrumentId): Notional;
  cash(currency: Currency): Money;
  /** What the instrument has earned, before commission, and cost. */
  result(instrumentId: InstrumentId): { readonly realizedPnl: Money; readonly commission: Money };
  /** Oldest first. */
  marks(instrumentId: InstrumentId): readonly Mark[];
  readonly tasks: readonly TaskState[];
  readonly snapshot: BotSnapshot;
  /** Everything the bot wrote to its log, oldest first. */
  readonly journal: readonly RecordedBotEvent[];
  /** Asks for an order as a person would. Before the start the wish waits for it, when the world starts the bot itself. */
  readonly submit: { readonly buy: Submit; readonly sell: Submit };
  cancel(order: OrderHandle): void;
  /** Asks for new terms as a person would; the whole quantity, with what is filled already. */
  amend(order: OrderHandle, terms: { readonly limit: string; readonly quantity: string }): void;
  /** Changes the mode as an operator would: `setMode('Halted', 'exchange rumours', { instrument: 'BTC-USD', for: '30m' })`. */
  setMode(mode: TradingMode, reason: string, options?: ModeOptions): void;
  /** What other processes leave for it. */
  readonly control: WorldControl;
  /** Has the configuration read again while it runs, as the command does at a signal. */
  reload(): void;
  readonly isRunning: boolean;
  start(): Promise<void>;
  stop(request?: StopRequest): Promise<StopOutcome>;
  /** Ends it at once, as `kill -9` would. */
  kill(): void;
  /** The same at a certain moment: `crashAt('append', { n: 3 })`. One that is never reached fails the test. */
  crashAt(point: CrashPoint, options?: CrashOptions): void;
}

/** The configuration as a running bot reads it again. */
export interface WorldConfiguration {
  /** What is written now. @throws what is wrong with it */
  read(): BotConfig;
  /** What was read last is in force. */
  taken(): void;
}

export interface WorldBotOptions {
  readonly trace: Trace;
  readonly repeat: string | null;
  readonly time: WorldTime;
  readonly tell: Tell;
  readonly now: () => EpochMs;
  readonly instruments: () => readonly Instrument[];
  readonly lifecycle: BotLifecycle;
  readonly configuration: WorldConfiguration;
  readonly control: WorldControl;
  readonly crashes: CrashPlan;
  /** Called with every wish that the bot was asked for. */
  readonly noteWish: (handle: OrderHandle) => void;
  /** Called with every mode that it was asked for. */
  readonly noteMode: (wish: ModeWish) => void;
}

/** The bot that runs now; a restart puts another one in its place. */
export interface BotLifecycle {
  readonly current: BotUnderTest;
  readonly isRunning: boolean;
  start(): Promise<void>;
  stop(request?: StopRequest): Promise<StopOutcome>;
  kill(): void;
  /** Now when it runs or nobody will start it by itself; else once it runs. */
  whenStarted(act: () => void): void;
}

export function createWorldBot(options: WorldBotOptions): WorldBot {
  const { trace, repeat, time, tell, now, instruments, lifecycle, control } = options;
  const snapshot = (): BotSnapshot => offered(lifecycle.current, 'snapshot')();
  const restrictions = (): readonly Restriction[] => snapshot().restrictions ?? [];
  const journal = (): readonly RecordedBotEvent[] => offered(lifecycle.current, 'journal')();

  const known = (instrumentId: InstrumentId): InstrumentId => {
    mustBeListed(instrumentId, instruments());
    return instrumentId;
  };

  function worthOf({ instrumentId, netQuantity, costBasis }: Position): Notional {
    const mark = snapshot().marks.get(instrumentId)?.at(-1);
    const listed = instruments().find((each) => each.instrumentId === instrumentId);
    if (mark === undefined) return asNotional(costBasis);
    return notionalFor(mark.price, absolute(netQuantity), listed?.contractSize);
  }

  function wished(wish: OrderWish): OrderHandle {
    let submitted: SubmittedWish | undefined;
    lifecycle.whenStarted(() => {
      tell(`wish ${wishText(wish)}`);
      submitted = offered(lifecycle.current, 'submit')(wish);
    });
    const handle = createOrderHandle({
      wish,
      trace,
      repeat,
      time,
      submitted: () => submitted,
      findOrder: (id) => lifecycle.current.snapshot?.().orders.find(({ clientOrderId }) => clientOrderId === id),
    });
    options.noteWish(handle);
    return handle;
  }

  const submit =
    (side: OrderWish['side']): Submit =>
    (instrumentId, quantity, { limit, ...terms } = {}) =>
      wished({
        instrumentId,
        side,
        quantity: decimalText(quantity, 'quantity'),
        ...(limit === undefined ? {} : { limitPrice: decimalText(limit, 'limit price') }),
        ...terms,
      });

  return {
    kind: 'bot',
    trace,
    repeat,
    get mode() {
      return snapshot().mode;
    },
    modeIn: (instrumentId) => heldMode(restrictions(), instrumentId).mode,
    get restrictions() {
      return restrictions();
    },
    get alerts() {
      return payloadsOf(journal(), 'AlertRaised');
    },
    get orders() {
      return snapshot().orders;
    },
    get positions() {
      return snapshot().positions;
    },
    position(instrumentId) {
      const wanted = known(instrumentId);
      return snapshot().positions.find((position) => position.instrumentId === wanted) ?? flatPosition(wanted);
    },
    book(strategyId, instrumentId) {
      const wanted = known(instrumentId);
      return snapshot().strategyBooks?.get(wanted)?.get(strategyId) ?? flatPosition(wanted);
    },
    exposure(instrumentId) {
      const { positions } = snapshot();
      const wanted = instrumentId === undefined ? undefined : known(instrumentId);
      const counted = positions.filter((position) => wanted === undefined || position.instrumentId === wanted);
      return sum(counted.map(worthOf), zeroNotional);
    },
    cash: (currency) => snapshot().cash.get(currency) ?? zeroMoney,
    result(instrumentId) {
      const wanted = known(instrumentId);
      const { realizedPnl, commission } = snapshot().results?.get(wanted) ?? noResult;
      return { realizedPnl, commission };
    },
    marks: (instrumentId) => snapshot().marks.get(instrumentId) ?? [],
    get tasks() {
      return snapshot().tasks;
    },
    get snapshot() {
      return snapshot();
    },
    get journal() {
      return journal();
    },
    submit: { buy: submit('Buy'), sell: submit('Sell') },
    cancel(order) {
      tell(`cancel ${wishText(order.wish)}`);
      const { clientOrderId } = order;
      if (clientOrderId !== undefined) offered(lifecycle.current, 'cancel')(clientOrderId);
    },
    amend(order, { limit, quantity }) {
      tell(`amend ${wishText(order.wish)} to ${quantity} at ${limit}`);
      const terms = { limitPrice: decimalText(limit, 'limit price'), quantity: decimalText(quantity, 'quantity') };
      const { clientOrderId } = order;
      if (clientOrderId !== undefined) offered(lifecycle.current, 'amend')(clientOrderId, terms);
    },
    setMode(mode, reason, { instrument, for: duration } = {}) {
      tell(`set the mode${instrument === undefined ? '' : ` of ${instrument}`} to ${mode}: ${reason}`);
      const until = duration === undefined ? null : now() + parseDuration(duration);
      const place = { scope: instrument ?? 'All', until };
      offered(lifecycle.current, 'setMode')(mode, reason, place);
      options.noteMode({ at: now(), mode, ...place });
    },
    reload() {
      tell('the configuration is read again');
      offered(lifecycle.current, 'reload')(
        () => options.configuration.read(),
        () => options.configuration.taken(),
      );
    },
    control,
    get isRunning() {
      return lifecycle.isRunning;
    },
    start: () => time.run(() => lifecycle.start(), { what: 'the start of the bot' }),
    stop: (request) => time.run(() => lifecycle.stop(request), { what: 'the stop of the bot' }),
    kill: () => lifecycle.kill(),
    crashAt(point, where = {}) {
      offered(lifecycle.current, 'kill');
      tell(`crash at ${point} ${where.n ?? 1}`);
      options.crashes.arm(point, where);
    },
  };
}

const noResult = { realizedPnl: zeroMoney, commission: zeroMoney };
