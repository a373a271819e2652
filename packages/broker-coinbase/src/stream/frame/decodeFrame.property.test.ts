import fc from 'fast-check';
import type { Frame } from './frame';
import { readFrame } from './readFrame';
import { scanLevel2 } from './scanLevel2';

const decimal = fc.oneof(
  fc.tuple(fc.nat(), fc.nat()).map(([whole, decimals]) => `${whole}.${decimals}`),
  fc.constantFrom(
    '0',
    '0.00',
    '00.5',
    '1.',
    '.5',
    '-1',
    '1e5',
    '',
    '123456789012345678',
    '0.000000012345678901',
    '66000.10',
  ),
  fc.nat().map(String),
);
const time = fc.constantFrom(
  '2026-09-07T23:37:22.674409123Z',
  '2026-09-07T23:37:22Z',
  '1970-01-01T00:00:00Z',
  '2026-09-07T23:37:60.5Z',
  '2026-13-07T23:37:00Z',
  '2026-09-07T23:37:22.6+02:00',
  'yesterday',
);
const level = fc.record({
  side: fc.constantFrom('bid', 'offer', 'bid', 'offer', 'ask'),
  event_time: time,
  price_level: decimal,
  new_quantity: decimal,
});
const event = fc.record({
  type: fc.constantFrom('snapshot', 'update', 'update', 'other'),
  product_id: fc.constantFrom('BTC-USD', 'ETH-USD', '', 'B"C', 'B\\C', 'BÄC'),
  updates: fc.array(level, { maxLength: 6 }),
});
const plainLevel = fc.record({
  side: fc.constantFrom('bid', 'offer'),
  event_time: fc.constant('1970-01-01T00:00:00Z'),
  price_level: fc.tuple(fc.integer({ min: 1, max: 99_999 }), fc.nat(99)).map(([a, b]) => `${a}.${b}`),
  new_quantity: fc.tuple(fc.nat(9), fc.nat()).map(([a, b]) => `${a}.${b}`),
});
const plainEvent = fc.record({
  type: fc.constantFrom('snapshot', 'update'),
  product_id: fc.constantFrom('BTC-USD', 'ETH-USD'),
  updates: fc.array(plainLevel, { maxLength: 6 }),
});
const frameOf = (events: fc.Arbitrary<unknown>): fc.Arbitrary<Record<string, unknown>> =>
  fc.record(
    {
      channel: fc.constant('l2_data'),
      client_id: fc.constantFrom('', 'someone'),
      timestamp: time,
      sequence_num: fc.oneof(fc.nat(), fc.constantFrom(-1, 1.5, 2 ** 60)),
      events: fc.array(events, { maxLength: 3 }),
    },
    { requiredKeys: ['channel', 'timestamp', 'sequence_num', 'events'] },
  );

/** What the other road reads; null when it refuses. */
function readOtherwise(bytes: Buffer): Frame | null {
  try {
    return readFrame(JSON.parse(bytes.toString('utf8')));
  } catch {
    return null;
  }
}

/** Whatever the scan reads, parsing and validating reads the same. */
function mustAgree(bytes: Buffer): boolean {
  const scanned = scanLevel2(bytes);
  if (scanned !== null) expect(scanned).toEqual(readOtherwise(bytes));
  return scanned !== null;
}

describe('the scan of level 2', () => {
  it('reads what parsing and validating reads, or leaves it to them', () => {
    fc.assert(
      fc.property(frameOf(fc.oneof(event, plainEvent)), (frame) => void mustAgree(Buffer.from(JSON.stringify(frame)))),
      { numRuns: 1_000 },
    );
  });

  it('does so for a frame with any of its bytes changed, left out or put in', () => {
    const mutation = fc.record({
      at: fc.nat(),
      kind: fc.constantFrom('change', 'leave out', 'put in', 'cut'),
      byte: fc.oneof(fc.nat(255), fc.constantFrom(...Buffer.from('"\\{}[],:.0159 -e'))),
    });
    fc.assert(
      fc.property(frameOf(plainEvent), fc.array(mutation, { minLength: 1, maxLength: 3 }), (frame, mutations) => {
        let bytes = Buffer.from(JSON.stringify(frame));
        for (const { at, kind, byte } of mutations) {
          const index = at % Math.max(1, bytes.length);
          const [before, after] = [bytes.subarray(0, index), bytes.subarray(index)];
          if (kind === 'change') bytes = Buffer.concat([before, Buffer.from([byte]), after.subarray(1)]);
          else if (kind === 'leave out') bytes = Buffer.concat([before, after.subarray(1)]);
          else if (kind === 'put in') bytes = Buffer.concat([before, Buffer.from([byte]), after]);
          else bytes = before;
        }
        mustAgree(bytes);
      }),
      { numRuns: 1_500 },
    );
  });

  it('reads every frame that is written as the venue writes it', () => {
    const plain = frameOf(plainEvent).map((frame) => ({
      ...frame,
      timestamp: '2026-09-07T23:37:22.674409123Z',
      sequence_num: 12,
      events:
        (frame['events'] as readonly unknown[]).length === 0
          ? [{ type: 'update', product_id: 'A', updates: [] }]
          : frame['events'],
    }));
    fc.assert(fc.property(plain, (frame) => expect(mustAgree(Buffer.from(JSON.stringify(frame)))).toBe(true)));
  });
});
