import fc from 'fast-check';
import {
  aggregationPolicies,
  assert,
  fromSteps,
  isNegative,
  isZero,
  leavesQuantity,
  notionalFor,
  notionalOf,
  priceOf,
  quantityOf,
  ratioOf,
  smallerOf,
  add,
  sum,
  toText,
  totalOf,
  zeroQuantity,
  type Instrument,
  type Order,
  type Signal,
} from '@bot/core';
import { btc, btcPerp, limits, opinionated, progressOf, sell, testConfig } from '../testing/fixtures';
import { givenTrading, wish, type EngineUnderTest } from '../testing/given';
import { mustBe } from '../testing/mustBe';

const LOT = quantityOf('0.001');
const names = ['A', 'B', 'C'];

const opinion = fc.option(
  fc.record({
    action: fc.constantFrom<Signal['action'][]>('Buy', 'Sell', 'Close'),
    tenths: fc.nat(10),
    notional: fc.integer({ min: 1, max: 3_000 }),
  }),
  { nil: null },
);
/** One sample: what each strategy says, and what the venue does with what is live. */
const round = fc.record({
  says: fc.tuple(opinion, opinion, opinion),
  cents: fc.integer({ min: 9_700, max: 10_300 }),
  filledPercent: fc.constantFrom(0, 30, 100, 100),
  cancels: fc.boolean(),
  /** A person sells a little of it. */
  isSold: fc.boolean(),
});
type Round = typeof round extends fc.Arbitrary<infer R> ? R : never;
const stories = fc.record({
  rounds: fc.array(round, { maxLength: 15 }),
  policy: fc.constantFrom(...aggregationPolicies),
});

function givenStory(
  instrument: Instrument,
  { rounds, policy }: { rounds: readonly Round[]; policy: (typeof aggregationPolicies)[number] },
) {
  const strategies = names.map((name, index) =>
    opinionated(name, (samples) => {
      const said = rounds[samples - 2]?.says[index];
      if (said === null || said === undefined) return null;
      const confidence = ratioOf(String(said.tenths / 10));
      const targetNotional = said.action === 'Close' ? null : notionalOf(String(said.notional));
      return { action: said.action, confidence, targetNotional };
    }),
  );
  const config = {
    instrumentIds: [instrument.instrumentId],
    limits,
    strategies: { ...testConfig.strategies, aggregation: policy },
  };
  return givenTrading({ strategies, config, instruments: [instrument] });
}

/** The venue fills a part of every live order at the price, and cancels the rest or leaves it. */
function venueActs({ state, when }: EngineUnderTest, { filledPercent, cancels, cents }: Round): void {
  for (const id of [...state.ledger.liveOrderIds]) {
    const order = state.ledger.orders.get(id) as Order;
    const lots = Math.floor((Number(toText(leavesQuantity(order))) * 1_000 * filledPercent) / 100);
    const quantity = smallerOf(fromSteps(lots, LOT), leavesQuantity(order));
    const isFull = toText(quantity) === toText(leavesQuantity(order));
    const status = isFull ? 'Filled' : cancels ? 'Canceled' : isZero(quantity) ? 'Accepted' : 'PartiallyFilled';
    const filled = add(order.filledQuantity, quantity);
    const value = add(order.filledValue, notionalFor(fromSteps(cents, priceOf('0.01')), quantity));
    const change = { instrumentId: order.instrumentId, filledValue: value, cumulativeQuantity: filled };
    when({ type: 'OrderReported', progress: progressOf(id, status, '0', change) });
  }
}

function play(
  instrument: Instrument,
  story: Parameters<typeof givenStory>[1],
  check: (engine: EngineUnderTest) => void,
): EngineUnderTest {
  const { instrumentId } = instrument;
  const engine = givenStory(instrument, story);
  for (const each of story.rounds) {
    const decided = engine.sampled(1_000, `${each.cents / 100}`, instrumentId);
    assert(decided.types.filter((type) => type === 'OrderSubmitted').length <= 1, 'one order at a time at most');
    assert(!decided.types.includes('StrategyFailed'), 'no strategy fails');
    venueActs(engine, each);
    if (each.isSold) engine.when(wish({ ...sell('0.5'), instrumentId }));
    check(engine);
  }
  return engine;
}

const booksOf = ({ state }: EngineUnderTest, instrumentId: string) => [
  ...(state.ledger.strategyBooks.get(instrumentId)?.values() ?? []),
];

describe.each([btc, btcPerp])('strategies in a $kind, whatever they say and the venue does,', (instrument) => {
  const { instrumentId } = instrument;

  it('have one order at a time at most, and books that add up to the position', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(stories, (story) => {
        const { log } = play(instrument, story, (engine) => {
          const nets = booksOf(engine, instrumentId).map(({ netQuantity }) => netQuantity);
          const position = engine.state.ledger.positions.get(instrumentId)?.netQuantity ?? zeroQuantity;
          mustBe('the sum of the books', toText(sum(nets, zeroQuantity)), toText(position));
          assert(instrument.kind === 'Perpetual' || !nets.some(isNegative), 'no book is short of coins');
          for (const { attributed = [], filledQuantity } of engine.state.ledger.orders.values()) {
            mustBe('what was given', toText(totalOf(attributed)), toText(filledQuantity));
          }
        });
        noteSeen(seen, log);
      }),
      { numRuns: 25, seed: 20180404 },
    );
    // The stories are not idle ones.
    const both = ['shared order', 'TrailingStop', 'vote', 'priority', 'confidence', 'net'];
    // Coins have no books on opposite sides, of which one could be handed to another.
    const all = instrument.kind === 'Perpetual' ? [...both, 'BooksTransferred'] : both;
    expect([...seen]).toEqual(expect.arrayContaining(all));
  });
});

function noteSeen(seen: Set<string>, log: EngineUnderTest['log']): void {
  for (const { type, payload } of log) {
    seen.add(type);
    if (type === 'SignalsAggregated') seen.add(payload.policy);
    if (type === 'OrderSubmitted' && (payload.shares?.length ?? 0) > 1) seen.add('shared order');
  }
}
