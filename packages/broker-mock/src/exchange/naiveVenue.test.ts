import type { QuotedLevel } from './venueEvent';

/**
 * A second venue, as naive as can be, to compare the real one with: flat arrays, whole numbers, and no code shared with it.
 * (It stands in a test file because only tests need it; its own worked example is at the end.)
 */
export interface NaiveVenue {
  /** In order of arrival. */
  waiting: Item[];
  /** In units of 10⁻¹² USD; trades in the perpetual count as if they were paid in full. */
  usd: Record<string, bigint>;
  coins: Record<string, number>;
  net: Record<string, number>;
  seen: string[];
  orders: number;
  trades: string[];
}
export type Name = 'alice' | 'bob' | 'carol' | 'dave' | 'market';
export type InstrumentName = 'X-USD' | 'X-PERP';

interface Item {
  id: string | null;
  owner: Name;
  instrument: InstrumentName;
  side: 'Buy' | 'Sell';
  ticks: number;
  lots: number;
  reduceOnly: boolean;
}

export interface Submission {
  readonly id: string;
  readonly owner: Name;
  readonly instrument: InstrumentName;
  readonly side: 'Buy' | 'Sell';
  readonly ticks: number | null;
  readonly lots: number;
  readonly tif: 'GTC' | 'IOC' | 'FOK';
  readonly postOnly: boolean;
  readonly reduceOnly: boolean;
}

/** 0.01 × 0.001 and 0.5 × 0.001 × 0.1 USD per tick and lot. */
const UNIT: Record<InstrumentName, bigint> = { 'X-USD': 10_000_000n, 'X-PERP': 50_000_000n };
const valueOf = (instrument: InstrumentName, ticks: number, lots: number): bigint =>
  UNIT[instrument] * BigInt(ticks) * BigInt(lots);
const withTakerFee = (value: bigint): bigint => (value * 1012n) / 1000n;

export function naiveSubmit(venue: NaiveVenue, order: Submission): string {
  const { owner, instrument, side, ticks, lots, reduceOnly, postOnly, tif } = order;
  if (venue.seen.includes(`${owner}/${order.id}`)) return 'Known';
  venue.seen.push(`${owner}/${order.id}`);
  const against = venue.waiting.filter((item) => item.instrument === instrument && item.side !== side);
  const reaches = (item: Item): boolean =>
    ticks === null || (side === 'Buy' ? item.ticks <= ticks : item.ticks >= ticks);
  const isSpot = instrument === 'X-USD';
  const net = venue.net[owner] ?? 0;
  if (reduceOnly && isSpot && (side === 'Buy' || (venue.coins[owner] ?? 0) === 0)) return 'ReduceOnlyWouldIncrease';
  if (reduceOnly && !isSpot && lots > (side === 'Buy' ? -net : net)) return 'ReduceOnlyWouldIncrease';
  if (postOnly && against.some(reaches)) return 'PostOnlyWouldCross';

  const after = copyOf(venue);
  const id = `V${++after.orders}`;
  const incoming: Item = { id, owner, instrument, side, ticks: ticks ?? 0, lots, reduceOnly };
  const { spent, metOwn } = naiveMatch(after, incoming, ticks === null);
  if (tif === 'FOK' && incoming.lots > 0) return 'NoLiquidity';
  if (ticks === null && against.length === 0) return 'NoLiquidity';
  const own = venue.waiting.filter((item) => item.owner === owner && item.side === side);
  if (isSpot && side === 'Buy') {
    const held = own.reduce((sum, item) => sum + withTakerFee(valueOf(instrument, item.ticks, item.lots)), 0n);
    const needed = withTakerFee(ticks === null ? spent : valueOf(instrument, ticks, lots));
    if (needed > (venue.usd[owner] ?? 0n) - held) return 'InsufficientFunds';
  }
  if (isSpot && side === 'Sell') {
    const held = own.reduce((sum, item) => sum + item.lots, 0);
    if (lots > (venue.coins[owner] ?? 0) - held) return 'InsufficientFunds';
  }
  Object.assign(venue, after);
  if (incoming.lots > 0 && !metOwn && ticks !== null && tif === 'GTC') venue.waiting.push(incoming);
  return 'Accepted';
}

const copyOf = (venue: NaiveVenue): NaiveVenue => ({
  ...venue,
  waiting: venue.waiting.map((item) => ({ ...item })),
  usd: { ...venue.usd },
  coins: { ...venue.coins },
  net: { ...venue.net },
  trades: [...venue.trades],
});

/** One lot of work at a time: look for the best of all, trade, look again. */
function naiveMatch(venue: NaiveVenue, incoming: Item, anyPrice: boolean): { spent: bigint; metOwn: boolean } {
  const sign = incoming.side === 'Buy' ? 1 : -1;
  let spent = 0n;
  while (incoming.lots > 0) {
    const [best] = venue.waiting
      .filter((item) => item.instrument === incoming.instrument && item.side !== incoming.side)
      .filter((item) => item.owner !== 'market' || incoming.owner !== 'market')
      .filter((item) => anyPrice || sign * item.ticks <= sign * incoming.ticks)
      .sort((a, b) => sign * (a.ticks - b.ticks));
    if (best === undefined) break;
    if (best.owner === incoming.owner) return { spent, metOwn: true };
    const canReduce = Math.max(0, sign * (venue.net[best.owner] ?? 0));
    const guarded = best.reduceOnly && best.instrument === 'X-PERP';
    const lots = Math.min(incoming.lots, best.lots, guarded ? canReduce : Infinity);
    if (lots > 0) {
      const value = valueOf(incoming.instrument, best.ticks, lots);
      spent += value;
      naivePay(venue, best, -sign, lots, value, 6n);
      naivePay(venue, incoming, sign, lots, value, 12n);
      venue.trades.push(`${incoming.instrument} ${lots} at ${best.ticks}: ${best.id} ${incoming.id}`);
      best.lots -= lots;
      incoming.lots -= lots;
    }
    if (best.lots === 0 || (guarded && lots === canReduce)) venue.waiting.splice(venue.waiting.indexOf(best), 1);
  }
  return { spent, metOwn: false };
}

function naivePay(
  venue: NaiveVenue,
  { owner, instrument, id }: Item,
  sign: number,
  lots: number,
  value: bigint,
  perMille: bigint,
): void {
  const fee = id === null ? 0n : (value * perMille) / 1000n;
  venue.usd[owner] = (venue.usd[owner] ?? 0n) - BigInt(sign) * value - fee;
  venue.usd['fees'] = (venue.usd['fees'] ?? 0n) + fee;
  const book = instrument === 'X-USD' ? venue.coins : venue.net;
  book[owner] = (book[owner] ?? 0) + sign * lots;
}

export function naiveStep(
  venue: NaiveVenue,
  instrument: InstrumentName,
  bids: readonly QuotedLevel[],
  asks: readonly QuotedLevel[],
): void {
  venue.waiting = venue.waiting.filter((item) => item.owner !== 'market' || item.instrument !== instrument);
  const quotes = [...bids.map((level) => ['Buy', level] as const), ...asks.map((level) => ['Sell', level] as const)];
  const arrived = quotes.map(([side, [ticks, lots]]): Item => ({
    id: null,
    owner: 'market',
    instrument,
    side,
    ticks,
    lots,
    reduceOnly: false,
  }));
  for (const item of arrived) naiveMatch(venue, item, false);
  venue.waiting.push(...arrived.filter((item) => item.lots > 0));
}

export const openNaiveVenue = (): NaiveVenue => ({
  waiting: [],
  usd: {},
  coins: {},
  net: {},
  seen: [],
  orders: 0,
  trades: [],
});

describe('the naive venue', () => {
  it('trades at the price of who waits, best price first, and takes 0.6 % and 1.2 %', () => {
    const venue = { ...openNaiveVenue(), usd: { alice: 10n ** 12n }, coins: { bob: 10 } };
    const terms = { instrument: 'X-USD', tif: 'GTC', postOnly: false, reduceOnly: false } as const;
    naiveStep(venue, 'X-USD', [], [[101, 4]]);
    naiveSubmit(venue, { ...terms, id: 'b', owner: 'bob', side: 'Sell', ticks: 100, lots: 2 });
    naiveSubmit(venue, { ...terms, id: 'a', owner: 'alice', side: 'Buy', ticks: 101, lots: 3 });
    expect(venue.trades).toEqual(['X-USD 2 at 100: V1 V2', 'X-USD 1 at 101: null V2']);
    // 0.00301 paid and 0.00003612 in fees; 0.002 received less 0.000012.
    expect(venue.usd).toMatchObject({ alice: 996_953_880_000n, bob: 1_988_000_000n, fees: 48_120_000n });
  });
});
