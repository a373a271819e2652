import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventStoreConformance, registerCards } from '@bot/conformance';
import { openSqliteEventStore } from './openSqliteEventStore';

const folder = mkdtempSync(join(tmpdir(), 'bot-conformance-'));
afterAll(() => rmSync(folder, { recursive: true }));
let count = 0;

describe('the SQLite event store conforms', () => {
  registerCards(
    eventStoreConformance({
      create() {
        const path = join(folder, `${(count += 1)}.db`);
        return { store: openSqliteEventStore({ path }), reopen: () => openSqliteEventStore({ path }) };
      },
    }),
    it,
  );
});
