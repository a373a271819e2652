import { isZero, toText, tradingStatuses, type MarketMessage, type PriceLevel } from '@bot/core';
import fc from 'fast-check';
import { levelsOf, quoteOf } from '../exchange/queries/book';
import type { VenueCommand } from '../exchange/venueCommand';
import type { AccountId, OrderEntry, QuotedLevel } from '../exchange/venueEvent';
import { marketNamed } from '../exchange/venueState';
import { describeMessage, openFeed, type FedVenue } from './feed/testing/openFeed';
import { smallSetup } from './feed/testing/smallVenue';

const INSTRUMENTS = ['BTC-USD', 'BTC-EUR'] as const;
const channels = ['Level2', 'Trades', 'Quotes', 'Status'] as const;

/** What somebody knows who only listens. */
function createListener({ state, feed }: FedVenue) {
  const books = new Map<string, Map<string, string>>();
  const quotes = new Map<string, string>();
  const heard: string[] = [];

  const shows = (instrumentId: string): readonly string[] =>
    [...(books.get(instrumentId) ?? [])].map(([place, quantity]) => `${place} ${quantity}`).sort();
  const stands = (instrumentId: string): readonly string[] =>
    levelsOf(marketNamed(state, instrumentId))
      .map((level) => `${placeOf(level)} ${toText(level.quantity)}`)
      .sort();

  function follow(message: MarketMessage): void {
    expect(message.sequence).toBe(heard.length);
    heard.push(describeMessage(message));
    if (message.type === 'Quote') quotes.set(message.quote.instrumentId, quoteText(message.quote));
    if (message.type !== 'BookSnapshot' && message.type !== 'BookUpdate') return;
    const known = books.get(message.instrumentId);
    const book = message.type === 'BookUpdate' && known !== undefined ? known : new Map<string, string>();
    for (const level of message.levels) {
      if (isZero(level.quantity)) expect(book.delete(placeOf(level))).toBe(true);
      else book.set(placeOf(level), toText(level.quantity));
    }
    books.set(message.instrumentId, book);
    expect(shows(message.instrumentId)).toEqual(stands(message.instrumentId));
  }

  feed.subscribe({ channels, instrumentIds: INSTRUMENTS }, follow);
  return {
    heard,
    check() {
      for (const instrumentId of INSTRUMENTS) {
        expect(shows(instrumentId)).toEqual(stands(instrumentId));
        const quote = quoteOf(marketNamed(state, instrumentId), 0);
        if (quote !== null) expect(quotes.get(instrumentId)).toBe(quoteText(quote));
      }
    },
  };
}

const placeOf = ({ side, price }: PriceLevel): string => `${side} ${toText(price)}`;

const quoteText = (quote: NonNullable<ReturnType<typeof quoteOf>>): string =>
  [quote.bid, quote.bidSize, quote.ask, quote.askSize].map(toText).join(' ');

// ---- What is tried.

/** Plain data, so that a failure can be read. */
type Act =
  | { readonly submit: Partial<OrderEntry>; readonly who: AccountId; readonly lifeMs: number | null }
  | { readonly command: VenueCommand };

function carryOut({ submit, run }: FedVenue, act: Act, at: number): void {
  if ('command' in act) return void run({ ...act.command, at });
  submit(act.who, { ...act.submit, expiresAt: act.lifeMs === null ? null : at + act.lifeMs }, at);
}

const who = fc.constantFrom('ann', 'ben');
const instrumentId = fc.constantFrom(...INSTRUMENTS);
const side = fc.constantFrom('Buy' as const, 'Sell' as const);
const ticks = fc.integer({ min: 995, max: 1_005 });
const lots = fc.integer({ min: 1, max: 20 });
const orderNo = fc.integer({ min: 1, max: 30 });
const seldom = fc.integer({ min: 0, max: 4 }).map((draw) => draw === 0);
/** The time is set when its turn comes. */
const at = fc.constant(0);

const submission = fc
  .record({ who, instrumentId, side, lots, limitTicks: ticks, postOnly: seldom, isShort: seldom, lifeMs: lots })
  .map(({ who, isShort, lifeMs, ...terms }): Act => {
    if (isShort) return { who, lifeMs: null, submit: { ...terms, timeInForce: 'IOC', postOnly: false } };
    return { who, lifeMs, submit: { ...terms, timeInForce: 'GTD' } };
  });
const waiting = fc
  .record({ who, instrumentId, side, lots, limitTicks: ticks })
  .map(({ who, ...submit }): Act => ({ who, lifeMs: null, submit }));
const stop = fc
  .record({ who, instrumentId, side, lots, stopTicks: ticks, limitTicks: ticks, isBracket: fc.boolean() })
  .map(({ who, isBracket, ...terms }): Act => {
    const stopDirection = isBracket === (terms.side === 'Sell') ? 'Down' : 'Up';
    return { who, lifeMs: null, submit: { ...terms, type: isBracket ? 'Bracket' : 'StopLimit', stopDirection } };
  });

const quotes = (from: number, direction: 1 | -1): fc.Arbitrary<readonly QuotedLevel[]> =>
  fc
    .array(lots, { maxLength: 4 })
    .map((sizes) => sizes.map((size, index) => [from + direction * index, size] as const));
const step = fc.tuple(instrumentId, ticks).chain(([instrument, bid]) =>
  fc.record({
    ...{ type: fc.constant('StepMarket' as const), at, position: fc.constant({}) },
    books: fc.tuple(
      fc.record({
        ...{ instrumentId: fc.constant(instrument), bids: quotes(bid, -1), asks: quotes(bid + 1, 1) },
        prints: fc.array(fc.record({ ticks, lots, makerSide: side }), { maxLength: 2 }),
      }),
    ),
    takings: fc.array(fc.record({ instrumentId: fc.constant(instrument), side, lots }), { maxLength: 2 }),
  }),
);
const cancel = fc.record({ type: fc.constant('CancelOrder' as const), at, accountId: who, orderNo });
const amendment = fc.record({
  ...{ type: fc.constant('AmendOrder' as const), at, accountId: who, orderNo, limitTicks: ticks, lots },
});
const loss = fc.record({ type: fc.constant('LoseOpenOrders' as const), at });
const status = fc.constantFrom('Online' as const, ...tradingStatuses);
const change = fc.record({ type: fc.constant('SetStatus' as const), at, instrumentId, status });

const toAct = (command: VenueCommand): Act => ({ command });
const acts = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: submission },
    { weight: 5, arbitrary: waiting },
    { weight: 2, arbitrary: stop },
    { weight: 3, arbitrary: step.map(toAct) },
    { weight: 2, arbitrary: cancel.map(toAct) },
    { weight: 2, arbitrary: amendment.map(toAct) },
    { weight: 1, arbitrary: change.map(toAct) },
    { weight: 1, arbitrary: loss.map(toAct) },
  ),
  { minLength: 1, maxLength: 60, size: 'max' },
);

/** Carries the acts out while one listens from the start and one from the middle on; gives all that they heard. */
function play(tried: readonly Act[]): readonly string[][] {
  const venue = openFeed({ ...smallSetup, cancelDelayMs: 2 });
  const listeners = [createListener(venue)];
  tried.forEach((act, index) => {
    if (index === Math.floor(tried.length / 2)) listeners.push(createListener(venue));
    carryOut(venue, act, index);
    for (const { check } of listeners) check();
  });
  return listeners.map(({ heard }) => heard);
}

describe('the feed, whatever happens', () => {
  it('lets a listener rebuild the book of the venue at every message, without a gap, and knows its quotes', () => {
    fc.assert(
      fc.property(acts, (tried) => {
        for (const heard of play(tried)) expect(heard.length).toBeGreaterThan(0);
      }),
      { numRuns: 60 },
    );
  });

  it('tells the same of the same events', () => {
    fc.assert(
      fc.property(acts, (tried) => {
        expect(play(tried)).toEqual(play(tried));
      }),
      { numRuns: 20 },
    );
  });
});
