import { assert, toText, type PriceLevel } from '@bot/core';
import { openSmallVenue } from '../../venue/feed/testing/smallVenue';
import type { QuotedLevel } from '../venueEvent';
import { marketNamed } from '../venueState';
import { levelsOf, quoteOf, topOf } from './book';

const readable = ({ side, price, quantity }: PriceLevel): string => `${side} ${toText(quantity)} at ${toText(price)}`;

describe('the book outside', () => {
  it('has a quote with everything that waits at the best prices, and none while a side is empty', () => {
    const { state, submit, quote } = openSmallVenue();
    const market = marketNamed(state, 'BTC-USD');
    expect(topOf(market)).toBeNull();
    submit('ann', { lots: 3 });
    expect(quoteOf(market, 7)).toBeNull();
    quote([[5_000, 4]], [[5_001, 9]]);
    expect(topOf(market)).toEqual({ bidTicks: 5_000, bidLots: 7, askTicks: 5_001, askLots: 9 });
    const quoted = quoteOf(market, 7);
    assert(quoted !== null, 'both sides are quoted');
    const { bid, bidSize, ask, askSize, ...rest } = quoted;
    expect([bid, bidSize, ask, askSize].map(toText)).toEqual(['50', '0.0007', '50.01', '0.0009']);
    expect(rest).toEqual({ instrumentId: 'BTC-USD', at: 7 });
  });

  it('is listed whole: bids from the best down, then asks from the best up', () => {
    const { state, submit, quote } = openSmallVenue();
    const market = marketNamed(state, 'BTC-USD');
    expect(levelsOf(market)).toEqual([]);
    const bids: readonly QuotedLevel[] = [
      [4_999, 4],
      [4_000, 1],
    ];
    quote(bids, []);
    submit('ann', { lots: 3 });
    submit('ben', { lots: 2 });
    submit('ben', { side: 'Sell', lots: 5, limitTicks: 6_000 });
    quote(bids, [[5_001, 9]]);
    expect(levelsOf(market).map(readable)).toEqual([
      'Buy 0.0005 at 50',
      'Buy 0.0004 at 49.99',
      'Buy 0.0001 at 40',
      'Sell 0.0009 at 50.01',
      'Sell 0.0005 at 60',
    ]);
  });
});
