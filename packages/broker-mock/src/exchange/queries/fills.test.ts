import { toText, type FillDetail } from '@bot/core';
import { openSmallVenue } from '../../venue/feed/testing/smallVenue';
import { fillsOf } from './fills';

const readable = ({ price, quantity, commission, ...rest }: FillDetail): object => ({
  ...rest,
  amounts: [price, quantity, commission].map(toText),
});

describe('fills', () => {
  it('are in decimals, for the side of their order', () => {
    const { state, submit } = openSmallVenue();
    submit('ben', { side: 'Sell', lots: 2 });
    submit('ann', { lots: 3, limitTicks: 5_100 }, 9);
    const common = { tradeId: 'T1', instrumentId: 'BTC-USD', commissionCurrency: 'USD', at: 9 };
    expect(fillsOf(state, 'ben').map(readable)).toEqual([
      {
        ...common,
        ...{ clientOrderId: 'c1', venueOrderId: 'V1', side: 'Sell', liquidity: 'Maker' },
        amounts: ['50', '0.0002', '0.00006'],
      },
    ]);
    expect(fillsOf(state, 'ann').map(readable)).toEqual([
      {
        ...common,
        ...{ clientOrderId: 'c2', venueOrderId: 'V2', side: 'Buy', liquidity: 'Taker' },
        amounts: ['50', '0.0002', '0.00012'],
      },
    ]);
  });

  it('are listed from a time on', () => {
    const { state, submit } = openSmallVenue();
    submit('ben', { side: 'Sell', lots: 9 });
    for (const at of [1, 2, 3]) submit('ann', { lots: at }, at);
    expect(fillsOf(state, 'ann').map(({ tradeId }) => tradeId)).toEqual(['T1', 'T2', 'T3']);
    expect(fillsOf(state, 'ann', 2).map(({ tradeId }) => tradeId)).toEqual(['T2', 'T3']);
    expect(fillsOf(state, 'nobody')).toEqual([]);
  });

  it('that were taken back stay, and a reversal with the same amounts and an id of its own follows', () => {
    const { state, run, submit } = openSmallVenue();
    submit('ben', { side: 'Sell', lots: 2 });
    submit('ann', { lots: 2 }, 1);
    run({ type: 'BustTrade', at: 5, tradeNo: 1 });
    const [fill, reversal] = fillsOf(state, 'ann');
    expect(fill).not.toHaveProperty('tradeType');
    expect(reversal).toEqual({ ...fill, tradeId: 'R1', at: 5, tradeType: 'Reversal', reverses: 'T1' });
  });
});
