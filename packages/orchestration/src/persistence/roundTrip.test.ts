import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { JsonObject } from '@bot/core';
import { createMemoryEventStore } from '@bot/simulation';
import fc from 'fast-check';
import { openSqliteEventStore } from './openSqliteEventStore';
import { verifyStore } from './verifyStore';

const folder = mkdtempSync(join(tmpdir(), 'bot-round-trip-'));
afterAll(() => rmSync(folder, { recursive: true }));

// What JSON itself cannot keep apart (−0 and 0) is left out.
const payload = fc
  .dictionary(fc.string(), fc.jsonValue({ maxDepth: 2 }), { maxKeys: 3 })
  .map((value) => JSON.parse(JSON.stringify(value)) as JsonObject);
// Every code point; the library's own unit for that builds a table of all of them.
const unit = fc
  .oneof(fc.integer({ min: 0, max: 0xd7ff }), fc.integer({ min: 0xe000, max: 0x10ffff }))
  .map((code) => String.fromCodePoint(code));
const text = fc.string({ unit, maxLength: 8 });
const event = fc.record({
  type: text,
  v: fc.integer({ min: 1 }),
  at: fc.double({ min: 0, max: 4e12, noNaN: true }).map((at) => at + 0),
  causationId: text,
  correlationId: text,
  payload,
});

it('any batches, written over any restarts, read back as the store in memory has them', async () => {
  let run = 0;
  const batches = fc.array(fc.record({ batch: fc.array(event, { maxLength: 4 }), restart: fc.boolean() }), {
    maxLength: 5,
  });
  await fc.assert(
    fc.asyncProperty(batches, fc.nat({ max: 12 }), async (steps, afterSeq) => {
      const path = join(folder, `${(run += 1)}.db`);
      const memory = createMemoryEventStore();
      let store = openSqliteEventStore({ path });
      for (const { batch, restart } of steps) {
        await memory.append(batch);
        await store.append(batch);
        if (!restart) continue;
        await store.close();
        store = openSqliteEventStore({ path });
      }
      expect(store.lastSeq).toBe(memory.lastSeq);
      expect([...store.read(afterSeq)]).toEqual([...memory.read(afterSeq)]);
      await store.close();
      expect(verifyStore(path)).toMatchObject({
        ok: true,
        events: memory.lastSeq,
        headSeq: memory.lastSeq,
        problems: [],
      });
    }),
    { numRuns: 40, seed: 1 },
  );
});
