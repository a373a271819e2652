import { openSmallVenue } from './testing/smallVenue';
import { touchedBy } from './touchedBy';

describe('what an event may have changed in the books', () => {
  it('is the level of its order or maker', () => {
    const { state, submit } = openSmallVenue();
    submit('ann', { lots: 4 });
    const own = { instrumentId: 'BTC-USD', side: 'Buy', ticks: 5_000 };
    const party = { accountId: 'market', orderNo: 0, fee: 0n };
    const trade = { type: 'TradeExecuted', at: 1, tradeNo: 1, instrumentId: 'BTC-USD', ticks: 5_000, lots: 1 } as const;
    expect(touchedBy(state, { type: 'OrderRested', at: 1, orderNo: 1 })).toEqual([own]);
    expect(touchedBy(state, { type: 'OrderTriggered', at: 1, orderNo: 1, limitTicks: 4_000 })).toEqual([own]);
    expect(touchedBy(state, { ...trade, side: 'Sell', maker: party, taker: party })).toEqual([own]);
  });

  it('is the whole side of an order that was amended, and both of a market that stepped', () => {
    const { state, submit } = openSmallVenue();
    submit('ann');
    const amended = { type: 'OrderAmended', at: 1, orderNo: 1, limitTicks: 4_000, lots: 1, keepsPlace: false } as const;
    expect(touchedBy(state, amended)).toEqual([{ instrumentId: 'BTC-USD', side: 'Buy', ticks: null }]);
    const books = [{ instrumentId: 'BTC-EUR', bids: [], asks: [] }];
    expect(touchedBy(state, { type: 'MarketStepped', at: 1, books, position: {} })).toEqual([
      { instrumentId: 'BTC-EUR', side: 'Buy', ticks: null },
      { instrumentId: 'BTC-EUR', side: 'Sell', ticks: null },
    ]);
  });

  it('may be anything when the order is forgotten', () => {
    const { state } = openSmallVenue();
    const touched = touchedBy(state, { type: 'OrderEnded', at: 1, orderNo: 9, status: 'Expired', reason: 'Expired' });
    expect(touched.map(({ instrumentId, side, ticks }) => `${instrumentId} ${side} ${ticks}`)).toEqual([
      ...['BTC-USD Buy null', 'BTC-USD Sell null', 'BTC-EUR Buy null', 'BTC-EUR Sell null'],
      ...['BTC-PERP Buy null', 'BTC-PERP Sell null'],
    ]);
  });

  it('is nothing of what does not concern a book', () => {
    const { state, log, run } = openSmallVenue();
    run({ type: 'SetFundingRate', at: 1, instrumentId: 'BTC-PERP', ppb: 1 });
    expect(log.map((event) => touchedBy(state, event))).toEqual([[], [], [], [], []]);
  });
});
