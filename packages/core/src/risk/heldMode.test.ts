import { heldMode } from './heldMode';
import type { Restriction } from './modeCauses';

const reduceOnly: Restriction = {
  ...{ scope: 'All', cause: 'DailyLossLimit', mode: 'ReduceOnly', actor: 'Bot', since: 0, until: null, numbers: {} },
};
const halted: Restriction = {
  ...{ scope: 'BTC-USD', cause: 'Operator', mode: 'Halted', actor: 'Operator', since: 0, until: null, numbers: {} },
};

describe('the mode that holds', () => {
  it('is the strictest of what was said of everything and of the instrument', () => {
    expect(heldMode([reduceOnly, halted], 'BTC-USD')).toEqual({ mode: 'Halted', cause: 'Operator' });
    expect(heldMode([halted, reduceOnly], 'ETH-USD')).toEqual({ mode: 'ReduceOnly', cause: 'DailyLossLimit' });
    expect(heldMode([halted], 'All')).toEqual({ mode: 'Normal', cause: null });
  });

  it('is normal where nobody said anything', () => {
    expect(heldMode([], 'BTC-USD')).toEqual({ mode: 'Normal', cause: null });
  });
});
