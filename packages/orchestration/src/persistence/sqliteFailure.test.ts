import { EventStoreError } from '@bot/core';
import { storeErrorOf } from './sqliteFailure';

it.each([
  [5, 'StoreLocked'],
  [261, 'StoreLocked'],
  [6, 'StoreLocked'],
  [8, 'StoreNotWritable'],
  [14, 'StoreNotWritable'],
  [11, 'StoreCorrupt'],
  [26, 'StoreCorrupt'],
  [13, 'StoreFull'],
  [10, 'AppendFailed'],
  [undefined, 'AppendFailed'],
])('result code %s of SQLite means %s', (errcode, code) => {
  const cause = Object.assign(new Error('told by SQLite'), errcode === undefined ? {} : { errcode });
  expect(storeErrorOf(cause, '/a/bot.db')).toMatchObject({
    code,
    cause,
    message: expect.stringContaining('(/a/bot.db: told by SQLite)'),
    details: { path: '/a/bot.db', found: errcode ?? 'unknown' },
  });
});

it('an error of ours keeps its code', () => {
  const error = new EventStoreError('SequenceConflict', { happened: 'x' }, {});
  expect(storeErrorOf(error, '/a/bot.db')).toBe(error);
});

it.each([
  ['ENOSPC', 'StoreFull'],
  ['EDQUOT', 'StoreFull'],
  ['EACCES', 'StoreNotWritable'],
  ['EMFILE', 'StoreNotWritable'],
  ['EIO', 'AppendFailed'],
])('%s of the system means %s', (errno, code) => {
  const cause = Object.assign(new Error('told by the system'), { code: errno });
  expect(storeErrorOf(cause, '/a/bot.db')).toMatchObject({ code, details: { found: errno } });
});
