import { moneyOf, type Instrument } from '@bot/core';
import { booksOf, btc, buy, limits, progressOf, sell, usd } from '../testing/fixtures';
import { given, givenTrading, ordered, started, venueLoaded, wish, type EngineUnderTest } from '../testing/given';
import { holding } from '../testing/holdings';

const eth: Instrument = { ...btc, instrumentId: 'ETH-USD', baseCurrency: 'ETH' };
const both = { instruments: [btc, eth], config: { instrumentIds: ['BTC-USD', 'ETH-USD'] } };
const held = booksOf({ balances: [usd('9900')], positions: [holding('ETH-USD', '1')] });
const ethBuy = { ...buy('1'), instrumentId: 'ETH-USD' };
const ethSell = { ...sell('1'), instrumentId: 'ETH-USD' };

/** A process that traded both ended with 1 ETH; the next one is told of BTC alone. */
function givenRemoved(prepare: (engine: EngineUnderTest) => void = () => undefined) {
  const before = givenTrading({ ...both, config: { ...both.config, holdings: 'adopt' } }, held);
  prepare(before);
  return given({ config: { instrumentIds: ['BTC-USD'] }, after: before });
}

function givenManaged(): EngineUnderTest {
  const engine = givenRemoved();
  engine.when(started);
  engine.when({ ...venueLoaded, instruments: [btc, eth] });
  ['BTC-USD', 'ETH-USD'].forEach((id) => engine.sampled(0, '100', id));
  engine.when({ type: 'VenueBooksRead', books: held });
  return engine;
}

describe('an instrument that the configuration does not name any more', () => {
  it('is only reduced while something of it is held, and the operator is told', () => {
    const { events } = givenRemoved().when(started);
    expect(events).toMatchObject([
      { type: 'ProcessStarted' },
      { type: 'ModeChanged', payload: { scope: 'ETH-USD', cause: 'InstrumentRemoved', mode: 'ReduceOnly' } },
      { type: 'AlertRaised', payload: { code: 'InstrumentRemoved', subject: 'ETH-USD' } },
    ]);
  });

  it('is watched like the others: its terms, its prices, its stop', () => {
    const engine = givenManaged();
    expect(engine.state.view.feed.instrumentIds).toEqual(['BTC-USD', 'ETH-USD']);
    engine.sampled(1_000, '110', 'ETH-USD');
    const hit = engine.sampled(1_000, '105', 'ETH-USD');
    expect(hit.payload('OrderSubmitted')).toMatchObject({ strategyId: 'TrailingStop', reason: 'TrailingStopHit' });
  });

  it('takes an exit, and no entry', () => {
    const engine = givenManaged();
    expect(engine.when(wish(ethBuy)).payload('OrderDenied')).toMatchObject({ reason: 'ReduceOnly' });
    expect(engine.when(wish(ethSell)).types).toContain('OrderSubmitted');
  });

  it('is left alone once nothing is held of it, and its last price is forgotten', () => {
    const engine = givenManaged();
    const id = ordered(engine, ethSell);
    const filled = { ...progressOf(id, 'Filled', '1'), instrumentId: 'ETH-USD' };
    engine.when({ type: 'OrderReported', progress: filled });
    const { types } = engine.when({ type: 'VenueBooksRead', books: booksOf() });
    expect(types).toContain('ModeChanged');
    expect(engine.woke(0).commands).toContainEqual({ type: 'OpenFeed', instrumentIds: ['BTC-USD'] });
    expect(engine.when(wish(ethBuy)).payload('OrderDenied')?.reason).toBe('StaleMark');
  });

  it.each([
    ['FeedAging', 30_001],
    ['FeedStale', 60_001],
  ])('has no price that could be too old once nothing is held of it (%s)', (cause, ageMs) => {
    const aging = { ...limits, warnMarkAgeMs: 30_000 };
    const before = givenTrading({ ...both, config: { ...both.config, limits: aging } }, booksOf());
    before.woke(ageMs);
    expect(before.state.ledger.restrictions.has(`ETH-USD:${cause}`)).toBe(true);
    const engine = given({ config: { instrumentIds: ['BTC-USD'] }, after: before });
    engine.when(started);
    expect([...engine.state.ledger.restrictions.keys()]).toEqual([`BTC-USD:${cause}`]);
  });

  it('comes back after a resume while something of it is held', () => {
    const engine = givenManaged();
    const resumed = engine.when({ type: 'ModeCommanded', mode: 'Normal', reason: 'test' });
    expect(resumed.types).toEqual(['ModeChanged', 'ModeChanged', 'AlertRaised']);
    expect(engine.when(wish(ethBuy)).types).toContain('OrderDenied');
  });

  it('has its resting entry canceled, and is managed until that is over', () => {
    const engine = givenRemoved((before) => {
      const id = ordered(before, { ...buy('1', '90'), instrumentId: 'ETH-USD' });
      before.when({ type: 'OrderReported', progress: { ...progressOf(id, 'Accepted'), instrumentId: 'ETH-USD' } });
    });
    expect(engine.when(started).types).toContain('CancelRequested');
  });

  it('is traded again when it is named again', () => {
    const removed = givenManaged();
    const engine = given({ config: both.config, after: removed });
    expect(engine.state.ledger.restrictions.size).toBe(1);
    expect(engine.when(started).types).toEqual(['ProcessStarted', 'ModeChanged']);
    expect(engine.state.ledger.restrictions.size).toBe(0);
  });

  it('is nothing to a bot that holds nothing of it', () => {
    const before = givenTrading(both, booksOf());
    const engine = given({ config: { instrumentIds: ['BTC-USD'] }, after: before });
    expect(engine.when(started).types).toEqual(['ProcessStarted']);
    engine.when({ ...venueLoaded, instruments: [btc, eth] });
    expect(engine.state.view.feed.instrumentIds).toEqual(['BTC-USD']);
  });
});

describe('an instrument that is added', () => {
  it('has its books opened before anything is compared', () => {
    const before = givenTrading();
    const engine = given({ config: { ...both.config, holdings: 'adopt' }, after: before });
    engine.when(started);
    engine.when({ ...venueLoaded, instruments: [btc, eth] });
    ['BTC-USD', 'ETH-USD'].forEach((id) => engine.sampled(0, '100', id));
    const books = booksOf({ positions: [holding('ETH-USD', '2', '90')] });
    expect(engine.when({ type: 'VenueBooksRead', books }).types).toEqual(['CashAdopted', 'HoldingAdopted']);
    expect(engine.state.ledger.positions.get('ETH-USD')?.costBasis).toEqual(moneyOf('180'));
  });
});
