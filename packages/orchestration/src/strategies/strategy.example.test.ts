// #region example
import { exceeds, isLong, markOf, notionalOf, one, priceOf, toText, type Strategy } from '@bot/core';
import { givenStrategy } from '@bot/orchestration/testing';

/** The newest marks, as decimal text. A memory is JSON, and never changed in place. */
type Memory = readonly string[];

/** Buys after two marks in a row that were lower than the one before, and sells at the first that is not. */
const dipBuyer: Strategy<Memory> = {
  strategyId: 'DipBuyer',
  version: 1,
  warmUpSamples: 3,
  initialMemory: () => [],
  observe: (memory, quote) => [...memory, toText(markOf(quote).price)].slice(-3),
  decide(memory, { instrument, position }) {
    const [first, second, third] = memory.map(priceOf);
    if (first === undefined || second === undefined || third === undefined) return null;
    const { instrumentId } = instrument;
    const opinion = { strategyId: 'DipBuyer', instrumentId, confidence: one };
    const isDip = exceeds(first, second) && exceeds(second, third);
    if (isDip && !isLong(position)) {
      return { ...opinion, action: 'Buy', targetNotional: notionalOf('250'), reason: 'TwoLowerMarks' };
    }
    const isOver = !exceeds(second, third) && isLong(position);
    return isOver ? { ...opinion, action: 'Close', targetNotional: null, reason: 'NoLowerMark' } : null;
  },
};

test('it buys a dip, and leaves when that is over', () => {
  givenStrategy(dipBuyer)
    .sampled('100', '99')
    .expectsNothing()
    .sampled('98')
    .expects('Buy', { notional: '250', reason: 'TwoLowerMarks' })
    .holding('2.5')
    .sampled('97')
    .expectsNothing()
    .sampled('97')
    .expects('Close');
});
// #endregion
