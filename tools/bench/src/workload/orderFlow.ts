import { createRandom, uniform01 } from '@bot/simulation';
import { resultOf, type Engine } from './engine';
import { createColumns, createLadder, type Ladder, type LadderRange } from './ladder';
import { createLiveOrders } from './liveOrders';
import { ADD, CANCEL, createStream, TAKE, type OrderStream } from './orderStream';

/** A seeded flow of orders of which about as many wait at any time. */
export interface OrderFlow {
  readonly markets: number;
  /** All prices. */
  readonly range: LadderRange;
  /** Slots are below it. */
  readonly slots: number;
  /** Orders that fill the empty books; the first that it gives. */
  open(): OrderStream;
  /** The next orders. */
  next(operations: number): OrderStream;
  /** What every engine must have come to after all orders so far. */
  expected(): string;
}

export interface FlowOptions {
  readonly seed: string;
  /** Orders that wait, in all markets together. */
  readonly resting: number;
  readonly markets?: number;
}

/** 60 % new limit orders, 12 % of them at the best price of the other side; 30 % cancels; the rest market orders. */
const ADDS = 0.6;
const AT_THE_TOUCH = 0.12;
const CANCELS = 0.3;
/** Of a new order; half of it on average. */
const MOST_LOTS = 64;
/** What a market order must take on average, in orders, so that as many come as go. */
const TAKEN = 2;
/** Prices of all markets lie around it: 50,000.00 in cents. */
export const CENTRE_TICKS = 5_000_000;

/**
 * Prices lie around one centre, the more the nearer, up to `resting ÷ 2` ticks away in one market, so that a price has as many
 * orders in a large book as in a small one. Takers are the larger the more waits: so the number stays about the same for ever.
 */
export function createOrderFlow({ seed, resting, markets = 1 }: FlowOptions): OrderFlow {
  const random = createRandom(seed);
  const depth = Math.max(16, Math.ceil(resting / markets / 2));
  const range = { lowest: CENTRE_TICKS - depth, prices: 2 * depth };
  const slots = 2 * resting + 1_000;
  const live = createLiveOrders(slots);
  const columns = createColumns(slots);
  const ladders = Array.from({ length: markets }, () => createLadder(range, columns));
  const nameOf = new Array<string>(slots).fill('');
  const marketOf = new Int32Array(slots);
  let orders = 0;

  function open(): OrderStream {
    const stream = createStream(resting);
    for (let i = 0; i < resting; i += 1) add(stream, i, 0);
    return stream;
  }

  function next(operations: number): OrderStream {
    const stream = createStream(operations);
    for (let i = 0; i < operations; i += 1) {
      const kind = uniform01(random);
      if (kind < ADDS || live.count === 0) add(stream, i, AT_THE_TOUCH);
      else if (kind < ADDS + CANCELS) cancel(stream, i);
      else take(stream, i);
    }
    return stream;
  }

  function add(stream: OrderStream, i: number, atTheTouch: number): void {
    const { market, ladder, isBuy } = somewhere();
    const touch = isBuy ? ladder.bestAsk() : ladder.bestBid();
    const ticks = touch !== null && uniform01(random) < atTheTouch ? touch : quietTicks(isBuy);
    const lots = 1 + below(MOST_LOTS);
    const slot = live.open();
    const name = newName();
    nameOf[slot] = name;
    marketOf[slot] = market;
    put(stream, i, { kind: ADD, market, isBuy, slot, name, ticks, lots });
    ladder.add(slot, name, market, isBuy, ticks, lots);
    for (const gone of columns.filled) live.close(gone);
    if (!ladder.isWaiting(slot)) live.close(slot);
  }

  function cancel(stream: OrderStream, i: number): void {
    const slot = live.at(below(live.count));
    const [name, market] = [String(nameOf[slot]), Number(marketOf[slot])];
    put(stream, i, { kind: CANCEL, market, isBuy: false, slot, name, ticks: 0, lots: 0 });
    at(ladders, market).cancel(slot, name, market);
    live.close(slot);
  }

  function take(stream: OrderStream, i: number): void {
    const { market, ladder, isBuy } = somewhere();
    const lots = 1 + below(Math.ceil((TAKEN * MOST_LOTS * live.count) / resting));
    const name = newName();
    put(stream, i, { kind: TAKE, market, isBuy, slot: 0, name, ticks: 0, lots });
    ladder.take(market, name, isBuy, lots);
    for (const gone of columns.filled) live.close(gone);
  }

  function somewhere(): { readonly market: number; readonly ladder: Ladder; readonly isBuy: boolean } {
    const market = below(markets);
    return { market, ladder: at(ladders, market), isBuy: below(2) === 1 };
  }

  function quietTicks(isBuy: boolean): number {
    const away = Math.floor(uniform01(random) ** 2 * depth);
    return isBuy ? CENTRE_TICKS - 1 - away : CENTRE_TICKS + away;
  }

  function newName(): string {
    orders += 1;
    return `o${orders}`;
  }

  const below = (limit: number): number => Math.floor(uniform01(random) * limit);

  const reference: Pick<Engine, 'tally' | 'waiting'> = {
    tally: columns.tally,
    waiting: (market) => at(ladders, market).waiting(market),
  };
  return { markets, range, slots, open, next, expected: () => resultOf(reference, markets) };
}

function at(ladders: readonly Ladder[], market: number): Ladder {
  const ladder = ladders[market];
  if (ladder === undefined) throw new RangeError(`There is no market ${market}.`);
  return ladder;
}

interface Order {
  readonly kind: number;
  readonly market: number;
  readonly isBuy: boolean;
  readonly slot: number;
  readonly name: string;
  readonly ticks: number;
  readonly lots: number;
}

function put(stream: OrderStream, i: number, { kind, market, isBuy, slot, name, ticks, lots }: Order): void {
  stream.kinds[i] = kind;
  stream.markets[i] = market;
  stream.buys[i] = isBuy ? 1 : 0;
  stream.slots[i] = slot;
  stream.names[i] = name;
  stream.ticks[i] = ticks;
  stream.lots[i] = lots;
}
