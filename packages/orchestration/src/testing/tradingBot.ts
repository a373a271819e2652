import {
  priceOf,
  quantityOf,
  type BotConfig,
  type EventStore,
  type OrderTerms,
  type RecordedBotEvent,
  type StoredEvent,
} from '@bot/core';
import type {
  BotSnapshot,
  BotSurroundings,
  BotUnderTest,
  BotUnderTestFactory,
  OrderWish,
  WishDecision,
} from '@bot/simulation';
import { createBot, type Bot, type BotOptions } from '../runtime/createBot';
import { disagreementOf } from '../engine/state/drifts';
import { neverRan, taskIntervalMs } from '../engine/state/tasks';
import type { StateInSight } from '../engine/state/engineState';
import { globalMode } from '../engine/state/modes';
import { watchedInstruments } from '../engine/state/watched';
import { encodeStructure } from '../persistence/structuralCodec';
import { foldLog, toRecorded } from '../startup/foldLog';
import type { LogSchema } from '../startup/upcast';
import { traceText } from './traceText';

/** Our bot as a bot under test: the real one, in a world that the test controls. */
export function tradingBot(
  options: Pick<BotOptions, 'strategies' | 'schema' | 'snapshots' | 'metrics'> = {},
): BotUnderTestFactory {
  return ({ config, broker, store, control, clock, random, logger, trace }: BotSurroundings): BotUnderTest => {
    const bot = createBot({ config, broker, store, control, clock, random, logger, ...options });
    const journal = createJournalReader(store, options);
    let hasEnded = false;
    bot.events$.subscribe({
      next: (event) => trace.add('bot', traceText(event)),
      complete: () => (hasEnded = true),
    });
    return {
      start: () => bot.start(),
      stop: (options) => bot.stop({ reason: 'The world was closed.', ...options }),
      kill: () => bot.kill(),
      submit: (wish) => followWish(bot, wish),
      amend: (clientOrderId, { limitPrice, quantity }) =>
        bot.amend(clientOrderId, { limitPrice: priceOf(limitPrice), quantity: quantityOf(quantity) }),
      cancel: (clientOrderId) => bot.cancel(clientOrderId),
      setMode: (mode, reason, place) => bot.setMode(mode, reason, place),
      reload: (read, taken) => bot.reload(read, ({ outcome }) => outcome === 'Rejected' || taken()),
      snapshot: () => snapshotOf(bot, hasEnded),
      journal,
      ledger: () => ({
        live: textOf(bot.state.ledger),
        folded: textOf(foldLog(store, undefined, options.schema)),
      }),
    };
  };
}

/** Decodes an event of the log once: a store that gives the very same event again has not changed it. */
function createJournalReader(
  store: Pick<EventStore, 'read'>,
  { schema }: { readonly schema?: LogSchema },
): () => readonly RecordedBotEvent[] {
  const decoded = new WeakMap<StoredEvent, RecordedBotEvent>();
  const decode = (stored: StoredEvent): RecordedBotEvent => {
    const event = decoded.get(stored) ?? toRecorded(stored, schema);
    decoded.set(stored, event);
    return event;
  };
  return () => [...store.read()].map(decode);
}

function followWish(bot: Bot, wish: OrderWish): ReturnType<NonNullable<BotUnderTest['submit']>> {
  let decision: WishDecision | undefined;
  bot.submit(toTerms(wish), (decided) => (decision = decided));
  return {
    decision: () => decision,
    order: () => (decision?.decision === 'Submitted' ? bot.state.ledger.orders.get(decision.clientOrderId) : undefined),
  };
}

/** A wish without a limit price is a market order: immediate or cancel. */
function toTerms(wish: OrderWish): OrderTerms {
  const isLimit = wish.limitPrice !== undefined;
  return {
    instrumentId: wish.instrumentId,
    side: wish.side,
    type: isLimit ? 'Limit' : 'Market',
    quantity: quantityOf(wish.quantity),
    limitPrice: wish.limitPrice === undefined ? null : priceOf(wish.limitPrice),
    timeInForce: wish.timeInForce ?? (isLimit ? 'GTC' : 'IOC'),
    postOnly: wish.postOnly ?? false,
    reduceOnly: wish.reduceOnly ?? false,
  };
}

/** What takes work is put together only for who asks, and as it is then: a snapshot is taken after every step. */
function snapshotOf({ waiting, state }: Bot, hasEnded: boolean): BotSnapshot {
  const { config, ledger, view } = state;
  return {
    mode: globalMode(ledger).mode,
    restrictions: [...ledger.restrictions.values()],
    orders: [...ledger.orders.values()],
    positions: [...ledger.positions.values()],
    strategyBooks: ledger.strategyBooks,
    cash: ledger.cash,
    results: ledger.results,
    disagreement: disagreementOf(view),
    margins: [...view.margins.values()],
    feed: {
      isWhole: view.feed.isWhole,
      openedAt: view.feed.openedAt,
      sources: view.feed.sources,
      depths: view.depths,
    },
    get kept() {
      return new Map([['waiting inputs', waiting], ...sizesOf('ledger', ledger), ...sizesOf('view', view)]);
    },
    get marks() {
      return new Map(watchedInstruments(state).map((id) => [id, view.marks.get(id)?.newest(Infinity) ?? []]));
    },
    get tasks() {
      return hasEnded ? [] : tasksOf(config, view);
    },
  };
}

const tasksOf = (config: BotConfig, { tasks, taskRecords }: StateInSight['view']): BotSnapshot['tasks'] =>
  [...tasks].map(([name, nextAt]) => ({
    name,
    intervalMs: taskIntervalMs(config, name),
    nextAt,
    ...(taskRecords.get(name) ?? neverRan),
  }));

/** Everything that can grow. */
const sizesOf = (name: string, parts: object): (readonly [string, number])[] =>
  Object.entries(parts).flatMap(([key, part]: [string, unknown]) =>
    part instanceof Map || part instanceof Set ? [[`${name}.${key}`, part.size] as const] : [],
  );
const textOf = (ledger: object): string => JSON.stringify(encodeStructure(ledger));
