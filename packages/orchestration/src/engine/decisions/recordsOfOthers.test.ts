import { moneyOf, priceOf, quantityOf, ratioOf, toText, type FillDetail, type FundingPayment } from '@bot/core';
import type { VenueBooks } from '../input';
import { booksOf, btc, btcPerp, buy, DAY, fillOf, progressOf, sell, testConfig, usd } from '../testing/fixtures';
import { givenTrading, ordered, venueLoaded, type EngineUnderTest, type Given, type Then } from '../testing/given';
import { plain } from '../testing/plain';
import { createLedger } from '../state/ledger';
import { evolve } from '../evolve';

const read = (engine: EngineUnderTest, books: Partial<VenueBooks> = {}): Then =>
  engine.when({ type: 'VenueBooksRead', books: booksOf(books) });

/** A trade of somebody else on this account: 1 at 100, changed as asked. */
const theirs = (tradeId: string, change: Partial<FillDetail> = {}): FillDetail => ({
  ...fillOf('by-hand', tradeId),
  ...change,
});
const reversal = (of: FillDetail, tradeId = `r-${of.tradeId}`): FillDetail => ({
  ...of,
  tradeId,
  tradeType: 'Reversal',
  reverses: of.tradeId,
});
const policy = (reconciliation: Partial<(typeof testConfig)['reconciliation']>): Given => ({
  config: { reconciliation: { ...testConfig.reconciliation, ...reconciliation } },
});
const coins = (netQuantity: string) => ({
  ...{ instrumentId: 'BTC-USD', netQuantity: quantityOf(netQuantity), averageEntryPrice: null },
});
/** `cash position`, and what the operator's book has of it. */
const held = ({ state: { ledger } }: EngineUnderTest, instrumentId = 'BTC-USD'): string[] => [
  toText(ledger.cash.get('USD') ?? moneyOf('0')),
  toText(ledger.positions.get(instrumentId)?.netQuantity ?? quantityOf('0')),
];
const modes = ({ state: { ledger } }: EngineUnderTest): string[] =>
  [...ledger.restrictions.values()].map(({ scope, mode, cause }) => `${scope} ${mode} ${cause}`);

describe('a trade of somebody else on this account', () => {
  it('is booked once by its id, however often and from wherever it is told, and counts as the operator’s', () => {
    const engine = givenTrading(policy({ foreignTrade: 'adopt' }));
    const fill = theirs('t-9');
    const first = read(engine, { fills: [fill, fill] });
    expect(first.types).toEqual(['DriftFound', 'AlertRaised', 'ExternalFillBooked']);
    engine.when({ type: 'FillReported', fill });
    expect(read(engine, { fills: [fill] }).types).not.toContain('ExternalFillBooked');
    expect(held(engine)).toEqual(['9900', '1']);
    const book = engine.state.ledger.strategyBooks.get('BTC-USD')?.get('Operator');
    expect(book?.netQuantity).toEqual(quantityOf('1'));
    expect(modes(engine)).toEqual([]);
  });

  it.each([
    ['ask', 'BTC-USD ReduceOnly Drift'],
    ['halt', 'BTC-USD Halted Drift'],
  ] as const)('holds trading back there when the policy is %s, and is in the books all the same', (chosen, mode) => {
    const engine = givenTrading(policy({ foreignTrade: chosen }));
    read(engine, { fills: [theirs('t-9')] });
    expect(modes(engine)).toEqual([mode]);
    expect(held(engine)).toEqual(['9900', '1']);
    // Books agree again; only a person lifts it.
    const agreed = { balances: [usd('9900')], positions: [coins('1')], fills: [theirs('t-9')] };
    read(engine, agreed);
    expect(modes(engine)).toEqual([mode]);
    engine.when({ type: 'ModeCommanded', mode: 'Normal', reason: 'it was me' });
    read(engine, agreed);
    expect(modes(engine)).toEqual([]);
  });

  it('does not make a halt milder', () => {
    const engine = givenTrading(policy({ foreignTrade: 'ask', bustedTrade: 'halt' }));
    read(engine, { fills: [reversal(theirs('t-1'))] });
    read(engine, { fills: [theirs('t-2')] });
    expect(modes(engine)).toEqual(['BTC-USD Halted Drift']);
  });

  it('of the time before the books is in them', () => {
    const engine = givenTrading();
    expect(read(engine, { fills: [theirs('t-1', { at: DAY - 300_001 })] }).events).toEqual([]);
    expect(read(engine, { fills: [theirs('t-2', { at: DAY - 300_000 })] }).types).toContain('ExternalFillBooked');
    const known = givenTrading({}, booksOf({ fills: [theirs('t-1')] }));
    expect(read(known, { fills: [theirs('t-1')] }).events).toEqual([]);
  });

  it('in what is left alone disturbs nobody, and is no result of the day', () => {
    const engine = givenTrading({}, booksOf({ positions: [coins('2')] }));
    engine.sampled(1_000, '100');
    const bought = read(engine, { fills: [theirs('t-1')], positions: [coins('2')] });
    expect(bought.types).toEqual(['ExternalFillBooked']);
    expect(held(engine)).toEqual(['9900', '0']);
    expect(engine.state.ledger.ignored.get('BTC-USD')).toEqual(quantityOf('3'));
    expect(engine.state.ledger.day?.equity).toEqual(moneyOf('9900'));
  });

  it('takes what is left alone first: of a sale of 3 with 2 left alone 1 is ours', () => {
    const engine = givenTrading({}, booksOf({ positions: [coins('2')] }));
    const id = ordered(engine, buy('1', '90'));
    engine.when({ type: 'OrderReported', progress: progressOf(id, 'Filled', '1') });
    const sold = theirs('t-1', { side: 'Sell', quantity: quantityOf('3'), commission: moneyOf('3') });
    const booked = read(engine, { fills: [sold] });
    expect(booked.payload('ExternalFillBooked')?.ignoredQuantity).toEqual(quantityOf('2'));
    expect(booked.types).toContain('DriftFound');
    expect(held(engine)).toEqual(['10197', '0']);
    expect(engine.state.ledger.ignored.get('BTC-USD')).toEqual(quantityOf('0'));
    expect(engine.state.ledger.results.get('BTC-USD')?.commission).toEqual(moneyOf('1'));
  });

  it('takes what is left alone once: of two sales of 2 with 2 left alone the second is ours', () => {
    const engine = givenTrading({}, booksOf({ positions: [coins('2')] }));
    const id = ordered(engine, buy('3', '90'));
    engine.when({ type: 'OrderReported', progress: progressOf(id, 'Filled', '3') });
    const sale = { side: 'Sell', quantity: quantityOf('2') } as const;
    read(engine, { fills: [theirs('t-1', sale), theirs('t-2', sale)] });
    expect(held(engine)).toEqual(['10100', '1']);
    expect(engine.state.ledger.ignored.get('BTC-USD')).toEqual(quantityOf('0'));
  });

  it('in something else moves only the money that is shared, and is no result of the day', () => {
    const engine = givenTrading();
    const eth = { ...btc, instrumentId: 'ETH-USD', baseCurrency: 'ETH' };
    const eur = { ...btc, instrumentId: 'BTC-EUR', quoteCurrency: 'EUR' };
    engine.when({ ...venueLoaded, instruments: [btc, eth, eur, btcPerp] });
    engine.sampled(1_000, '100');
    const there = { instrumentId: 'ETH-USD', commission: moneyOf('1') };
    const fills = [
      theirs('t-1', there),
      theirs('t-2', { instrumentId: 'BTC-EUR' }),
      theirs('t-3', { instrumentId: 'BTC-PERP', commission: moneyOf('2') }),
      theirs('t-4', { instrumentId: 'DOGE-USD' }),
      reversal(theirs('t-1', there)),
    ];
    const moved = read(engine, { fills });
    expect(moved.events.map(({ payload }) => ('amount' in payload ? toText(payload.amount) : payload))).toEqual([
      '-101',
      '-2',
      '101',
    ]);
    expect(read(engine, { fills }).types).not.toContain('CashMoved');
    expect([held(engine)[0], engine.state.ledger.day?.equity]).toEqual(['9998', moneyOf('9998')]);
  });

  it('by which the venue liquidated the account halts everything', () => {
    const engine = givenTrading({ instruments: [btcPerp], config: { instrumentIds: ['BTC-PERP'] } });
    engine.when({ type: 'ModeCommanded', mode: 'Normal', reason: 'ready' });
    const fill = theirs('t-1', { instrumentId: 'BTC-PERP', side: 'Sell' });
    const progress = progressOf('by-hand', 'Filled', '1', { instrumentId: 'BTC-PERP' });
    const foreignOrders = [{ terms: sell('1'), progress, isLiquidation: true }];
    const booked = read(engine, { fills: [fill], foreignOrders });
    expect(booked.payload('ExternalFillBooked')?.why).toBe('Liquidation');
    expect(modes(engine)).toEqual(['All Halted Drift']);
    expect(held(engine, 'BTC-PERP')).toEqual(['10000', '-1']);
    // What somebody sold beside it is a trade like any other.
    const beside = { ...fill, tradeId: 't-2', venueOrderId: 'venue-2' };
    expect(read(engine, { fills: [beside], foreignOrders }).payload('ExternalFillBooked')?.why).toBe('ForeignTrade');
  });
});

describe('a trade that the venue takes back', () => {
  it('gives back what a fill of ours moved, its fee included, once; the order stays as it is', () => {
    const engine = givenTrading();
    const id = ordered(engine, buy('1', '90'));
    const progress = progressOf(id, 'Filled', '1', { commission: moneyOf('2') });
    engine.when({ type: 'OrderReported', progress });
    const fill = { ...fillOf(id), commission: moneyOf('2') };
    engine.when({ type: 'FillReported', fill });
    expect(held(engine)).toEqual(['9898', '1']);
    const told = engine.when({ type: 'FillReported', fill: reversal(fill) });
    expect(told.events).toEqual([]);
    expect(engine.woke(1_000).commands).toMatchObject([{ type: 'ReadVenueBooks' }]);
    const fills = [fill, reversal(fill), reversal(fill)];
    expect(read(engine, { fills }).types).toEqual(['DriftFound', 'AlertRaised', 'TradeBusted']);
    expect(read(engine, { fills }).types).not.toContain('TradeBusted');
    expect(held(engine)).toEqual(['10000', '0']);
    expect(engine.state.ledger.orders.get(id)?.filledQuantity).toEqual(quantityOf('1'));
    expect(engine.state.ledger.results.get('BTC-USD')?.commission).toEqual(moneyOf('0'));
  });
});

describe('funding', () => {
  const perpetual: Given = { instruments: [btcPerp], config: { instrumentIds: ['BTC-PERP'] } };
  const payment = (fundingId: string, change: Partial<FundingPayment> = {}): FundingPayment => ({
    ...{ fundingId, instrumentId: 'BTC-PERP', currency: 'USD', amount: moneyOf('-5') },
    ...{ fundingRate: ratioOf('0.0001'), at: DAY, ...change },
  });

  it('is booked once for each payment, also after a restart, and is part of the result of the day', () => {
    const engine = givenTrading(perpetual);
    engine.sampled(1_000, '100', 'BTC-PERP');
    const fundings = [payment('f-1'), payment('f-1'), payment('f-2', { amount: moneyOf('2') })];
    expect(read(engine, { fundings }).types).toEqual(['FundingBooked', 'FundingBooked']);
    expect(read(engine, { fundings }).types).not.toContain('FundingBooked');
    const { ledger } = engine.state;
    expect([ledger.cash.get('USD'), ledger.day?.equity]).toEqual([moneyOf('9997'), moneyOf('10000')]);
    expect(ledger.results.get('BTC-PERP')?.funding).toEqual(moneyOf('-3'));

    const restarted = givenTrading(perpetual);
    const folded = createLedger();
    engine.log.forEach((event) => evolve(folded, event));
    expect(plain(folded)).toBe(plain(ledger));
    Object.assign(restarted.state, { ledger: folded });
    expect(read(restarted, { fundings, balances: [usd('9997')] }).types).not.toContain('FundingBooked');
  });

  it('of the time before the books, or in other money, is none of ours', () => {
    const engine = givenTrading(perpetual, booksOf({ fundings: [payment('f-0')] }));
    const fundings = [payment('f-0'), payment('f-1', { at: DAY - 300_001 }), payment('f-2', { currency: 'EUR' })];
    expect(read(engine, { fundings }).events).toEqual([]);
  });

  it('is asked for, and so are the margins, where there are perpetuals', () => {
    const engine = givenTrading(perpetual);
    expect(engine.woke(60_000).commands).toMatchObject([{ type: 'ReadVenueBooks', withPerpetuals: true }]);
    const margin = {
      currency: 'USD',
      equity: moneyOf('10000'),
      initialMargin: moneyOf('10'),
      maintenanceMargin: moneyOf('5'),
      liquidationBuffer: moneyOf('9995'),
      liquidationPrices: [{ instrumentId: 'BTC-PERP', price: priceOf('5') }],
    };
    read(engine, { margins: [margin] });
    expect(engine.state.view.margins.get('USD')).toEqual(margin);
    read(engine);
    expect(engine.state.view.margins.size).toBe(0);
  });
});

describe('a live order of somebody else on this account', () => {
  const terms = sell('2', '110');
  const listed = (filled = '0', change: Partial<typeof terms> = {}) => ({
    terms: { ...terms, ...change },
    progress: progressOf('by-hand', filled === '0' ? 'Accepted' : 'PartiallyFilled', filled),
  });
  const live = ({ state: { ledger } }: EngineUnderTest): string[] => {
    const { buy: buys, sell: sells } = ledger.liveQuantities.get('BTC-USD') ?? {
      buy: quantityOf('0'),
      sell: quantityOf('0'),
    };
    return [toText(buys), toText(sells), toText(ledger.holds.get('USD') ?? moneyOf('0'))];
  };

  it('counts for risk as far as it may still trade, until it is gone', () => {
    const engine = givenTrading();
    const seen = read(engine, { openOrders: [listed()] });
    expect(seen.types).toEqual(['DriftFound', 'AlertRaised', 'ExternalOrderSeen']);
    expect(live(engine)).toEqual(['0', '2', '0']);
    expect(read(engine, { openOrders: [listed()] }).types).not.toContain('ExternalOrderSeen');
    expect(read(engine, { openOrders: [listed('0.5')] }).types).toEqual(['ExternalOrderSeen']);
    expect(live(engine)).toEqual(['0', '1.5', '0']);
    expect(read(engine).types).toEqual(['ExternalOrderEnded']);
    expect(live(engine)).toEqual(['0', '0', '0']);
  });

  it('ends at once when its end is told', () => {
    const engine = givenTrading();
    read(engine, { openOrders: [listed('0', { side: 'Buy' })] });
    expect(live(engine)).toEqual(['2', '0', '220']);
    engine.when({ type: 'OrderReported', progress: progressOf('by-hand', 'Accepted') });
    const told = engine.when({ type: 'OrderReported', progress: progressOf('by-hand', 'Canceled') });
    expect(told.types).toEqual(['ExternalOrderEnded']);
    expect(live(engine)).toEqual(['0', '0', '0']);
  });

  it('elsewhere only keeps money back, and is no difference', () => {
    const engine = givenTrading();
    const eth = { ...btc, instrumentId: 'ETH-USD', baseCurrency: 'ETH' };
    engine.when({ ...venueLoaded, instruments: [btc, eth] });
    const there = { instrumentId: 'ETH-USD' };
    const openOrders = [
      listed('0', { ...there, side: 'Buy' }),
      { ...listed('0', there), progress: progressOf('2', 'Accepted') },
      { ...listed('0', { instrumentId: 'DOGE-USD' }), progress: progressOf('3', 'Accepted') },
    ];
    expect(read(engine, { openOrders }).types).toEqual(['ExternalOrderSeen']);
    expect(live(engine)).toEqual(['0', '0', '220']);
  });
});
