import { toText } from '@bot/core';
import { openSmallVenue } from '../../venue/feed/testing/smallVenue';
import { recordOf } from '../reports';
import { orderNamed } from '../venueState';
import { progressFrom, progressOf } from './orderProgress';

describe('progress', () => {
  it('is in decimals: 2 lots of 0.0001 at 50 are worth 0.01, of which 1.2 % is the fee', () => {
    const { state, submit } = openSmallVenue();
    submit('ben', { side: 'Sell', lots: 2 });
    submit('ann', { lots: 3 }, 9);
    const { cumulativeQuantity, filledValue, commission, ...rest } = progressOf(orderNamed(state, 2));
    expect([cumulativeQuantity, filledValue, commission].map(toText)).toEqual(['0.0002', '0.01', '0.00012']);
    expect(rest).toEqual({
      clientOrderId: 'c2',
      venueOrderId: 'V2',
      instrumentId: 'BTC-USD',
      status: 'PartiallyFilled',
      reason: null,
      at: 9,
    });
  });

  it('of a record is that of its moment', () => {
    const { state, submit, cancel } = openSmallVenue();
    submit('ann', {}, 1);
    const record = recordOf(orderNamed(state, 1));
    cancel('ann', 1, 2);
    expect(progressFrom(record)).toMatchObject({ status: 'Accepted', reason: null, at: 1 });
    expect(progressOf(orderNamed(state, 1))).toMatchObject({ status: 'Canceled', reason: 'CanceledByUser', at: 2 });
  });
});
