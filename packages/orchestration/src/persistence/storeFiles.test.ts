import { storeNotWritable } from './storeFiles';

it.each([
  ['EMFILE', /more files \(ulimit -n\)/],
  ['ENFILE', /more files \(ulimit -n\)/],
  ['EACCES', /a folder that this user may write to/],
])('%s says what to do', (code, toDo) => {
  const error = storeNotWritable('/a/bot.db', Object.assign(new Error('told by the system'), { code }));
  expect(error).toMatchObject({ code: 'StoreNotWritable', details: { path: '/a/bot.db', found: code } });
  expect(error.text.toDo).toMatch(toDo);
});
