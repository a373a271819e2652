import { createKernel, createVirtualClock } from '@bot/simulation';
import { createFollowUps } from './followUps';

/** Questions are answered by the test. */
function givenFollowUps() {
  const clock = createVirtualClock({ startAt: 0 });
  const asked: { readonly at: number; readonly answer: (isDone: boolean) => void }[] = [];
  const gaveUp: unknown[] = [];
  const followUps = createFollowUps({
    clock,
    firstMs: 100,
    capMs: 1_000,
    attempts: 3,
    ask: () => new Promise((resolve) => asked.push({ at: clock.now(), answer: resolve })),
    gaveUp: (id) => gaveUp.push(id),
  });
  return { kernel: createKernel({ clock }), followUps, asked, gaveUp, clock };
}

describe('a follow-up', () => {
  it('asks after waits that double, until it is done', async () => {
    const { kernel, followUps, asked, clock } = givenFollowUps();
    followUps.begin('one');
    await kernel.advance(100);
    asked[0]?.answer(false);
    await kernel.advance(200);
    asked[1]?.answer(true);
    await kernel.advance(10_000);
    expect([asked.map(({ at }) => at), clock.pendingTimers()]).toEqual([[100, 300], []]);
  });

  it('begins anew when it is begun again, also while it waits for an answer', async () => {
    const { kernel, followUps, asked, gaveUp } = givenFollowUps();
    followUps.begin('one');
    followUps.begin('one');
    await kernel.advance(100);
    followUps.begin('one');
    asked[0]?.answer(true);
    await kernel.advance(100);
    expect(asked.map(({ at }) => at)).toEqual([100, 200]);
    for (const index of [1, 2, 3]) {
      asked[index]?.answer(false);
      await kernel.advance(1_000);
    }
    expect([asked.length, gaveUp]).toEqual([4, ['one']]);
  });

  it('hears no answer after its end', async () => {
    const { kernel, followUps, asked, gaveUp, clock } = givenFollowUps();
    followUps.begin('one');
    await kernel.advance(100);
    followUps.begin('two');
    followUps.close();
    asked[0]?.answer(false);
    await kernel.advance(10_000);
    expect([asked.length, gaveUp, clock.pendingTimers()]).toEqual([1, [], []]);
  });
});
