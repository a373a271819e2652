import { openFeed } from './testing/openFeed';

describe('the candle channel', () => {
  it('tells at most once a second what happened since, and nothing while nothing happens', () => {
    const { quote, listen, passTo } = openFeed();
    const heard = listen(['Candles']);
    expect(heard.lines()).toEqual([]);
    passTo(5_000);
    quote([[4_990, 5]], [[5_010, 5]], {}, 5_000);
    passTo(5_000);
    expect(heard.lines()).toEqual(['0 Candle 0 50 50 50 50 0']);
    quote([[5_990, 5]], [[6_010, 5]], {}, 5_100);
    passTo(5_500);
    quote([[4_490, 5]], [[4_510, 5]], {}, 5_500);
    passTo(5_999);
    expect(heard.lines()).toEqual([]);
    passTo(6_000);
    expect(heard.lines()).toEqual(['1 Candle 0 50 60 45 45 0']);
    passTo(60_000);
    expect(heard.lines()).toEqual([]);
  });

  it('tells of a candle that closed once more, before the next one', () => {
    const { quote, listen, passTo } = openFeed();
    quote([[4_990, 5]], [[5_010, 5]], {}, 0);
    passTo(299_500);
    const heard = listen(['Candles']);
    expect(heard.lines()).toEqual(['0 Candle 0 50 50 50 50 0']);
    quote([[5_090, 5]], [[5_110, 5]], {}, 299_900);
    passTo(300_100);
    quote([[5_190, 5]], [[5_210, 5]], {}, 300_100);
    passTo(300_500);
    expect(heard.lines()).toEqual(['1 Candle 0 50 51 50 51 0', '2 Candle 300000 52 52 52 52 0']);
  });

  it('counts what is traded, by accounts and by other people', () => {
    const { submit, quote, listen, passTo } = openFeed();
    const heard = listen(['Candles']);
    quote([[4_990, 5]], [[5_010, 5]], { prints: [{ ticks: 4_980, lots: 3, makerSide: 'Buy' }] });
    submit('ann', { lots: 2, limitTicks: 5_010 });
    passTo(1_000);
    expect(heard.lines()).toEqual(['0 Candle 0 49.8 50.1 49.8 50.1 0.0005']);
  });

  it('does not take what is no price for one', () => {
    const { run, submit, listen, passTo } = openFeed();
    const heard = listen(['Candles']);
    submit('ann');
    run({ type: 'SetStatus', at: 0, instrumentId: 'BTC-USD', status: 'LimitOnly' });
    passTo(2_000);
    expect(heard.lines()).toEqual([]);
  });

  it('is left with what was to be told', () => {
    const { quote, listen, passTo, clock } = openFeed();
    const heard = listen(['Candles']);
    quote([[4_990, 5]], [[5_010, 5]]);
    heard.leave();
    expect(clock.pendingTimers()).toEqual([]);
    passTo(2_000);
    expect(heard.lines()).toEqual([]);
  });
});
