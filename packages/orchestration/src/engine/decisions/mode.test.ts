import { moneyOf, quantityOf, priceOf, type TradingMode } from '@bot/core';
import { booksOf, buy, limits, progressOf, quoteAt, sell } from '../testing/fixtures';
import { givenTrading, ordered, wish, type EngineUnderTest } from '../testing/given';
import { globalMode } from '../state/modes';

const HOUR = 3_600_000;
const commanded = (engine: EngineUnderTest, mode: TradingMode) =>
  engine.when({ type: 'ModeCommanded', mode, reason: 'the operator says so' });
const modeOf = ({ state: { ledger } }: EngineUnderTest): string => {
  const { mode, cause } = globalMode(ledger);
  return `${mode} ${cause ?? ''}`.trim();
};

/** 10 coins, adopted at 100: 10,000 USD in cash and 1,000 in coins. */
function givenHolding(dailyLossLimitUsd: string | null = '500'): EngineUnderTest {
  const limit = dailyLossLimitUsd === null ? null : moneyOf(dailyLossLimitUsd);
  const engine = givenTrading(
    { config: { holdings: 'adopt', limits: { ...limits, dailyLossLimitUsd: limit } } },
    booksOf({
      positions: [{ instrumentId: 'BTC-USD', netQuantity: quantityOf('10'), averageEntryPrice: priceOf('100') }],
    }),
  );
  engine.sampled(0, '100');
  return engine;
}

describe('the daily loss', () => {
  it('at the limit makes the bot reduce-only, once, with the numbers', () => {
    const engine = givenHolding();
    expect(engine.sampled(1_000, '50.01').types).not.toContain('ModeChanged');
    const changed = engine.sampled(1_000, '50').payload('ModeChanged');
    expect(changed).toEqual({
      ...{ scope: 'All', cause: 'DailyLossLimit', mode: 'ReduceOnly', actor: 'Bot', until: null },
      numbers: { dayResult: '-500', dailyLossLimitUsd: '500' },
    });
    expect(engine.sampled(1_000, '49').types).not.toContain('ModeChanged');
    expect(engine.when(wish(buy('1'))).payload('OrderDenied')?.reason).toBe('ReduceOnly');
    // The stop has sold already; what is left to close is nothing.
    expect(engine.when(wish(sell('1'))).payload('OrderDenied')?.reason).toBeDefined();
  });

  it('is measured from the start of the day, and ends with it, once', () => {
    const engine = givenHolding();
    engine.sampled(1_000, '50');
    engine.sampled(23 * HOUR, '40');
    expect(modeOf(engine)).toBe('ReduceOnly DailyLossLimit');
    engine.woke(HOUR - 1_000);
    expect(engine.sampled(1_000, '40').types).toEqual(expect.arrayContaining(['DayOpened', 'ModeChanged']));
    expect(modeOf(engine)).toBe('Normal');
    expect(engine.state.ledger.day).toEqual({ date: '2018-04-05', equity: moneyOf('10400') });
    expect(engine.sampled(1_000, '40').types).not.toContain('DayOpened');
  });

  it('does not begin again by a clock that goes back over midnight', () => {
    const engine = givenHolding();
    engine.sampled(24 * HOUR, '100');
    engine.now -= 12 * HOUR;
    // The venue's clock goes on.
    const quote = quoteAt(engine.now + 12 * HOUR + 1, '100');
    expect(engine.when({ type: 'QuoteSampled', quote }).types).toEqual(['ClockChanged', 'AlertRaised']);
    expect(engine.sampled(12 * HOUR + 2, '100').types).not.toContain('DayOpened');
    expect(engine.state.ledger.day?.date).toBe('2018-04-05');
  });

  it('without a limit changes nothing', () => {
    const engine = givenHolding(null);
    engine.sampled(1_000, '1');
    expect(modeOf(engine)).toBe('Normal');
  });

  it('cannot be commanded away on the same day', () => {
    const engine = givenHolding();
    engine.sampled(1_000, '50');
    commanded(engine, 'Normal');
    engine.sampled(1_000, '50');
    expect(modeOf(engine)).toBe('ReduceOnly DailyLossLimit');
  });

  it('leaves the mode alone that an operator chose, also on the next day', () => {
    const engine = givenHolding();
    commanded(engine, 'ReduceOnly');
    engine.sampled(1_000, '50');
    engine.sampled(24 * HOUR, '50');
    expect(modeOf(engine)).toBe('ReduceOnly Operator');
  });

  it('that became the operator’s own reduce-only does not end with the day', () => {
    const engine = givenHolding();
    engine.sampled(1_000, '50');
    expect(commanded(engine, 'ReduceOnly').types).toEqual(['ModeChanged']);
    engine.sampled(24 * HOUR, '50');
    expect(modeOf(engine)).toBe('ReduceOnly Operator');
  });
});

describe('the mode', () => {
  it('that is commanded twice changes once', () => {
    const engine = givenTrading();
    expect(commanded(engine, 'Halted').payload('ModeChanged')).toMatchObject({
      ...{ scope: 'All', cause: 'Operator', mode: 'Halted', numbers: { said: 'the operator says so' } },
    });
    expect(commanded(engine, 'Halted').events).toEqual([]);
  });

  it('of one instrument is resumed alone, for a while or for good', () => {
    const engine = givenTrading();
    const only = (scope: string, mode: TradingMode, until: number | null = null) =>
      engine.when({ type: 'ModeCommanded', mode, reason: 'test', scope, until });
    only('BTC-USD', 'Halted');
    only('ETH-USD', 'Halted', engine.now + 1_000);
    only('All', 'ReduceOnly');
    expect(only('SOL-USD', 'Normal').events).toEqual([]);
    only('BTC-USD', 'Normal');
    expect([...engine.state.ledger.restrictions.keys()]).toEqual(['ETH-USD:Operator', 'All:Operator']);
    expect(engine.woke(1_000).payload('ModeChanged')).toMatchObject({ scope: 'ETH-USD', mode: 'Normal' });
    only('All', 'Normal');
    expect(modeOf(engine)).toBe('Normal');
  });

  it.each([
    ['Normal', buy('1'), undefined],
    ['ReduceOnly', buy('1'), 'ReduceOnly'],
    ['ReduceOnly', sell('1'), undefined],
    ['ReduceOnly', sell('11'), 'ReduceOnly'],
    ['Halted', sell('1'), 'TradingHalted'],
  ] as const)('%s: %j → %s', (mode, terms, reason) => {
    const engine = givenHolding();
    commanded(engine, mode);
    const decided = engine.when(wish(terms));
    expect(decided.payload('OrderDenied')?.reason).toBe(reason);
    expect(decided.commands[0]).toMatchObject({
      type: 'AnswerWish',
      decision: { decision: reason === undefined ? 'Submitted' : 'Denied' },
    });
  });

  it('reduce-only counts the orders that close the position already', () => {
    const engine = givenHolding();
    commanded(engine, 'ReduceOnly');
    const id = ordered(engine, sell('6', '110'));
    expect(engine.when(wish(sell('6', '110'))).payload('OrderDenied')?.reason).toBe('ReduceOnly');
    engine.when({ type: 'OrderReported', progress: progressOf(id, 'Canceled') });
    expect(engine.when(wish(sell('6', '110'))).types).toContain('OrderSubmitted');
  });
});
