import { isBrokerError, type MarketMessage } from '@bot/core';
import { createCandleBook } from './candleBook';
import { openFeed } from './feed/testing/openFeed';
import { openSmallVenue } from './feed/testing/smallVenue';
import { createMarketFeed } from './marketFeed';
import { createTimers } from './timers';

const everything = ['Heartbeats', 'Candles', 'Level2', 'Trades', 'Quotes', 'Status'] as const;

describe('a connection for market data', () => {
  it('begins with the snapshots, then tells what changes, with one sequence across its channels', () => {
    const { listen, submit, quote, passTo } = openFeed();
    quote([[4_990, 5]], [[5_010, 5]]);
    const heard = listen(everything);
    expect(heard.lines()).toEqual([
      '0 Status BTC-USD Online',
      '1 Quote 0.0005 at 49.9, 0.0005 at 50.1',
      '2 BookSnapshot Buy 0.0005 at 49.9, Sell 0.0005 at 50.1',
      '3 Candle 0 50 50 50 50 0',
    ]);
    submit('ann', { lots: 2, limitTicks: 5_010 });
    expect(heard.lines()).toEqual([
      '4 Trade T1 0.0002 at 50.1 of a Sell',
      '5 Quote 0.0005 at 49.9, 0.0003 at 50.1',
      '6 BookUpdate Sell 0.0003 at 50.1',
    ]);
    passTo(1_000);
    expect(heard.lines()).toEqual(['7 Heartbeat 1', '8 Candle 0 50 50.1 50 50.1 0.0002']);
    expect(heard.messages.map(({ at }) => at)).toEqual([0, 0, 0, 0, 0, 0, 0, 1_000, 1_000]);
  });

  it('counts for itself, and carries its channels and instruments only', () => {
    const { listen, submit, quote } = openFeed();
    const first = listen(['Level2']);
    quote([[4_990, 5]], [[5_010, 5]]);
    const second = listen(['Level2', 'Trades'], ['BTC-EUR', 'BTC-EUR']);
    submit('ben', { side: 'Sell', instrumentId: 'BTC-EUR' });
    submit('ann');
    expect(first.lines()).toEqual([
      '0 BookSnapshot',
      '1 BookUpdate Buy 0.0005 at 49.9, Sell 0.0005 at 50.1',
      '2 BookUpdate Buy 0.001 at 50',
    ]);
    expect(second.lines()).toEqual(['0 BookSnapshot', '1 BookUpdate Sell 0.001 at 50']);
  });

  it('hears nothing more when it was left, also not what is under way, and leaves no timer behind', () => {
    const underway: (() => void)[] = [];
    const { listen, quote, clock } = openFeed(undefined, (deliver) => ({
      push: (message: MarketMessage) => void underway.push(() => deliver(message)),
    }));
    const heard = listen(everything);
    quote([[4_990, 5]], [[5_010, 5]]);
    for (const arrive of underway.splice(0, 1)) arrive();
    expect(heard.lines()).toEqual(['0 Status BTC-USD Online']);
    heard.leave();
    for (const arrive of underway.splice(0)) arrive();
    quote([[4_980, 5]], [[5_010, 5]]);
    expect(heard.lines()).toEqual([]);
    expect(underway).toEqual([]);
    expect(clock.pendingTimers()).toEqual([]);
  });

  it('may be left while it is told something', () => {
    const { feed, quote } = openFeed();
    const heard: string[] = [];
    const leave = feed.subscribe({ channels: ['Quotes', 'Level2'], instrumentIds: ['BTC-USD'] }, ({ type }) => {
      heard.push(type);
      if (type === 'Quote') leave();
    });
    quote([[4_990, 5]], [[5_010, 5]]);
    expect(heard).toEqual(['BookSnapshot', 'Quote']);
  });

  it('leaves a gap in the sequence where a message is lost', () => {
    let count = 0;
    const { listen, submit } = openFeed(undefined, (deliver) => ({
      push(message) {
        count += 1;
        if (count !== 2) deliver(message);
      },
    }));
    const heard = listen(['Level2']);
    for (const lots of [1, 2]) submit('ann', { lots });
    expect(heard.lines()).toEqual(['0 BookSnapshot', '2 BookUpdate Buy 0.0003 at 50']);
  });

  it('is refused for an instrument that is not there, and not opened', () => {
    const { feed } = openFeed();
    const error = catchError(() => feed.subscribe({ channels: ['Quotes'], instrumentIds: ['NO-SUCH'] }, () => {}));
    expect(isBrokerError(error) && [error.code, error.message]).toEqual([
      'NotFound',
      expect.stringContaining('NO-SUCH'),
    ]);
  });
});

describe('the feed', () => {
  it('numbers trades of other people on their own, heard or not', () => {
    const { listen, quote } = openFeed();
    const print = { ticks: 5_000, lots: 1, makerSide: 'Sell' } as const;
    quote([[4_990, 5]], [[5_010, 5]], { prints: [print, print] });
    const heard = listen(['Trades']);
    quote([[4_990, 5]], [[5_010, 5]], { prints: [print] });
    expect(heard.lines()).toEqual(['0 Trade P3 0.0001 at 50 of a Sell']);
  });

  it('works nothing out while nobody is connected', () => {
    const { state, log, submit } = openSmallVenue();
    submit('ann');
    let looks = 0;
    const watched = new Proxy(state, {
      get(target, name): unknown {
        looks += 1;
        return Reflect.get(target, name);
      },
    });
    const { clock } = openFeed();
    const candles = createCandleBook(state);
    const open = (deliver: (message: MarketMessage) => void) => ({ push: deliver });
    const feed = createMarketFeed({ state: watched, candles, clock, timers: createTimers(clock), open });
    feed.publish(log);
    expect(looks).toBe(0);
    const leave = feed.subscribe({ channels: ['Level2'], instrumentIds: ['BTC-USD'] }, () => {});
    looks = 0;
    feed.publish(log);
    expect(looks).toBeGreaterThan(0);
    leave();
    looks = 0;
    feed.publish(log);
    expect(looks).toBe(0);
  });
});

function catchError(attempt: () => unknown): unknown {
  try {
    attempt();
  } catch (error) {
    return error;
  }
  return undefined;
}
