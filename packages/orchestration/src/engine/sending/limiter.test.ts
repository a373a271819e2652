import { defaultOrderRules } from '@bot/core';
import fc from 'fast-check';
import { bucketAfter, maySend, sendableAt, tokensAt, tokensNeeded, type SendLane } from './limiter';

const rules = { ...defaultOrderRules, requestsPerSecond: 2, burst: 15, reservedForExits: 5 };

describe('the bucket of requests', () => {
  it('fills by time up to the burst, and not by a clock that is set back', () => {
    const bucket = { tokens: 4, at: 1_000 };
    expect([3_000, 8_000, -500].map((later) => tokensAt(bucket, 1_000 + later, rules))).toEqual([10, 15, 4]);
  });

  it('is what the requests of the last seconds leave, in whatever order they are told', () => {
    const left = (requests: readonly (readonly [number, number])[], now = 9_000): number =>
      tokensAt(bucketAfter(new Map(requests), now, rules), now, rules);
    expect(left([])).toBe(15);
    expect(left([[7, 14]])).toBe(3);
    expect(
      left([
        [7, 14],
        [6, 1],
      ]),
    ).toBe(3);
    expect(left([[7, 99]])).toBe(2);
    // A clock that was set back does not make them undone.
    expect(left([[7, 14]], 5_000)).toBe(1);
  });

  it('keeps its last tokens for exits', () => {
    expect([tokensNeeded('Entry', rules), tokensNeeded('Exit', rules)]).toEqual([6, 1]);
    expect([maySend(5.9, 'Entry', rules), maySend(5.9, 'Exit', rules)]).toEqual([false, true]);
  });

  it('says when: an exit that lacks half a token waits 250 ms', () => {
    expect(sendableAt({ tokens: 0.5, at: 1_000 }, 'Exit', 1_000, rules)).toBe(1_250);
    expect(sendableAt({ tokens: 7, at: 1_000 }, 'Entry', 1_000, rules)).toBe(1_000);
  });

  it('lets a request leave at the time that it names, and not a millisecond before', () => {
    const lanes = fc.constantFrom<SendLane[]>('Entry', 'Exit');
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 9, noNaN: true }),
        fc.integer({ min: 1, max: 97 }),
        lanes,
        (tokens, rate, lane) => {
          const each = { ...rules, requestsPerSecond: rate };
          const bucket = { tokens, at: 0 };
          const at = sendableAt(bucket, lane, 0, each);
          expect(maySend(tokensAt(bucket, at, each), lane, each)).toBe(true);
          if (at > 1) expect(maySend(tokensAt(bucket, at - 2, each), lane, each)).toBe(false);
        },
      ),
    );
  });

  it('never lets more leave in any window than the burst and what time added', () => {
    const waits = fc.array(fc.integer({ min: 0, max: 2_000 }), { minLength: 30, maxLength: 60 });
    fc.assert(
      fc.property(waits, (gaps) => {
        let bucket = { tokens: rules.burst, at: 0 };
        const left: number[] = [];
        let now = 0;
        for (const gap of gaps) {
          now += gap;
          const tokens = tokensAt(bucket, now, rules);
          if (!maySend(tokens, 'Exit', rules)) continue;
          bucket = { tokens: tokens - 1, at: now };
          left.push(now);
        }
        const tooMany = left.flatMap((from, first) =>
          left.slice(first).map((to, others) => 1 + others - (rules.burst + ((to - from) * 2) / 1_000 + 1)),
        );
        expect(Math.max(...tooMany)).toBeLessThanOrEqual(0);
      }),
    );
  });
});
