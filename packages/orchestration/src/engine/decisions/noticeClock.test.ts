import { LEAST_JUMP_MS } from '../observe/clock';
import { givenTrading } from '../testing/given';
import { clockChanged, noticeClock } from './noticeClock';

const after = (byMs: number) => {
  const { state } = givenTrading();
  state.view.clockStepMs = byMs;
  return clockChanged(state);
};
const messageAfter = (byMs: number): unknown => {
  const alert = after(byMs).find(({ type }) => type === 'AlertRaised');
  return alert?.type === 'AlertRaised' ? alert.payload.message : undefined;
};

it('a clock that goes as it should is no news', () => {
  expect(after(0)).toEqual([]);
});

it('a small step is recorded, and nobody is told', () => {
  const changes = [LEAST_JUMP_MS - 1, 1 - LEAST_JUMP_MS].map(after);
  for (const events of changes) expect(events.map(({ type }) => type)).toEqual(['ClockChanged']);
});

it.each([
  [-LEAST_JUMP_MS, `The clock was set back by ${LEAST_JUMP_MS} ms. What was planned keeps its distance`],
  [LEAST_JUMP_MS, `For ${LEAST_JUMP_MS} ms the bot did nothing that was due: the machine slept, or`],
])('a jump of %d ms is told as what it was', (byMs, words) => {
  expect(after(byMs)).toMatchObject([
    { type: 'ClockChanged', payload: { byMs } },
    { type: 'AlertRaised', payload: { severity: 'Warning', code: 'ClockChanged', subject: 'clock' } },
  ]);
  expect(messageAfter(byMs)).toContain(words);
});

it('a start tells of it by itself, after itself', () => {
  const { state } = givenTrading();
  state.view.clockStepMs = LEAST_JUMP_MS;
  const drawn = { storeEpoch: 'a', entropy: 'b' };
  expect(noticeClock(state, { type: 'Started', drawn, at: 0 }).events).toEqual([]);
  expect(noticeClock(state, { type: 'Woke', at: 0 }).events).toHaveLength(2);
});
