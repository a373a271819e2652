import {
  assert,
  exceeds,
  heldMode,
  isTerminal,
  isZero,
  judgeProgress,
  leavesQuantity,
  markOf,
  notionalFor,
  sum,
  zeroMoney,
  type DecidedOn,
  type DenialReason,
  type InstrumentId,
  type Mark,
  type Order,
  type OrderProgress,
  type OrderRequest,
  type RecordedBotEvent,
  type SubmitAnswer,
} from '@bot/core';
import type { BotSnapshot, BotUnderTestFactory, OrderWish, WishDecision } from '@bot/simulation';
import { createClerkBooks } from './clerkBooks';
import { createClerkLog } from './clerkLog';
import { createClerkModes } from './clerkModes';
import { newOrder, toRequest } from './clerkOrder';

/** What a clerk does wrong. Each breaks something that must hold. */
export interface ClerkHabits {
  /** After a time-out it sends the order again under another id. */
  readonly retriesWithNewId?: boolean;
  readonly ignoresLimits?: boolean;
  /** It writes a halt down, and trades on. */
  readonly ignoresHalts?: boolean;
  /** It says no, and sends the order all the same. */
  readonly sendsWhatItDenies?: boolean;
  /** It tells of its books something else than what is in them. */
  readonly tells?: (snapshot: BotSnapshot) => BotSnapshot;
  /** It has written something else than what happened. */
  readonly wrote?: (journal: readonly RecordedBotEvent[]) => readonly RecordedBotEvent[];
  /** It numbers its events by their places, also what it has not written. Default: true. */
  readonly numbers?: boolean;
}

/** A small honest bot of another team's: it sends what it is asked for, keeps books and a log. */
export const clerkBot =
  ({ tells = (told) => told, wrote = (written) => written, ...habits }: ClerkHabits = {}): BotUnderTestFactory =>
  ({ config, broker, ...surroundings }) => {
    const log = createClerkLog(surroundings);
    const books = createClerkBooks();
    const modes = createClerkModes(log, () => surroundings.clock.now());
    const isHalted = (id: InstrumentId): boolean => habits.ignoresHalts !== true && modes.isHalted(id);
    const orders = new Map<string, Order>();
    const marks = new Map<InstrumentId, Mark>();
    let unsubscribe: (() => void)[] = [];
    const isOpen = (): boolean => unsubscribe.length > 0;

    function known<T>(map: ReadonlyMap<string, T>, key: string): T {
      const value = map.get(key);
      assert(value !== undefined, `the clerk knows ${key}`);
      return value;
    }

    function decidedOn(instrumentId: InstrumentId): DecidedOn {
      const { price, at } = known(marks, instrumentId);
      return { mark: price, markAgeMs: surroundings.clock.now() - at, equity: books.usd, dayResult: zeroMoney };
    }

    /** Only entries are limited, by what they are worth and by how much would be held at worst. */
    function denialOf({ instrumentId, side, quantity, limitPrice }: OrderRequest): DenialReason | null {
      if (isHalted(instrumentId)) return 'TradingHalted';
      if (habits.ignoresLimits === true || side === 'Sell') return null;
      const { maxTradeValueUsd, positionCaps } = config.limits;
      const cap = known(new Map(Object.entries(positionCaps)), instrumentId);
      const value = notionalFor(limitPrice ?? known(marks, instrumentId).price, quantity);
      if (maxTradeValueUsd !== null && exceeds(value, maxTradeValueUsd)) return 'MaxTradeValue';
      const live = [...orders.values()].filter((order) => order.side === side && !isTerminal(order.status));
      const held = [...books.positions.values()].map(({ netQuantity }) => netQuantity);
      return exceeds(sum([...held, ...live.map(leavesQuantity)], quantity), cap) ? 'PositionCap' : null;
    }

    function submit(wish: OrderWish): WishDecision {
      const request = toRequest(wish, `clerk-${orders.size + 1}`);
      const reason = denialOf(request);
      if (reason === null) {
        send(request);
        return { decision: 'Submitted', clientOrderId: request.clientOrderId };
      }
      const intent = { ...request, strategyId: 'Clerk', reason: 'Asked', explicit: true };
      log.write('OrderDenied', { intent, reason, numbers: {}, decidedOn: decidedOn(wish.instrumentId) });
      if (habits.sendsWhatItDenies === true) void broker.submitOrder(request).catch(() => undefined);
      return { decision: 'Denied', reason, numbers: {} };
    }

    function send(request: OrderRequest): void {
      const { clientOrderId } = request;
      orders.set(clientOrderId, newOrder(request, surroundings.clock.now()));
      const facts = { strategyId: 'Clerk', reason: 'Asked', hold: zeroMoney };
      log.write('OrderSubmitted', { request, ...facts, decidedOn: decidedOn(request.instrumentId) });
      log.write('SubmitAttempted', { clientOrderId, attempt: 1 });
      broker.submitOrder(request).then(
        (answer) => (answer.outcome === 'Rejected' ? rejected(answer) : undefined),
        (error: unknown) => unanswered(request, String(error)),
      );
    }

    function rejected({ clientOrderId, reason, message }: Extract<SubmitAnswer, { outcome: 'Rejected' }>): void {
      log.write('OrderRejected', { clientOrderId, reason, message });
      change(clientOrderId, { status: 'Rejected', rejectReason: reason });
    }

    /** The stream may have told more than the answer would have. */
    function unanswered(request: OrderRequest, error: string): void {
      const { clientOrderId } = request;
      if (known(orders, clientOrderId).status === 'Submitted') {
        log.write('OrderBecameUnknown', { clientOrderId, error });
        change(clientOrderId, { status: 'Unknown' });
      }
      if (habits.retriesWithNewId === true && isOpen()) send({ ...request, clientOrderId: `${clientOrderId}-again` });
    }

    function change(clientOrderId: string, changes: Partial<Order>): void {
      orders.set(clientOrderId, { ...known(orders, clientOrderId), ...changes });
    }

    /** What is not its own, or is old news, the clerk leaves alone. */
    function take(progress: OrderProgress): void {
      const order = orders.get(progress.clientOrderId);
      const judged = order && judgeProgress(order, progress);
      if (order === undefined || judged?.verdict !== 'Applies') return;
      const { status, delta: filledNow, late } = judged;
      const { clientOrderId, venueOrderId, cumulativeQuantity, filledValue, commission, reason } = progress;
      const told = { clientOrderId, venueOrderId, cumulativeQuantity, filledValue, commission, reason };
      log.write('OrderProgressed', { ...told, status, filledNow, late });
      change(clientOrderId, { status, venueOrderId, filledQuantity: cumulativeQuantity, filledValue, commission });
      if (!isZero(filledNow.quantity)) books.settle(order, filledNow);
    }

    function cancel(clientOrderId: string): void {
      const { venueOrderId } = known(orders, clientOrderId);
      log.write('CancelRequested', { clientOrderId, reason: 'Asked' });
      change(clientOrderId, { status: 'PendingCancel' });
      // The stream tells what came of it.
      broker.cancelOrders([String(venueOrderId)]).catch(() => undefined);
    }

    function setMode(...told: Parameters<typeof modes.set>): void {
      modes.set(...told);
      for (const { clientOrderId, instrumentId, status } of orders.values()) {
        if (isHalted(instrumentId) && !isTerminal(status)) cancel(clientOrderId);
      }
    }

    async function open(): Promise<void> {
      const cash = (await broker.balances()).filter(({ currency }) => currency === 'USD');
      log.write('CashAdopted', { balances: cash });
      for (const { currency, total } of cash) books.cash.set(currency, total);
    }

    return {
      async start() {
        unsubscribe = [
          broker.subscribeReports((report) => (report.type === 'Progress' ? take(report.progress) : undefined)),
          broker.subscribeQuotes(config.instrumentIds, (quote) => marks.set(quote.instrumentId, markOf(quote))),
        ];
        await open();
      },
      async stop() {
        unsubscribe.forEach((end) => end());
        unsubscribe = [];
        log.write('ProcessStopped', { reason: 'Asked' });
      },
      cancel,
      setMode,
      submit: (wish) => {
        const decision = submit(wish);
        const id = decision.decision === 'Submitted' ? decision.clientOrderId : '';
        return { decision: () => decision, order: () => orders.get(id) };
      },
      journal: () => (habits.numbers === false ? wrote(log.events) : numbered(wrote(log.events))),
      snapshot: () =>
        tells({
          mode: heldMode(modes.restrictions, 'All').mode,
          restrictions: modes.restrictions,
          orders: [...orders.values()],
          positions: [...books.positions.values()],
          cash: new Map(books.cash),
          marks: new Map([...marks].map(([id, mark]) => [id, [mark]])),
          tasks: [],
        }),
    };
  };

const numbered = (journal: readonly RecordedBotEvent[]): readonly RecordedBotEvent[] =>
  journal.map((event, index) => (event.seq === index + 1 ? event : { ...event, seq: index + 1 }));
