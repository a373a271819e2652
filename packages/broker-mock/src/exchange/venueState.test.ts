import { instrumentTable } from '../market/instruments';
import { coinbaseLowestTier } from '../models/feeModel';
import { createVenueState, marketNamed, orderNamed } from './venueState';

describe('what an event speaks of exists', () => {
  const state = createVenueState({ instruments: instrumentTable, feeModel: coinbaseLowestTier });

  it.each([
    ['an order', () => orderNamed(state, 7), 'order 7 exists at the venue'],
    ['an instrument', () => marketNamed(state, 'X-USD'), 'instrument X-USD is traded at the venue'],
  ])('%s', (_what, find, message) => {
    expect(find).toThrow(expect.objectContaining({ name: 'AssertionFailed', message }));
  });
});
