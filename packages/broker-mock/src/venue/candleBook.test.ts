import { toText, type Candle } from '@bot/core';
import { createCandleBook } from './candleBook';
import { openSmallVenue } from './feed/testing/smallVenue';

const MINUTE = 60_000;
const readable = ({ openedAt, open, high, low, close, volume }: Candle): string =>
  `${openedAt / MINUTE} ${[open, high, low, close, volume].map(toText).join(' ')}`;

function openWithCandles() {
  const venue = openSmallVenue();
  const book = createCandleBook(venue.state);
  venue.watch({ publish: (events) => book.publish(events) });
  const candles = (instrumentId = 'BTC-USD'): string[] =>
    book.candles({ instrumentId, durationMs: MINUTE, count: 9 }, 9 * MINUTE).map(readable);
  return { ...venue, book, candles };
}

describe('the candles of the venue', () => {
  it('come from the middle of quotes, from trades of accounts and from trades of other people', () => {
    const { quote, submit, candles } = openWithCandles();
    quote([[4_990, 5]], [[5_011, 5]]);
    submit('ann', { lots: 2, limitTicks: 5_011 });
    quote([[4_990, 5]], [[5_010, 5]], { prints: [{ ticks: 4_000, lots: 3, makerSide: 'Buy' }] }, 1_000);
    // Middles 50.005 and 50, 2 lots at 50.11 and 3 at 40.
    expect(candles()).toEqual(['0 50.005 50.11 40 50 0.0005']);
  });

  it('count no middle while other people quote one side, whoever waits on the other', () => {
    const { quote, submit, candles } = openWithCandles();
    submit('ann', { side: 'Sell' });
    quote([[4_990, 5]], []);
    expect(candles()).toEqual([]);
    quote([[4_990, 5]], [], { prints: [{ ticks: 5_000, lots: 1, makerSide: 'Sell' }] });
    expect(candles()).toEqual(['0 50 50 50 50 0.0001']);
  });

  it('are those of one instrument', () => {
    const { quote, candles, book } = openWithCandles();
    quote([[4_990, 5]], [[5_010, 5]], {}, MINUTE);
    quote([[990, 5]], [[1_010, 5]], { instrumentId: 'BTC-EUR' }, 2 * MINUTE);
    expect([candles(), candles('BTC-EUR')]).toEqual([['1 50 50 50 50 0'], ['2 10 10 10 10 0']]);
    expect(book.since('BTC-EUR', 0, 5 * MINUTE).map(readable)).toEqual(['0 10 10 10 10 0']);
  });

  it('are none of an instrument that is not there', () => {
    const { candles, book } = openWithCandles();
    expect(() => candles('NO-SUCH')).toThrow('NO-SUCH');
    expect(book.since('NO-SUCH', 0, MINUTE)).toEqual([]);
    const unlisted = { instrumentId: 'NO-SUCH', bids: [[1, 1]], asks: [[2, 1]] } as const;
    const print = { ticks: 1, lots: 1, makerSide: 'Buy' } as const;
    book.publish([{ type: 'MarketStepped', at: 0, books: [{ ...unlisted, prints: [print] }], position: {} }]);
    const party = { accountId: 'market', orderNo: 0, fee: 0n };
    book.publish([
      {
        type: 'TradeExecuted',
        at: 0,
        tradeNo: 1,
        instrumentId: 'NO-SUCH',
        side: 'Buy',
        ticks: 1,
        lots: 1,
        maker: party,
        taker: party,
      },
    ]);
    expect([candles(), candles('BTC-EUR'), candles('BTC-PERP')]).toEqual([[], [], []]);
  });
});
