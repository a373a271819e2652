import {
  assert,
  equals,
  isSane,
  isZero,
  moneyOf,
  fromSteps,
  notionalOf,
  priceOf,
  quantityOf,
  ratioOf,
  scale,
  subtract,
  toSteps,
  toText,
  zeroMoney,
  type Instrument,
  type Money,
  type OrderRequest,
} from '@bot/core';
import fc from 'fast-check';
import { fixedFees } from '../models/feeModel';
import {
  naiveStep,
  naiveSubmit,
  openNaiveVenue,
  type InstrumentName,
  type NaiveVenue,
  type Name,
  type Submission,
} from './naiveVenue.test';
import { decideVenue } from './decideVenue';
import { evolveVenue } from './evolveVenue';
import type { VenueCommand } from './venueCommand';
import type { QuotedLevel, VenueEvent } from './venueEvent';
import { fromStoredEvent, toStoredEvent } from './venueEventCodec';
import { accountOf, balanceIn, createVenueState, positionIn, type VenueState } from './venueState';
import { totalsOf } from './venueQueries';

/** How many operations are tried in all: SIM_OPS=1000000 for a long run. */
const OPS = Number(process.env['SIM_OPS'] ?? 4_000);
const OPS_PER_RUN = 50;
/** The same operations every time, unless others are asked for: SIM_SEED=7. */
const SEED = Number(process.env['SIM_SEED'] ?? 2_026);

const spot: Instrument = {
  instrumentId: 'X-USD',
  kind: 'Spot',
  baseCurrency: 'X',
  quoteCurrency: 'USD',
  tickSize: priceOf('0.01'),
  lotSize: quantityOf('0.001'),
  minQuantity: quantityOf('0.001'),
  maxQuantity: quantityOf('1000'),
  minNotional: notionalOf('0'),
  contractSize: ratioOf('1'),
  initialMarginRate: ratioOf('1'),
  maintenanceMarginRate: ratioOf('1'),
};
const perpetual: Instrument = {
  ...spot,
  instrumentId: 'X-PERP',
  kind: 'Perpetual',
  tickSize: priceOf('0.5'),
  contractSize: ratioOf('0.1'),
  initialMarginRate: ratioOf('0.1'),
};
const instruments = { 'X-USD': spot, 'X-PERP': perpetual };
const setup = { instruments: [spot, perpetual], feeModel: fixedFees({ maker: '0.006', taker: '0.012' }) };

function requestOf({ id, instrument, side, ticks, lots, tif, postOnly, reduceOnly }: Submission): OrderRequest {
  const { tickSize, lotSize } = instruments[instrument];
  const limitPrice = ticks === null ? null : fromSteps(ticks, tickSize);
  const type = ticks === null ? 'Market' : 'Limit';
  const quantity = fromSteps(lots, lotSize);
  return {
    clientOrderId: id,
    instrumentId: instrument,
    side,
    type,
    quantity,
    limitPrice,
    timeInForce: tif,
    postOnly,
    reduceOnly,
  };
}

interface Pair {
  readonly state: VenueState;
  readonly naive: NaiveVenue;
  readonly log: VenueEvent[];
}

function run({ state, log }: Pair, command: VenueCommand): readonly VenueEvent[] {
  const events = decideVenue(state, command);
  for (const event of events) evolveVenue(state, event);
  log.push(...events);
  return events;
}

const accounts: readonly Name[] = ['alice', 'bob', 'carol', 'dave'];

function openPair(): Pair {
  const naive = openNaiveVenue();
  const pair: Pair = { state: createVenueState(setup), naive, log: [] };
  for (const accountId of accounts) {
    const [usd, coins] = accountId === 'alice' || accountId === 'bob' ? ['0.1', '0.04'] : ['1000', '0'];
    run(pair, { type: 'Deposit', at: 0, accountId, currency: 'USD', value: moneyOf(usd) });
    run(pair, { type: 'Deposit', at: 0, accountId, currency: 'X', value: moneyOf(coins) });
    naive.usd[accountId] = BigInt(Math.round(Number(usd) * 10)) * 10n ** 11n;
    naive.coins[accountId] = Math.round(Number(coins) * 1000);
  }
  return pair;
}

type Op =
  | ({ readonly op: 'Submit' } & Submission)
  | { readonly op: 'Cancel'; readonly number: number }
  | {
      readonly op: 'Step';
      readonly instrument: InstrumentName;
      readonly bids: readonly QuotedLevel[];
      readonly asks: readonly QuotedLevel[];
    };

function apply(pair: Pair, op: Op, at: number): void {
  const { state, naive } = pair;
  switch (op.op) {
    case 'Submit': {
      const expected = naiveSubmit(naive, op);
      const events = run(pair, { type: 'SubmitOrder', at, accountId: op.owner, request: requestOf(op) });
      const [first] = events;
      const verdict = first === undefined ? 'Known' : first.type === 'OrderRejected' ? first.reason : 'Accepted';
      expect(verdict).toBe(expected);
      return;
    }
    case 'Cancel': {
      const venueOrderId = `V${op.number}`;
      const accountId = state.orders.get(venueOrderId)?.accountId ?? 'alice';
      run(pair, { type: 'CancelOrder', at, accountId, venueOrderId });
      naive.waiting = naive.waiting.filter((item) => item.id !== venueOrderId);
      return;
    }
    case 'Step': {
      naiveStep(naive, op.instrument, op.bids, op.asks);
      const books = [{ instrumentId: op.instrument, bids: op.bids, asks: op.asks }];
      run(pair, { type: 'StepMarket', at, books, position: { at } });
    }
  }
}

function compare({ state, naive, log }: Pair): void {
  const trades = log.flatMap((event) => {
    if (event.type !== 'TradeExecuted') return [];
    const { tickSize, lotSize } = instruments[event.instrumentId as InstrumentName];
    const [ticks, lots] = [toSteps(event.price, tickSize), toSteps(event.quantity, lotSize)];
    return [`${event.instrumentId} ${lots} at ${ticks}: ${event.maker.venueOrderId} ${event.taker.venueOrderId}`];
  });
  expect(trades).toEqual(naive.trades);

  for (const [instrument, book] of state.books) {
    for (const [side, levels] of [
      ['Buy', book.bids],
      ['Sell', book.asks],
    ] as const) {
      const waiting = levels.flatMap(({ ticks, entries }) =>
        entries.map((entry) => [ticks, entry.venueOrderId, entry.lots]),
      );
      const worst = side === 'Buy' ? -1 : 1;
      const expected = naive.waiting
        .filter((item) => item.instrument === instrument && item.side === side)
        .sort((a, b) => worst * (a.ticks - b.ticks))
        .map(({ ticks, id, lots }) => [ticks, id, lots]);
      expect(waiting).toEqual(expected);
    }
  }

  for (const accountId of [...accounts, 'market', 'fees']) {
    const account = accountOf(state, accountId);
    const paid = subtract(balanceIn(account, 'USD').total, positionIn(account, 'X-PERP').costBasis);
    expect(units(paid)).toBe(naive.usd[accountId] ?? 0n);
    expect(toSteps(quantityOf(toText(balanceIn(account, 'X').total)), spot.lotSize)).toBe(naive.coins[accountId] ?? 0);
    expect(toSteps(positionIn(account, 'X-PERP').netQuantity, perpetual.lotSize)).toBe(naive.net[accountId] ?? 0);
  }
}

/** In 10⁻¹² USD. */
const units = (money: Money): bigint => BigInt(toSteps(scale(money, ratioOf('1000000')), moneyOf('0.000001')));

/** What is wrong with the money; nothing, as long as every digit is there and nothing is held for nobody. */
function problemsOf({ state }: Pair, total: ReadonlyMap<string, Money>): readonly string[] {
  const problems: string[] = [];
  for (const [currency, sum] of totalsOf(state)) {
    if (!equals(sum, total.get(currency) ?? zeroMoney)) problems.push(`${currency} adds up to ${toText(sum)}`);
  }
  for (const accountId of accounts) {
    const { balances, pending, openOrders } = accountOf(state, accountId);
    const kept = [...pending.values()].flatMap(({ buys, sells }) => [buys, sells]);
    for (const balance of balances.values()) {
      if (!isSane(balance)) problems.push(`${accountId} has less than nothing of ${balance.currency}`);
      if (openOrders.size === 0 && !isZero(balance.hold)) problems.push(`${accountId} holds for no order`);
    }
    if (openOrders.size === 0 && !kept.every(isZero)) problems.push(`${accountId} has margin for no order`);
  }
  return problems;
}

// ---- What is tried.

const submission: fc.Arbitrary<Op> = fc
  .record({
    op: fc.constant('Submit' as const),
    id: fc.integer({ min: 1, max: 60 }).map((number) => `c${number}`),
    isFirst: fc.boolean(),
    instrument: fc.constantFrom<InstrumentName>('X-USD', 'X-PERP'),
    side: fc.constantFrom('Buy' as const, 'Sell' as const),
    ticks: fc.option(fc.integer({ min: 95, max: 105 }), { freq: 5 }),
    lots: fc.integer({ min: 1, max: 30 }),
    tif: fc.constantFrom('GTC' as const, 'GTC' as const, 'IOC' as const, 'FOK' as const),
    isPostOnly: fc.integer({ max: 5, min: 0 }).map((draw) => draw === 0),
    reduceOnly: fc.integer({ max: 3, min: 0 }).map((draw) => draw === 0),
  })
  .map(({ isFirst, isPostOnly, ...op }) => {
    const [first, second] = op.instrument === 'X-USD' ? (['alice', 'bob'] as const) : (['carol', 'dave'] as const);
    // Reduce-only orders are small, so that positions large enough for them come about.
    const lots = op.reduceOnly ? Math.ceil(op.lots / 6) : op.lots;
    return {
      ...op,
      lots,
      owner: isFirst ? first : second,
      postOnly: isPostOnly && op.ticks !== null && op.tif === 'GTC',
    };
  });

const levels = (from: number, direction: 1 | -1): fc.Arbitrary<readonly QuotedLevel[]> =>
  fc
    .array(fc.integer({ min: 1, max: 20 }), { maxLength: 4 })
    .map((sizes) => sizes.map((lots, index): QuotedLevel => [from + direction * index, lots]));
const step: fc.Arbitrary<Op> = fc.integer({ min: 94, max: 106 }).chain((bid) =>
  fc.record({
    op: fc.constant('Step' as const),
    instrument: fc.constantFrom<InstrumentName>('X-USD', 'X-PERP'),
    bids: levels(bid, -1),
    asks: levels(bid + 1, 1),
  }),
);
const cancel: fc.Arbitrary<Op> = fc.record({
  op: fc.constant('Cancel' as const),
  number: fc.integer({ min: 1, max: 40 }),
});
const ops = fc.array(
  fc.oneof({ weight: 6, arbitrary: submission }, { weight: 2, arbitrary: step }, { weight: 1, arbitrary: cancel }),
  { minLength: 1, maxLength: OPS_PER_RUN, size: 'max' },
);

describe('the exchange against a naive one', () => {
  it('trades the same, keeps the same books and balances, loses no digit of money, and is the fold of its events', () => {
    fc.assert(
      fc.property(ops, (tried) => {
        const pair = openPair();
        const total = totalsOf(pair.state);
        tried.forEach((op, index) => {
          apply(pair, op, index + 1);
          expect(problemsOf(pair, total)).toEqual([]);
        });
        compare(pair);
        const folded = createVenueState(setup);
        pair.log.map((event, index) => toStored(event, index)).forEach((event) => evolveVenue(folded, event));
        expect(snapshotOf(folded)).toBe(snapshotOf(pair.state));
      }),
      { seed: SEED, numRuns: Math.ceil((2 * OPS) / OPS_PER_RUN) },
    );
  });
});

/** There and back through the form in which it is stored. */
function toStored(event: VenueEvent, index: number): VenueEvent {
  const text = JSON.stringify({ ...toStoredEvent(event, 'test'), seq: index + 1 });
  const restored = fromStoredEvent(JSON.parse(text));
  assert(restored !== null, 'a venue reads what it wrote');
  return restored;
}

/** The whole state as text: amounts write themselves as decimals. */
const snapshotOf = (state: VenueState): string =>
  JSON.stringify(state, (_name, value: unknown) =>
    value instanceof Map || value instanceof Set ? [...(value as Iterable<unknown>)] : value,
  );
