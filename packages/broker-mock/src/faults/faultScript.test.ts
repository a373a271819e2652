import fc from 'fast-check';
import { createCallCount } from './callCount';
import { callsText, forEver, fromNth, lasting, nextCall, repeated, type Calls } from './calls';
import type { RequestFault } from './fault';
import { createFaultScript } from './faultScript';

const drop: RequestFault = { fault: 'DropRequest' };
const twice: RequestFault = { fault: 'DuplicateRequest' };

describe('which calls a fault is for', () => {
  it.each<[Calls, string]>([
    [nextCall, '1'],
    [fromNth(nextCall, 4), '4'],
    [repeated(fromNth(nextCall, 2), 3), '2–4'],
    [lasting(nextCall, '10s'), '10s from 1'],
    [lasting(fromNth(nextCall, 3), 1_500), '1s500ms from 3'],
    [forEver(fromNth(nextCall, 2)), 'all from 2'],
  ])('is told in short', (calls, text) => {
    expect(callsText(calls)).toBe(text);
  });

  it.each([
    ['calls are counted from 1, and not 0', () => fromNth(nextCall, 0)],
    ['calls are counted from 1, and not 1.5', () => fromNth(nextCall, 1.5)],
    ['a fault strikes once or more often, and not 0 times', () => repeated(nextCall, 0)],
    ['a fault takes some time, and not 0s', () => lasting(nextCall, '0s')],
    ["'soon' is not a duration", () => lasting(nextCall, 'soon')],
  ])('must make sense: %s', (message, make) => {
    expect(make).toThrow(message);
  });

  it('are exactly the calls from the nth on, so many of them', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 }), fc.nat(15), (nth, times, calls) => {
        const count = createCallCount(repeated(fromNth(nextCall, nth), times));
        const struck: number[] = [];
        for (let call = 1; call <= calls; call++) {
          if (!count.see(call)) continue;
          count.strike(call);
          struck.push(call);
        }
        const expected = Array.from({ length: times }, (_, index) => nth + index).filter((call) => call <= calls);
        expect(struck).toEqual(expected);
        expect(count.callsSeen).toBe(calls);
        expect([count.isSpent(calls), count.isOwing()]).toEqual([expected.length === times, expected.length < times]);
      }),
    );
  });

  it('are for a time those that come before it is over, counted from the first that was struck', () => {
    const count = createCallCount(lasting(fromNth(nextCall, 2), 10));
    expect([count.see(0), count.isOwing()]).toEqual([false, true]);
    expect([count.see(100), count.strike(100)]).toEqual([true, 10]);
    expect([count.see(109), count.strike(109), count.isSpent(109)]).toEqual([true, 1, false]);
    expect([count.see(110), count.isSpent(110), count.isOwing()]).toEqual([false, true, false]);
  });
});

describe('a script of faults', () => {
  const fault = (struck: { readonly fault: RequestFault } | null): string | null => struck?.fault.fault ?? null;

  it('strikes with what was armed first; what is due as well waits for the next call', () => {
    const script = createFaultScript<RequestFault>();
    script.arm('quote', nextCall, drop);
    script.arm('quote', nextCall, twice);
    expect(fault(script.take('fees', 0))).toBeNull();
    expect(fault(script.take('quote', 0))).toBe('DropRequest');
    expect(fault(script.take('quote', 0))).toBe('DuplicateRequest');
    expect(fault(script.take('quote', 0))).toBeNull();
    expect(script.pending()).toEqual([]);
  });

  it('lists what never struck, and what did not strike as often as was said', () => {
    const script = createFaultScript<RequestFault>();
    script.arm('quote', repeated(nextCall, 3), drop);
    script.arm('quote', forEver(fromNth(nextCall, 3)), twice);
    script.arm('fees', forEver(nextCall), twice);
    script.take('quote', 0);
    script.take('fees', 0);
    const rows = [
      { point: 'quote', call: '1–3', fault: 'request lost', callsSeen: 1 },
      { point: 'quote', call: 'all from 3', fault: 'request arrives twice', callsSeen: 1 },
    ];
    expect(script.pending()).toEqual(rows);
    script.disarm();
    expect(fault(script.take('quote', 0))).toBeNull();
    expect(script.pending()).toEqual(rows);
  });

  it('keeps a fault for a call that it fits', () => {
    const script = createFaultScript<RequestFault>();
    script.arm('quote', nextCall, drop);
    expect(fault(script.take('quote', 0, () => false))).toBeNull();
    expect(fault(script.take('quote', 0, ({ fault: name }) => name === 'DropRequest'))).toBe('DropRequest');
  });
});
