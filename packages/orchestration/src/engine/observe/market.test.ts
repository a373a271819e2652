import { toText } from '@bot/core';
import { limits, quoteAt } from '../testing/fixtures';
import { givenTrading, type EngineUnderTest } from '../testing/given';

const latest = ({ state }: EngineUnderTest): string => {
  const mark = state.view.marks.get('BTC-USD')?.latest();
  return mark === undefined ? 'none' : toText(mark.price);
};
const quoted = (engine: EngineUnderTest, aheadMs: number, price: string): void =>
  void engine.when({ type: 'QuoteSampled', quote: quoteAt(engine.now + aheadMs, price) });

describe('a quote whose time cannot be true', () => {
  const age = limits.maxMarkAgeMs;

  it('does not hold back the true ones that follow', () => {
    const engine = givenTrading();
    quoted(engine, age + 1, '101');
    expect(latest(engine)).toBe('101');
    quoted(engine, 0, '102');
    expect(latest(engine)).toBe('102');
    expect(engine.state.view.quotes.get('BTC-USD')?.at).toBe(engine.now);
  });

  it('is not replaced by another that is as impossible and older', () => {
    const engine = givenTrading();
    quoted(engine, age + 9, '101');
    quoted(engine, age + 5, '102');
    expect(latest(engine)).toBe('101');
  });

  it('is one that is further ahead than a price may be old; a clock that differs a little is none', () => {
    const engine = givenTrading();
    quoted(engine, age, '101');
    quoted(engine, 0, '102');
    expect(latest(engine)).toBe('101');
  });

  it('is none that has the time of the newest: it counts', () => {
    const engine = givenTrading();
    quoted(engine, 0, '101');
    quoted(engine, 0, '102');
    expect(latest(engine)).toBe('102');
  });
});
