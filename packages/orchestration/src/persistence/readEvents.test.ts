import { DatabaseSync } from 'node:sqlite';
import type { NewStoredEvent } from '@bot/core';
import { genesisHash, hashAfter, rowsOf } from './eventRow';
import { readEvents, readTail } from './readEvents';
import { openRowWriter } from './rowWriter';
import { createSchema } from './storeSchema';

const event: NewStoredEvent = {
  type: 'Said',
  v: 1,
  at: 1,
  causationId: 'c',
  correlationId: 'd',
  payload: { ok: true },
};
const empty = { lastSeq: 0, chainHash: genesisHash };

function databaseWith(count: number): DatabaseSync {
  const database = new DatabaseSync(':memory:');
  createSchema(database);
  openRowWriter(database, 'x.db')(empty, rowsOf(Array<NewStoredEvent>(count).fill(event), 0, genesisHash));
  return database;
}

const readAll = (database: DatabaseSync, afterSeq: number, upTo: number) => () => [
  ...readEvents(() => database, 'x.db', afterSeq, upTo),
];
const corruptAt = (seq: number) => expect.objectContaining({ code: 'StoreCorrupt', details: { path: 'x.db', seq } });

it('reads across pages', () => {
  expect(readAll(databaseWith(700), 0, 700)()).toHaveLength(700);
  expect(readAll(databaseWith(700), 255, 513)().map(({ seq }) => seq)).toHaveLength(258);
});

it.each([
  ['changed', "UPDATE events SET payload = '[]' WHERE seq = 4", 0, 4],
  ['missing in the middle', 'DELETE FROM events WHERE seq = 4', 0, 4],
  ['missing at the end', 'DELETE FROM events WHERE seq = 6', 0, 6],
  ['missing where reading begins', 'DELETE FROM events WHERE seq = 2', 2, 2],
])('stops at an event that is %s', (_, damage, afterSeq, seq) => {
  const database = databaseWith(6);
  database.exec(damage);
  expect(readAll(database, afterSeq, 6)).toThrow(corruptAt(seq));
});

it('stops at a payload that is not JSON although its checksum holds', () => {
  const database = databaseWith(0);
  const [row] = rowsOf([event], 0, genesisHash);
  const odd = { seq: 1, type: 'Said', v: 1, at: 1, causation_id: 'c', correlation_id: 'd', payload: 'not JSON' };
  openRowWriter(database, 'x.db')(empty, [{ ...row, ...odd, checksum: hashAfter(genesisHash, odd) }]);
  expect(readAll(database, 0, 1)).toThrow(corruptAt(1));
});

it('gives the failure of the database its code', () => {
  const database = databaseWith(1);
  database.close();
  expect(() => readTail(database, 'x.db')).toThrow(expect.objectContaining({ code: 'AppendFailed' }));
});

it('writes nothing for no rows', () => {
  expect(openRowWriter(databaseWith(0), 'x.db')(empty, [])).toEqual(empty);
});
