import { toText, type Quote } from '@bot/core';
import { openSmallVenue, type SmallVenue } from './feed/testing/smallVenue';
import { createQuoteStream } from './quoteStream';

const readable = ({ instrumentId, bid, bidSize, ask, askSize, at }: Quote): string =>
  `${at} ${instrumentId} ${toText(bidSize)} at ${toText(bid)}, ${toText(askSize)} at ${toText(ask)}`;

function openQuoted(venue: SmallVenue = openSmallVenue()) {
  const stream = createQuoteStream({ state: venue.state, open: (deliver) => ({ push: deliver }) });
  venue.watch({ publish: (events) => stream.publish(events) });
  const listen = (...instrumentIds: string[]) => {
    const told: string[] = [];
    const leave = stream.subscribe(instrumentIds, (quote) => void told.push(readable(quote)));
    return { told, leave };
  };
  return { ...venue, stream, listen };
}

describe('quotes', () => {
  it('are told when they are asked for, then whenever the book changes or other people quote again', () => {
    const { quote, submit, cancel, listen } = openQuoted();
    quote([[4_990, 5]], [[5_010, 5]], {}, 1);
    const { told } = listen('BTC-USD');
    quote([[4_990, 5]], [[5_010, 5]], {}, 2);
    submit('ann', { lots: 3 }, 3);
    cancel('ann', 1, 4);
    submit('ann', { lots: 1, limitTicks: 5_010 }, 5);
    expect(told).toEqual([
      '1 BTC-USD 0.0005 at 49.9, 0.0005 at 50.1',
      '2 BTC-USD 0.0005 at 49.9, 0.0005 at 50.1',
      '3 BTC-USD 0.0003 at 50, 0.0005 at 50.1',
      '4 BTC-USD 0.0005 at 49.9, 0.0005 at 50.1',
      '5 BTC-USD 0.0005 at 49.9, 0.0004 at 50.1',
    ]);
  });

  it('are none while a side is empty; the newest before that stays the newest', () => {
    const { quote, listen, stream } = openQuoted();
    const { told } = listen('BTC-USD');
    expect(stream.latest('BTC-USD')).toBeUndefined();
    quote([[4_990, 5]], [], {}, 1);
    expect(told).toEqual([]);
    quote([[4_990, 5]], [[5_010, 5]], {}, 2);
    quote([], [[5_010, 5]], {}, 3);
    expect(told).toHaveLength(1);
    expect(stream.latest('BTC-USD')?.at).toBe(2);
  });

  it('are of the instruments that were asked for, until one leaves', () => {
    const { quote, listen } = openQuoted();
    const first = listen('BTC-USD', 'BTC-EUR');
    const second = listen('BTC-EUR');
    quote([[4_990, 5]], [[5_010, 5]], {}, 1);
    quote([[990, 5]], [[1_010, 5]], { instrumentId: 'BTC-EUR' }, 2);
    first.leave();
    quote([[990, 6]], [[1_010, 5]], { instrumentId: 'BTC-EUR' }, 3);
    expect(first.told.map((line) => line.slice(0, 9))).toEqual(['1 BTC-USD', '2 BTC-EUR']);
    expect(second.told.map((line) => line.slice(0, 9))).toEqual(['2 BTC-EUR', '3 BTC-EUR']);
  });

  it('are known at once when the venue was restored', () => {
    const venue = openSmallVenue();
    venue.quote([[4_990, 5]], [[5_010, 5]], {}, 7);
    const { stream, listen } = openQuoted(venue);
    expect(stream.latest('BTC-USD')?.at).toBe(7);
    expect(listen('BTC-USD', 'BTC-EUR').told).toEqual(['7 BTC-USD 0.0005 at 49.9, 0.0005 at 50.1']);
  });
});
