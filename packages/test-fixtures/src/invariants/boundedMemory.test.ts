import { handMadeFacts, type TimedEvent } from '../testing/handMadeFacts';
import { checkBounds } from './boundedMemory';

const DAY_MS = 24 * 3_600_000;
const stopped = (at: number): TimedEvent => ({ type: 'ProcessStopped', payload: { reason: '' }, at });

function told(size: number, events: readonly TimedEvent[], now = 0): readonly string[] {
  const facts = handMadeFacts(events, { now, instruments: new Map() });
  const snapshot = { ...facts.snapshot, kept: new Map([['names', size]]) };
  return checkBounds({ ...facts, snapshot }).map(({ problem }) => problem);
}

describe('INV-28 for whatever is kept', () => {
  it('allows some of it, and more for what happened within a day', () => {
    expect(told(200, [])).toEqual([]);
    expect(told(201, [])).toEqual(['there are 201 names, and may be 200']);
    expect(told(204, [stopped(0)])).toEqual([]);
    expect(told(204, [stopped(0)], DAY_MS + 1)).toHaveLength(1);
  });

  it('says nothing of a bot that tells of nothing', () => {
    expect(checkBounds(handMadeFacts([]))).toEqual([]);
  });
});
