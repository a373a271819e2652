import fc from 'fast-check';
import { exceeds, isPositive, sum } from '../money/arithmetic';
import { quantityOf, toText, zeroQuantity, type Quantity } from '../money/amount';
import { fromSteps } from '../money/rounding';
import { aggregateSignals, aggregationPolicies, type Aggregate, type AggregationPolicy } from './aggregateSignals';
import type { StrategyWish } from './strategyWish';
import { buys, sells, signalOf } from './testing/wishes';

const lotSize = quantityOf('0.001');
const ranks = ['A', 'B', 'C', 'D'];
const aggregate = (policy: AggregationPolicy, ...wishes: readonly StrategyWish[]): Aggregate =>
  aggregateSignals(wishes, { policy, ranks, lotSize });
const told = ({ side, ordered, losers }: Aggregate) =>
  [
    side,
    ordered.map(({ strategyId, quantity }) => `${strategyId} ${toText(quantity)}`).join(', '),
    losers.map(({ strategyId }) => strategyId).join(''),
  ] as const;

const a = buys('A', '0.01', { confidence: '0.8' });
const b = sells('B', '0.02', { confidence: '0.6' });
const c = sells('C', '0.03', { confidence: '0.5' });

describe('where strategies disagree', () => {
  it.each([
    ['priority', 'Buy', 'A 0.01', 'BC'],
    ['vote', 'Sell', 'B 0.02, C 0.03', 'A'],
    ['confidence', 'Sell', 'B 0.02, C 0.03', 'A'],
  ] as const)('%s: of Buy 0.8, Sell 0.6 and Sell 0.5 it is %s', (policy, side, ordered, losers) => {
    expect(told(aggregate(policy, a, b, c))).toEqual([side, ordered, losers]);
  });

  it.each([
    ['confidence', 'Buy', 'A 0.01', 'B'],
    ['vote', null, '', 'AB'],
    ['priority', 'Buy', 'A 0.01', 'B'],
  ] as const)('%s: of Buy 0.8 and Sell 0.6 it is %s', (policy, side, ordered, losers) => {
    expect(told(aggregate(policy, b, a))).toEqual([side, ordered, losers]);
  });

  it('a tie of confidence is no order, and both are losers', () => {
    const torn = aggregate(
      'confidence',
      buys('A', '1', { confidence: '0.8' }),
      sells('B', '1', { confidence: '0.80' }),
    );
    expect(told(torn)).toEqual([null, '', 'AB']);
    expect(torn.winners).toEqual([]);
  });

  it('who is where it wants to be still has a voice', () => {
    expect(told(aggregate('priority', buys('A', '0'), sells('B', '1')))).toEqual(['Buy', '', 'B']);
  });

  it.each(['priority', 'vote', 'confidence'] as const)(
    '%s: those who leave are heard before those who enter',
    (policy) => {
      const leaves = sells('C', '0.02', { closing: '0.02', confidence: '0.1' });
      const outcome = aggregate(policy, buys('A', '1'), buys('B', '1'), leaves, sells('D', '1'));
      expect(told(outcome)).toEqual(['Sell', 'C 0.02', 'ABD']);
    },
  );

  it('of two who leave in opposite directions the policy decides', () => {
    const long = sells('A', '0.02', { closing: '0.02', confidence: '0.3' });
    const short = buys('B', '0.01', { closing: '0.01', confidence: '0.4' });
    expect(told(aggregate('confidence', long, short))).toEqual(['Buy', 'B 0.01', 'A']);
    expect(told(aggregate('vote', long, short))).toEqual([null, '', 'AB']);
  });
});

describe('where nobody disagrees', () => {
  it('everybody is followed, also without confidence', () => {
    const unsure = { confidence: '0' };
    expect(told(aggregate('confidence', buys('B', '2', unsure), buys('A', '1', unsure)))).toEqual([
      'Buy',
      'A 1, B 2',
      '',
    ]);
  });

  it('one who closes what it does not hold has no voice', () => {
    const idle = { ...sells('A', '0'), signal: signalOf('A', 'Close'), side: null };
    expect(told(aggregate('priority', idle, buys('B', '1')))).toEqual(['Buy', 'B 1', 'A']);
    expect(told(aggregate('vote', idle))).toEqual([null, '', 'A']);
    expect(told(aggregate('net', idle))).toEqual([null, '', 'A']);
  });

  it('no signals are no order', () => expect(told(aggregate('confidence'))).toEqual([null, '', '']));
});

it('net follows both, and orders the rest', () => {
  const { transfers, ...netted } = aggregate('net', a, b, c);
  expect(told({ transfers, ...netted })).toEqual(['Sell', 'B 0.016, C 0.024', '']);
  expect(transfers.map(({ seller, buyer, quantity }) => `${seller}→${buyer} ${toText(quantity)}`)).toEqual([
    'B→A 0.004',
    'C→A 0.006',
  ]);
});

describe('of any opinions', () => {
  const wish = fc
    .record({
      side: fc.constantFrom(buys, sells),
      lots: fc.nat(20),
      closing: fc.nat(20),
      tenths: fc.nat(10),
    })
    .map(({ side, lots, closing, tenths }) => (id: string) => {
      const closes = toText(fromSteps(Math.min(closing, lots), lotSize));
      return side(id, toText(fromSteps(lots, lotSize)), { closing: closes, confidence: String(tenths / 10) });
    });
  const opinions = fc
    .array(wish, { maxLength: 4 })
    .map((makers) => makers.map((make, index) => make(ranks[index] ?? '')));
  const cases = opinions.chain((wishes) =>
    fc.record({
      wishes: fc.constant(wishes),
      shuffled: fc.shuffledSubarray(wishes, { minLength: wishes.length, maxLength: wishes.length }),
      policy: fc.constantFrom(...aggregationPolicies),
    }),
  );

  it('the outcome is the same in whatever order they come', () => {
    fc.assert(
      fc.property(cases, ({ wishes, shuffled, policy }) => {
        expect(aggregate(policy, ...shuffled)).toEqual(aggregate(policy, ...wishes));
      }),
    );
  });

  it('there is one side at most, nobody gets more than was wished, and everybody won or lost', () => {
    fc.assert(
      fc.property(cases, ({ wishes, policy }) => {
        const { side, ordered, winners, losers, transfers } = aggregate(policy, ...wishes);
        expect([...winners, ...losers].map(({ strategyId }) => strategyId).sort()).toEqual(
          wishes.map(({ signal }) => signal.strategyId),
        );
        for (const { strategyId, quantity, closing } of ordered) {
          const wished = wishes.find(({ signal }) => signal.strategyId === strategyId);
          expect(wished?.side).toBe(side);
          expect(exceeds(quantity, wished?.quantity ?? zeroQuantity)).toBe(false);
          expect(isPositive(quantity) && !exceeds(closing, quantity)).toBe(true);
        }
        if (policy !== 'net') expect(transfers).toEqual([]);
      }),
    );
  });

  it('net gives everybody exactly what was wished', () => {
    fc.assert(
      fc.property(opinions, (wishes) => {
        const { ordered, transfers } = aggregate('net', ...wishes);
        for (const { signal, side, quantity } of wishes) {
          const { strategyId } = signal;
          const role = side === 'Buy' ? 'buyer' : 'seller';
          const inside = transfers.filter((transfer) => transfer[role] === strategyId).map((each) => each.quantity);
          const outside = ordered.filter((part) => part.strategyId === strategyId).map((part) => part.quantity);
          expect(toText(sum<Quantity>([...inside, ...outside], zeroQuantity))).toBe(toText(quantity));
        }
      }),
    );
  });
});
