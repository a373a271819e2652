import { moneyOf, priceOf, quantityOf } from '@bot/core';
import type { VenueBooks } from '../input';
import { booksOf, btc, btcPerp, buy, progressOf, usd } from '../testing/fixtures';
import { given, givenTrading, ordered, started, venueLoaded, type EngineUnderTest, type Then } from '../testing/given';

const read = (engine: EngineUnderTest, books: Partial<VenueBooks> = {}): Then =>
  engine.when({ type: 'VenueBooksRead', books: booksOf(books) });
const coins = (netQuantity: string, averageEntryPrice: string | null = null, instrumentId = 'BTC-USD') => ({
  instrumentId,
  netQuantity: quantityOf(netQuantity),
  averageEntryPrice: averageEntryPrice === null ? null : priceOf(averageEntryPrice),
});

function givenLoaded(config: Parameters<typeof given>[0] = {}): EngineUnderTest {
  const engine = given(config);
  engine.when(started);
  engine.when({ ...venueLoaded, instruments: config.instruments ?? [btc] });
  return engine;
}

describe('the first look at an account', () => {
  it('begins the books with its cash, then compares them in a second look', () => {
    const engine = givenLoaded();
    const first = read(engine);
    expect(first.types).toEqual(['CashAdopted']);
    expect(first.payload('CashAdopted')).toEqual({ balances: [{ currency: 'USD', total: moneyOf('10000') }] });
    expect(first.commands).toMatchObject([{ type: 'ReadVenueBooks' }]);
    expect(read(engine)).toMatchObject({ types: ['BooksCompared'], commands: [] });
    expect(read(engine)).toMatchObject({ types: [], commands: [] });
  });

  it('counts a currency that is not listed as none', () => {
    const engine = givenLoaded();
    expect(read(engine, { balances: [] }).payload('CashAdopted')?.balances).toEqual([
      { currency: 'USD', total: moneyOf('0') },
    ]);
    expect(read(engine, { balances: [] }).types).toEqual(['BooksCompared']);
  });

  it('leaves coins alone that were there before', () => {
    const engine = givenLoaded();
    const opened = read(engine, { positions: [coins('2', '90'), coins('7', null, 'XRP-USD')] });
    expect(opened.types).toEqual(['CashAdopted', 'HoldingIgnored', 'AlertRaised']);
    expect(opened.payload('AlertRaised')).toMatchObject({
      code: 'HoldingsLeftAlone',
      subject: 'BTC-USD,XRP-USD',
      message: expect.stringContaining('before the bot came: 2 BTC-USD, 7 XRP-USD. The bot will not touch it'),
    });
    expect(read(engine, { positions: [coins('2', '90')] }).payload('BooksCompared')?.drifts).toEqual([]);
    expect(engine.state.ledger.positions.size).toBe(0);
    engine.sampled(0, '100');
    const id = ordered(engine, buy('1', '90'));
    engine.when({ type: 'OrderReported', progress: progressOf(id, 'Filled', '1') });
    expect(read(engine, { balances: [usd('9900')], positions: [coins('3', '90')] }).events).toEqual([]);
    expect(engine.state.view.drifts.size).toBe(0);
  });

  it.each([
    { holding: coins('2', '90'), price: null, costBasis: '180' },
    { holding: coins('2'), price: '100', costBasis: '200' },
    { holding: coins('-2', '90'), price: null, costBasis: '-180' },
  ])(
    'adopts them when asked to, at the entry price or else at the mark: $costBasis',
    ({ holding, price, costBasis }) => {
      const engine = givenLoaded({ config: { holdings: 'adopt' } });
      if (price !== null) engine.sampled(0, price);
      read(engine, { positions: [holding, coins('0')] });
      expect(engine.state.ledger.positions.get('BTC-USD')).toMatchObject({ costBasis: moneyOf(costBasis) });
      expect(read(engine, { positions: [holding] }).types).toEqual(['BooksCompared']);
    },
  );

  it('cannot adopt what has no cost and no price', () => {
    const engine = givenLoaded({ config: { holdings: 'adopt' } });
    expect(read(engine, { positions: [coins('2')] }).types).toEqual(['CashAdopted', 'HoldingIgnored', 'AlertRaised']);
  });

  it('is taken at an instrument that is added later, and of that one only', () => {
    const config = { instrumentIds: [btc.instrumentId, btcPerp.instrumentId] };
    const engine = givenTrading({ config });
    engine.when({ ...venueLoaded, instruments: [btc, btcPerp] });
    const positions = [coins('3'), coins('1', '100', btcPerp.instrumentId)];
    const second = read(engine, { balances: [usd('9000')], positions });
    expect(second.types).toEqual(['CashAdopted', 'HoldingIgnored', 'AlertRaised']);
    expect(second.payload('HoldingIgnored')?.instrumentId).toBe(btcPerp.instrumentId);
    expect(engine.state.ledger.cash.get('USD')).toEqual(moneyOf('10000'));
  });

  it('leaves everything that is not traded out of the books', () => {
    const engine = givenLoaded();
    const eur = { ...usd('500'), currency: 'EUR' };
    const positions = [coins('3', null, 'ETH-USD')];
    read(engine, { balances: [usd('10000'), eur], positions });
    expect(read(engine, { balances: [usd('10000'), eur], positions }).payload('BooksCompared')?.drifts).toEqual([]);
  });

  it('finds nothing to trade where the venue lists none of the instruments', () => {
    const engine = givenLoaded({ instruments: [btcPerp] });
    expect(read(engine).types).toEqual(['BooksCompared']);
    expect(engine.state.ledger.cash.size).toBe(0);
  });
});
