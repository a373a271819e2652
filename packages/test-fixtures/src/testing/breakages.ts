import {
  priceOf,
  quantityOf,
  type BotEvent,
  type Depth,
  type DepthLevel,
  type OrderProgress,
  type OrderTerms,
  type RecordedBotEvent,
} from '@bot/core';
import type { BotSnapshot, BotUnderTestFactory, FeedSnapshot, Layer, TaskState, VenueTruth } from '@bot/simulation';
import type { ConfigChanges } from '../presets/configWith';
import { brokenVenue } from './brokenVenue';
import { clerkBot } from './clerkBot';
import type { World } from '../world/world';

/** What a world is made of in which something is broken on purpose. */
export interface Parts {
  readonly bot?: BotUnderTestFactory;
  readonly layer?: Layer;
  readonly day?: (world: World) => Promise<void>;
  readonly config?: ConfigChanges;
  readonly secrets?: readonly string[];
}

export const venue = (breakage: (honest: VenueTruth) => Partial<VenueTruth>): Parts => ({
  layer: brokenVenue(breakage),
});
export const firstOrder = (change: { terms?: Partial<OrderTerms>; progress?: Partial<OrderProgress> }): Parts =>
  venue(({ orders }) => ({
    orders: () =>
      orders().map((order, index) =>
        index > 0
          ? order
          : { terms: { ...order.terms, ...change.terms }, progress: { ...order.progress, ...change.progress } },
      ),
  }));
export const tells = (change: (snapshot: BotSnapshot) => Partial<BotSnapshot>): Parts => ({
  bot: clerkBot({ tells: (snapshot) => ({ ...snapshot, ...change(snapshot) }) }),
});
/** Changes the events of one type in the log. */
export const wrote = <Type extends BotEvent['type']>(
  type: Type,
  change: (payload: Extract<BotEvent, { type: Type }>['payload']) => object,
): Parts => ({
  bot: clerkBot({
    wrote: (journal) =>
      journal.map((event) =>
        event.type === type
          ? ({ ...event, payload: { ...event.payload, ...change(event.payload as never) } } as RecordedBotEvent)
          : event,
      ),
  }),
});

/** A status that goes back after the order has ended. */
export const reopened = (): Parts =>
  venue(({ orders }) => {
    let looks = 0;
    return {
      orders: () =>
        orders().map((order) =>
          order.progress.status === 'Filled' && ++looks > 20
            ? { ...order, progress: { ...order.progress, status: 'PartiallyFilled' } }
            : order,
        ),
    };
  });

export const givenUp = ({ clientOrderId }: { readonly clientOrderId: string }): readonly BotEvent[] => [
  { type: 'OrderBecameUnknown', payload: { clientOrderId, error: 'Timeout' } },
  { type: 'OrderFailed', payload: { clientOrderId, reason: 'Timeout' } },
];
/** More is written after every attempt. */
export const afterAttempt =
  (more: (payload: { readonly clientOrderId: string }) => readonly BotEvent[]) =>
  (journal: readonly RecordedBotEvent[]): readonly RecordedBotEvent[] =>
    journal.flatMap((event) =>
      event.type === 'SubmitAttempted'
        ? [event, ...more(event.payload).map((each) => ({ ...event, ...each }) as RecordedBotEvent)]
        : [event],
    );
export const afterPause = (journal: readonly RecordedBotEvent[]): readonly RecordedBotEvent[] =>
  journal
    .slice(0, 1)
    .flatMap((first) => [
      { ...first, type: 'SendingPaused', payload: { until: Number.MAX_SAFE_INTEGER, error: '' } } as RecordedBotEvent,
      ...journal,
    ]);
export const hurriedDay = async ({ bot, advance }: World): Promise<void> => {
  for (const limit of ['40000', '40001', '40002', '40003', '40004']) bot.submit.buy('BTC-USD', '0.001', { limit });
  await advance('10s');
};
export const bareDay = async ({ bot, advance }: World): Promise<void> => {
  await bot.submit.buy('BTC-USD', '0.01');
  await advance('1m');
  await bot.submit.buy('ETH-USD', '0.01');
};

export const tooMuch = async ({ bot, advance }: World): Promise<void> => {
  await bot.submit.buy('BTC-USD', '0.03', { limit: '30000' }).decided();
  await bot.submit.buy('BTC-USD', '0.03', { limit: '30000' }).decided();
  await advance('10s');
};
export const tooDear = async ({ bot, advance }: World): Promise<void> => {
  await bot.submit.buy('BTC-USD', '0.025').decided();
  await advance('10s');
};
export const lostAnswer = async ({ bot, venue: { faults }, advance }: World): Promise<void> => {
  faults.on('submitOrder').acceptThenDropResponse();
  await bot.submit.buy('BTC-USD', '0.01').decided();
  await advance('30s');
};

export const sellsToItself = async ({ bot, advance }: World): Promise<void> => {
  await bot.submit.buy('BTC-USD', '0.01', { limit: '49000' }).decided();
  await bot.submit.sell('BTC-USD', '0.01', { limit: '48990' }).decided();
  await advance('10s');
};
export const closedDay = async ({ bot, venue: { market }, advance }: World): Promise<void> => {
  market('BTC-USD').status('CancelOnly');
  await advance('10s');
  await bot.submit.buy('BTC-USD', '0.01').decided();
  await advance('10s');
};
/** As if the mode had been changed before anything else happened. */
export const afterReduceOnly = (journal: readonly RecordedBotEvent[]): readonly RecordedBotEvent[] => {
  const payload = { scope: 'All', cause: 'Operator', mode: 'ReduceOnly', actor: 'Operator', until: null, numbers: {} };
  return [
    { type: 'ModeChanged', payload, seq: 0, at: 0, causationId: '', correlationId: '' } as RecordedBotEvent,
    ...journal,
  ];
};

export const level = (price: string, quantity = '1'): DepthLevel => ({
  price: priceOf(price),
  quantity: quantityOf(quantity),
});
export const feedWith = (depth: Partial<Depth>, isWhole = true): FeedSnapshot => ({
  isWhole,
  openedAt: 0,
  sources: new Map(),
  depths: new Map([
    ['BTC-USD', { instrumentId: 'BTC-USD', bids: [level('99')], asks: [level('100')], at: 0, ...depth }],
  ]),
});
export const idleTask: TaskState = { name: 'Idle', intervalMs: 1_000, nextAt: null, lastRanAt: null, failures: 0 };

export const withoutLog =
  (bot: BotUnderTestFactory): BotUnderTestFactory =>
  (surroundings) => {
    const { journal: _journal, ...rest } = bot(surroundings);
    return rest;
  };
