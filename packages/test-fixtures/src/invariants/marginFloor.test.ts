import { moneyOf, priceOf, quantityOf, ratioOf, zeroMoney, type Restriction, type Side } from '@bot/core';
import { instrumentTable } from '@bot/broker-mock';
import type { BotSnapshot, VenueTruth } from '@bot/simulation';
import { handMadeFacts, requestOf } from '../testing/handMadeFacts';
import type { Outbound } from '../world/outbound';
import { createMarginFloor } from './marginFloor';
import type { JournalFacts } from './stepFacts';

const CYCLE = 60_000;
const PERPETUALS = ['BTC-PERP', 'ETH-PERP'];
const perpetual = instrumentTable.find(({ instrumentId }) => instrumentId === 'BTC-PERP');
/** A maintenance margin of 5 %, and a floor of 10 % of the mark. */
const instruments = new Map(
  PERPETUALS.map((instrumentId) => [
    instrumentId,
    {
      ...(perpetual as NonNullable<typeof perpetual>),
      instrumentId,
      maintenanceMarginRate: ratioOf('0.05'),
      contractSize: ratioOf('1'),
    },
  ]),
);

interface Account {
  readonly usd: string;
  readonly positions: Readonly<Record<string, string>>;
  readonly snapshot?: Partial<BotSnapshot>;
  readonly more?: Partial<Omit<JournalFacts, 'truth' | 'snapshot'>>;
  readonly floor?: string | null;
}

/** Entered at 100, where the marks still are. */
function factsOf({ usd, positions, snapshot, more, floor = '0.1' }: Account, now: number): JournalFacts {
  const total = moneyOf(usd);
  const mark = (instrumentId: string) => ({ instrumentId, price: priceOf('100'), at: now, receivedAt: now });
  const truth: Partial<VenueTruth> = {
    balances: () => [{ currency: 'USD', total, available: total, hold: zeroMoney }],
    positions: () =>
      Object.entries(positions).map(([instrumentId, quantity]) => ({
        ...{ instrumentId, netQuantity: quantityOf(quantity), averageEntryPrice: priceOf('100') },
      })),
    mark,
  };
  const facts = handMadeFacts([], { truth, now, instruments });
  const minLiquidationDistance = floor === null ? null : ratioOf(floor);
  const config = {
    ...{ ...facts.config, instrumentIds: PERPETUALS },
    guards: { ...facts.config.guards, minLiquidationDistance },
  };
  const marks = new Map(PERPETUALS.map((id) => [id, [mark(id)]]));
  return { ...facts, config, ...more, snapshot: { ...facts.snapshot, marks, ...snapshot } };
}

/** What is told when the account stands so for three cycles. */
function toldAfterwards(account: Account, then: Account = account): readonly string[] {
  const check = createMarginFloor();
  expect(check(factsOf(account, 0))).toEqual([]);
  return check(factsOf(then, 3 * CYCLE)).map(({ problem }) => problem);
}

describe('INV-30 for the distance', () => {
  const near = (id: string, quantity: string) => [`${quantity} ${id} are too near to their liquidation since 0`];

  it.each([
    // At 90: 10 are lost, 4.50 must be kept.
    ['1', '14.5', '14.49'],
    // At 110: 10 are lost, 5.50 must be kept.
    ['-1', '15.5', '15.49'],
  ])('of %s held at 100 is kept by %s, and not by %s', (quantity, enough, tooLittle) => {
    const positions = { 'BTC-PERP': quantity };
    expect(toldAfterwards({ usd: enough, positions })).toEqual([]);
    expect(toldAfterwards({ usd: tooLittle, positions })).toEqual(near('BTC-PERP', quantity));
  });

  it('counts what the others need for themselves', () => {
    const positions = { 'BTC-PERP': '1', 'ETH-PERP': '0.1' };
    expect(toldAfterwards({ usd: '15', positions })).toEqual([]);
    expect(toldAfterwards({ usd: '14.99', positions })).toEqual(near('BTC-PERP', '1'));
  });

  const poor: Account = { usd: '10', positions: { 'BTC-PERP': '1' } };

  it('may be too short for two cycles, and from anew once it was right', () => {
    const check = createMarginFloor();
    const rich: Account = { ...poor, usd: '100' };
    expect(check(factsOf(poor, 0))).toEqual([]);
    expect(check(factsOf(poor, 2 * CYCLE))).toEqual([]);
    expect(check(factsOf(rich, 3 * CYCLE))).toEqual([]);
    expect(check(factsOf(poor, 4 * CYCLE))).toEqual([]);
    expect(check(factsOf(poor, 6 * CYCLE + 1))).toHaveLength(1);
  });

  it('may be too short while something is done about it', () => {
    const sent = (side: Side, at = CYCLE, instrumentId = 'BTC-PERP'): readonly Outbound[] => [
      { at, submits: requestOf('a', side, { instrumentId }), about: new Set() },
      { at, submits: null, about: new Set() },
    ];
    const doing = (...made: Parameters<typeof sent>) =>
      toldAfterwards(poor, { ...poor, more: { sent: sent(...made) } }).length;
    expect(doing('Sell')).toBe(0);
    expect(doing('Buy')).toBe(1);
    expect(doing('Sell', -1)).toBe(1);
    expect(doing('Sell', CYCLE, 'ETH-PERP')).toBe(1);
  });

  const halted: Restriction = {
    ...{ scope: 'All', cause: 'Operator', mode: 'Halted', actor: 'Operator', since: 0, until: null, numbers: {} },
  };
  it.each<[string, Account]>([
    ['trading is halted', { ...poor, snapshot: { restrictions: [halted] } }],
    ['the process has ended', { ...poor, more: { isRunning: false } }],
    ['it has no price', { ...poor, snapshot: { marks: new Map() } }],
    ['it has no such limit', { ...poor, floor: null }],
    ['the instrument is none of its own', { ...poor, positions: { 'SOL-PERP': '1' } }],
    ['nothing is held', { ...poor, positions: { 'BTC-PERP': '0' } }],
  ])('is not asked of a bot when %s', (_, account) => expect(toldAfterwards(account)).toEqual([]));
});
