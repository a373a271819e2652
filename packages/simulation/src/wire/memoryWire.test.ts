import { type WireError, type HttpAnswer, type HttpRequest } from '@bot/core';
import { createKernel } from '../time/kernel';
import { createVirtualClock } from '../time/virtualClock';
import { createMemoryWire } from './memoryWire';
import { wireFailure } from './wireFailure';
import type { Delivery, ServedAnswer, WireServer } from './wireServer';

const request: HttpRequest = { method: 'GET', url: 'https://venue.test/time', headers: {} };
const noSockets = (): never => {
  throw wireFailure('Unreachable', 'venue.test');
};

/** A server that answers at once with ten bytes, unless it is given something else to do. */
function openWire(answer: WireServer['answer'] = () => Promise.resolve(tenBytes())) {
  const clock = createVirtualClock({ startAt: 0 });
  const asked: string[] = [];
  const server: WireServer = {
    answer(seen) {
      asked.push(`${seen.method} ${seen.url}`);
      return answer(seen);
    },
    accept: noSockets,
  };
  const wire = createMemoryWire({ clock, server });
  const patience = new AbortController();
  clock.setTimer(1_000, () => patience.abort(), 'deadline');
  const kernel = createKernel({ clock });
  /** What came of a request, and when. */
  const heard = async (maxBytes = 100): Promise<[string, number]> =>
    kernel.run(
      wire.exchange(request, { signal: patience.signal, maxBytes }).then(
        ({ status, body }: HttpAnswer): [string, number] => [`${status} ${Buffer.from(body).toString()}`, clock.now()],
        (error: WireError): [string, number] => [error.code, clock.now()],
      ),
    );
  return { clock, kernel, wire, asked, patience, heard };
}

const tenBytes = (delivery?: Delivery): ServedAnswer => ({
  ...{ status: 200, headers: { 'content-type': 'application/json' }, body: Buffer.from('{"now":10}') },
  ...(delivery && { delivery }),
});

describe('an answer over the memory wire', () => {
  it('comes whole, at once, and as the server said it', async () => {
    const { wire, asked, patience } = openWire();
    const answer = await wire.exchange(request, { signal: patience.signal, maxBytes: 10 });
    expect(answer).toEqual({
      status: 200,
      headers: { 'content-type': 'application/json' },
      body: Buffer.from('{"now":10}'),
    });
    expect(asked).toEqual(['GET https://venue.test/time']);
  });

  it.each([
    ['in time', 250, ['200 {"now":10}', 750]],
    ['too slowly for the deadline', 400, ['DeadlinePassed', 1_000]],
  ] as const)('may come a few bytes at a time, %s', async (_, everyMs, expected) => {
    const { heard } = openWire(() => Promise.resolve(tenBytes({ kind: 'Slow', bytes: 4, everyMs })));
    expect(await heard()).toEqual(expected);
  });

  it('leaves time for other work while it is awaited', async () => {
    const { wire, asked, patience } = openWire();
    const order: string[] = [];
    const sent = (): void => void order.push(`sent after ${asked.length}`);
    await wire.exchange(request, { signal: patience.signal, maxBytes: 10, sent });
    expect([...order, 'answered']).toEqual(['sent after 1', 'answered']);
  });

  it('is given up while it trickles, and nothing more of it is fetched', async () => {
    const { clock, kernel, heard } = openWire(() =>
      Promise.resolve(tenBytes({ kind: 'Slow', bytes: 1, everyMs: 600 })),
    );
    expect(await heard()).toEqual(['DeadlinePassed', 1_000]);
    await kernel.advance(10_000);
    expect(clock.nextTimerAt()).toBeUndefined();
  });

  it('breaks where the server cuts it', async () => {
    const cut = (afterBytes: number) => openWire(() => Promise.resolve(tenBytes({ kind: 'Cut', afterBytes }))).heard();
    expect(await cut(9)).toEqual(['Broken', 0]);
    expect(await cut(10)).toEqual(['200 {"now":10}', 0]);
  });

  it('that is larger than it may be ends as soon as that shows', async () => {
    expect(await openWire().heard(9)).toEqual(['TooLarge', 0]);
    const slow = openWire(() => Promise.resolve(tenBytes({ kind: 'Slow', bytes: 4, everyMs: 10 })));
    expect(await slow.heard(7)).toEqual(['TooLarge', 20]);
  });

  it('never comes when there is none; what comes after the deadline is for nobody', async () => {
    let late: (answer: ServedAnswer) => void = () => undefined;
    const { kernel, heard } = openWire(() => new Promise((resolve) => (late = resolve)));
    expect(await heard()).toEqual(['DeadlinePassed', 1_000]);
    late(tenBytes());
    await kernel.settled();
  });

  it('is the failure that the server names', async () => {
    expect(await openWire(() => Promise.reject(wireFailure('Unreachable', 'venue.test'))).heard()).toEqual([
      'Unreachable',
      0,
    ]);
  });
});

describe('a request over the memory wire', () => {
  it('is not sent after its deadline', async () => {
    const { asked, patience, heard } = openWire();
    patience.abort();
    expect([await heard(), asked]).toEqual([['DeadlinePassed', 0], []]);
  });

  it('ends with Broken when the wire is closed', async () => {
    const { wire, heard } = openWire(() => new Promise(() => undefined));
    const waiting = heard();
    await wire.close();
    expect(await waiting).toEqual(['Broken', 0]);
  });
});

describe('a failure of a wire', () => {
  it('names the host, and keeps its cause where there is one', () => {
    const cause = new Error('ECONNREFUSED');
    expect(wireFailure('Unreachable', 'venue.test:443', cause)).toMatchObject({
      message: expect.stringMatching(/^venue\.test:443: No connection came about/) as string,
      details: { host: 'venue.test:443' },
      cause,
    });
    expect('cause' in wireFailure('Broken', 'venue.test')).toBe(false);
  });
});
