import type { QuotedBook } from '../exchange/venueEvent';
import { checkedStep } from './checkedStep';

const book = (change: Partial<QuotedBook> = {}): QuotedBook => ({
  ...{
    instrumentId: 'BTC-USD',
    bids: [
      [99, 5],
      [98, 0],
    ],
    asks: [
      [100, 5],
      [101, 1, 2],
    ],
  },
  ...change,
});
const check = (...books: QuotedBook[]) => checkedStep({ at: 7, books }, new Set(['BTC-USD']));

describe('a step of a market', () => {
  it.each<[string, QuotedBook]>([
    ['books', book({ prints: [{ ticks: 99, lots: 1, makerSide: 'Buy' }] })],
    ['books of one side', book({ bids: [] })],
    ['empty books', book({ bids: [], asks: [] })],
    ['a bid at its ask', book({ bids: [[100, 1]] })],
  ])('can have %s', (_, quoted) => {
    expect(check(quoted)).toEqual({ at: 7, books: [quoted] });
  });

  it.each<[string, readonly QuotedBook[], string]>([
    ['of what is not traded', [book({ instrumentId: 'X' })], 'the venue does not trade it'],
    ['twice', [book(), book()], 'it has two books'],
    ['a bid above its ask', [book({ bids: [[101, 1]] })], 'a bid of 101 ticks is above an ask of 100'],
    [
      'bids that rise',
      [
        book({
          bids: [
            [98, 1],
            [99, 1],
          ],
        }),
      ],
      '99 ticks are not worse than 98',
    ],
    [
      'asks that fall',
      [
        book({
          asks: [
            [101, 1],
            [100, 1],
          ],
        }),
      ],
      '100 ticks are not worse than 101',
    ],
    [
      'a price twice',
      [
        book({
          asks: [
            [100, 1],
            [100, 1],
          ],
        }),
      ],
      '100 ticks are not worse than 100',
    ],
    ['half a tick', [book({ bids: [[98.5, 1]] })], '98.5 is no whole number of ticks above zero'],
    ['a price below zero', [book({ bids: [[-5, 1]] })], '-5 is no whole number of ticks above zero'],
    ['no number', [book({ bids: [[99, NaN]] })], 'NaN is no whole number of lots'],
    ['lots below zero', [book({ asks: [[100, 1, -1]] })], '1, -1 is no whole number of lots'],
    ['more than can be counted', [book({ asks: [[2 ** 53, 1]] })], 'no whole number of ticks'],
    [
      'a trade of nothing',
      [book({ prints: [{ ticks: 99, lots: 0, makerSide: 'Buy' }] })],
      'a trade has no whole number',
    ],
  ])('cannot have books %s', (_, books, words) => {
    expect(() => check(...books)).toThrow(words);
  });
});
