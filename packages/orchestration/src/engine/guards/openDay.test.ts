import { DAY } from '../testing/fixtures';
import { guardsWith, givenHoldings, holding } from '../testing/holdings';
import { tradingDate } from './openDay';

const HOUR = 3_600_000;

describe('the day', () => {
  it.each([
    [0, 0, '2018-04-04'],
    [0, -1, '2018-04-03'],
    [780, 12 * HOUR, '2018-04-03'],
    [780, 13 * HOUR, '2018-04-04'],
    [1_439, 24 * HOUR - 60_000, '2018-04-04'],
  ])('that begins at minute %d and a moment %d ms after midnight: %s', (minute, ms, date) => {
    expect(tradingDate(DAY + ms, minute)).toBe(date);
  });

  it('opens where it is set to begin', () => {
    const engine = givenHoldings([holding('BTC-USD', '1')], { guards: guardsWith({ dayStartsAtMinute: 60 }) });
    engine.sampled(1_000, '100');
    expect(engine.state.ledger.day?.date).toBe('2018-04-03');
    expect(engine.sampled(HOUR - 1_001, '100').types).not.toContain('DayOpened');
    expect(engine.sampled(1, '100').payload('DayOpened')?.date).toBe('2018-04-04');
  });

  it('defect 6: is reset once by a clock that jumps over midnight and back', () => {
    const engine = givenHoldings([holding('BTC-USD', '1')]);
    engine.sampled(23 * HOUR, '100');
    const opened = [engine.sampled(2 * HOUR, '100'), engine.sampled(-2 * HOUR, '100'), engine.sampled(2 * HOUR, '100')];
    expect(opened.map(({ types }) => types.includes('DayOpened'))).toEqual([true, false, false]);
  });

  it('opened by a clock that was days ahead goes on as the day that it is, and the next one opens', () => {
    const engine = givenHoldings([holding('BTC-USD', '1')]);
    engine.sampled(1_000, '100');
    const equity = engine.sampled(30 * 24 * HOUR, '90').payload('DayOpened')?.equity;
    engine.now -= 30 * 24 * HOUR;
    const changed = engine.woke(0);
    expect(changed.payload('ClockChanged')).toEqual({ byMs: -30 * 24 * HOUR, day: '2018-04-04' });
    expect(engine.state.ledger.day).toEqual({ date: '2018-04-04', equity, openedAs: '2018-05-04' });
    expect(engine.sampled(1_000, '90').types).not.toContain('DayOpened');
    // The one that was ahead was right: what was lost on that day is not forgotten.
    expect(engine.sampled(30 * 24 * HOUR, '90').types).not.toContain('DayOpened');
    expect(engine.sampled(24 * HOUR, '90').payload('DayOpened')?.date).toBe('2018-05-05');
  });

  it('opens the day after the one that a wrong clock has left', () => {
    const engine = givenHoldings([holding('BTC-USD', '1')]);
    engine.sampled(30 * 24 * HOUR, '100');
    engine.sampled(-30 * 24 * HOUR, '100');
    expect(engine.sampled(24 * HOUR, '100').payload('DayOpened')?.date).toBe('2018-04-05');
  });
});
