import { moneyOf, notionalOf, quantityOf, ratioOf } from '@bot/core';
import { nextWakeAt } from '../nextWakeAt';
import { booksOf, btc, btcPerp, buy, DAY, failedCall, limits, progressOf, sell } from '../testing/fixtures';
import { given, givenTrading, ordered, started, venueLoaded, wish } from '../testing/given';

const unreachable = { type: 'VenueLoadFailed', failure: failedCall('Timeout', 'Unknown') } as const;

describe('a start', () => {
  it('is recorded, and asks the venue for what it trades', () => {
    const engine = given();
    const first = engine.when(started);
    expect(first.payload('ProcessStarted')).toMatchObject({
      ...{ storeEpoch: 'test', processEpoch: 1, entropy: 'e', profile: 'dev' },
    });
    expect(first.commands).toEqual([{ type: 'LoadVenue' }]);
  });

  it('counts up, and keeps the name of the store', () => {
    const engine = givenTrading();
    const again = engine.when({ type: 'Started', drawn: { storeEpoch: 'other', entropy: 'f' } });
    expect(again.payload('ProcessStarted')).toMatchObject({ storeEpoch: 'test', processEpoch: 2, entropy: 'f' });
  });

  it('records the configuration: all of it in a new log, then what is other than before', () => {
    const engine = given();
    const first = engine.when(started).payload('ProcessStarted')?.changes;
    expect(first).toContainEqual({ path: 'limits.maxLeverage', from: null, to: '"5"' });
    expect(first).toContainEqual({ path: 'instrumentIds', from: null, to: '["BTC-USD"]' });
    expect(given({ after: engine }).when(started).payload('ProcessStarted')).not.toHaveProperty('changes');
    const changed = given({ after: engine, config: { limits: { ...limits, maxTradeValueUsd: notionalOf('7') } } });
    expect(changed.when(started).payload('ProcessStarted')?.changes).toEqual([
      { path: 'limits.maxTradeValueUsd', from: 'null', to: '"7"' },
    ]);
  });

  it('that finds nobody says so once, and tries again after 1, 2, 4 … 60 seconds', () => {
    const engine = given();
    engine.when(started);
    const waits: number[] = [];
    for (let tries = 0; tries < 8; tries++) {
      const failed = engine.when(unreachable);
      expect(failed.types).toEqual(tries === 0 ? ['AlertRaised'] : []);
      const dueAt = nextWakeAt(engine.state) ?? Infinity;
      waits.push(dueAt - engine.now);
      expect(engine.woke(dueAt - engine.now - 1).commands).toEqual([]);
      expect(engine.woke(1).commands).toEqual([{ type: 'LoadVenue' }]);
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60, 60].map((seconds) => seconds * 1_000));
    engine.when(venueLoaded);
    expect(engine.state.view.loadAt).toBeNull();
    engine.when(started);
    expect(engine.when(unreachable).types).toEqual(['AlertRaised']);
  });
});

describe('what the venue lists', () => {
  it('is recorded when it is new, and when its terms changed; then the books are read', () => {
    const engine = given();
    engine.when(started);
    expect(engine.when(venueLoaded).types).toEqual(['InstrumentListed']);
    expect(engine.when(venueLoaded).types).toEqual([]);
    const changed = { ...btc, minNotional: notionalOf('10') };
    const listed = engine.when({ ...venueLoaded, instruments: [changed, btcPerp] });
    expect(listed.types).toEqual(['InstrumentListed']);
    expect(listed.commands).toEqual([
      { type: 'OpenFeed', instrumentIds: ['BTC-USD'] },
      { type: 'ReadVenueBooks', ours: [], fillsSince: DAY - 300_000, withPerpetuals: false },
    ]);
    expect(engine.state.ledger.instruments.get('BTC-USD')).toEqual(changed);
  });

  it('is a perpetual that is new: its fundings are read with the books that it begins with, and are in them', () => {
    const engine = given({ config: { instrumentIds: ['BTC-PERP'] } });
    engine.when(started);
    const loaded = engine.when({ ...venueLoaded, instruments: [btc, btcPerp] });
    expect(loaded.commands).toContainEqual(expect.objectContaining({ type: 'ReadVenueBooks', withPerpetuals: true }));
    const paid = { fundingId: 'f-1', instrumentId: 'BTC-PERP', currency: 'USD', amount: moneyOf('3') };
    const fundings = [{ ...paid, fundingRate: ratioOf('0.0001'), at: engine.now - 60_000 }];
    const books = booksOf({ fundings });
    expect(engine.when({ type: 'VenueBooksRead', books }).types).toEqual(['CashAdopted']);
    expect(engine.when({ type: 'VenueBooksRead', books }).types).toEqual(['BooksCompared']);
    expect(engine.state.ledger.cash.get('USD')).toEqual(moneyOf('10000'));
  });

  it('lacks an instrument that is to be traded: said once for each start', () => {
    const engine = given({ config: { instrumentIds: ['BTC-USD', 'BCT-USD'] } });
    engine.when(started);
    expect(engine.when(venueLoaded).payload('AlertRaised')).toMatchObject({
      ...{ code: 'UnknownInstrument', subject: 'BCT-USD', severity: 'Critical' },
    });
    expect(engine.when(venueLoaded).types).toEqual([]);
    engine.when(started);
    expect(engine.when(venueLoaded).types).toEqual(['AlertRaised']);
  });
});

describe('before the venue was loaded', () => {
  it('its word on our orders is taken in, and nothing may be ordered', () => {
    const before = givenTrading();
    const id = ordered(before, buy('1', '90'));
    const engine = given();
    Object.assign(engine.state, { ledger: before.state.ledger });
    engine.when(started);
    const filled = { type: 'OrderReported', progress: progressOf(id, 'Filled', '1') } as const;
    expect(engine.when(filled).types).toEqual(['OrderProgressed']);
    expect(engine.state.ledger.positions.get('BTC-USD')?.netQuantity).toEqual(quantityOf('1'));
    expect(engine.when(wish(sell('1'))).payload('OrderDenied')?.reason).toBe('NotReconciled');
    expect(engine.sampled(1_000, '1').events).toEqual([]);
  });

  it('an engine that knows nothing denies everything', () => {
    expect(
      given()
        .when(wish(buy('1')))
        .payload('OrderDenied')?.reason,
    ).toBe('UnknownInstrument');
  });
});

it('a stop is recorded', () => {
  const engine = givenTrading();
  expect(engine.when({ type: 'Stopped', reason: 'Asked' }).payload('ProcessStopped')).toEqual({ reason: 'Asked' });
});
