import type { Fault } from './fault';
import { faultTable, type FaultRow } from './faultTable';
import { faultText } from './faultText';
import { openFaultWorld } from './testing/faultWorld';

const rows = Object.entries(faultTable) as readonly (readonly [string, FaultRow])[];

describe('the table of faults', () => {
  it.each(rows)('has a row for %s that can be asked for as it says', (_, { call }) => {
    const { faults, effects, trace } = openFaultWorld();
    // The example is the text of the document.
    const ask = new Function('faults', call) as (given: typeof faults) => void;
    ask(faults);
    expect([...faults.pending(), ...effects, ...trace.entries]).not.toEqual([]);
  });

  it('says everything in sentences', () => {
    for (const [, { happens, callerSees }] of rows) {
      expect(happens).toMatch(/^[A-Z].*[.]$/);
      expect(callerSees).toMatch(/^[A-Z].*[.]$/);
    }
  });
});

describe('a fault in a few words', () => {
  it.each<[Fault, string]>([
    [{ fault: 'RateLimit', retryAfterMs: null }, 'rate limited'],
    [{ fault: 'RateLimit', retryAfterMs: 1_500 }, 'rate limited, to come back in 1s500ms'],
    [{ fault: 'ServerError', acted: true }, 'server error after the venue acted'],
    [{ fault: 'Restart', losesOpenOrders: false }, 'restart'],
    [{ fault: 'Restart', losesOpenOrders: true }, 'restart without the open orders'],
    [{ fault: 'Delay', byMs: 5_000 }, 'message delayed by 5s'],
    [{ fault: 'SequenceGap' }, 'a number is left out'],
    [{ fault: 'Malformed', how: 'EmptyNumber' }, 'answer malformed, EmptyNumber'],
    [{ fault: 'NotFound' }, 'not found'],
  ])('%p', (fault, text) => {
    expect(faultText(fault)).toBe(text);
  });
});
