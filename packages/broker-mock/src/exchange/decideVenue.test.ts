import { openExchange, perpetualX, units } from './testing/openExchange';
import { accountOf, availableOf } from './venueState';

describe('money from outside', () => {
  const deposit = { type: 'Deposit', at: 1, currency: 'USD' } as const;

  it('leaves only as far as it is available', () => {
    const { run, submit } = openExchange();
    // 5 lots at 100 with a fee of 1.2 % hold 506 of 10,000.
    submit();
    const withdrawal = { ...deposit, accountId: 'alice' };
    expect(() => run({ ...withdrawal, units: -units(9_494.1) })).toThrow('cannot lose more USD than is available');
    expect(run({ ...withdrawal, units: -units(9_494) })).toHaveLength(1);
  });

  it('comes to an account that owes what a perpetual lost, in parts as well', () => {
    const other = { ...perpetualX, instrumentId: 'Y-PERP' };
    const { run, quote, submit, state } = openExchange({ instruments: [perpetualX, other] });
    for (const [instrumentId, entryTicks] of [
      ['Y-PERP', 600],
      ['X-PERP', 1_200],
    ] as const) {
      quote({ instrumentId, bids: [[1_000, 100]], asks: [[1_010, 100]] });
      run({ type: 'SeedPosition', at: 0, accountId: 'alice', instrumentId, lots: 100, entryTicks });
    }
    const close = {
      instrumentId: 'X-PERP',
      side: 'Sell',
      type: 'Market',
      limitTicks: null,
      timeInForce: 'IOC',
    } as const;
    submit({ ...close, lots: 100 });
    // 10,000 less a loss of 20,000 and a fee of 1,200; the other position is worth 40,500 more than it cost.
    expect(availableOf(accountOf(state, 'alice'), 'USD')).toBe(units(-11_200));
    run({ ...deposit, accountId: 'alice', units: units(1) });
    expect(availableOf(accountOf(state, 'alice'), 'USD')).toBe(units(-11_199));
  });
});
