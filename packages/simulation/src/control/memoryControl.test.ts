import { createMemoryControl } from './memoryControl';

it('hands commands out, oldest first, until they are answered', () => {
  let now = 1_000;
  const { inbox, write, answerTo } = createMemoryControl(() => now);
  const halt = write('Halt', 'fire', { scope: 'BTC-USD', forMs: 5 });
  write('Resume', 'out');
  now += 10;
  expect(inbox.take()).toMatchObject([
    { commandId: halt, kind: 'Halt', scope: 'BTC-USD', forMs: 5, until: null, reason: 'fire', by: 'test', ageMs: 10 },
    { kind: 'Resume', scope: 'All', forMs: null },
  ]);
  expect(answerTo(halt)).toBeUndefined();
  inbox.answer(halt, { outcome: 'Done', message: 'Halted.' });
  inbox.answer(halt, { outcome: 'Done', message: 'Again.' });
  expect(answerTo(halt)).toEqual({ outcome: 'Done', message: 'Halted.' });
  expect(inbox.take()).toMatchObject([{ kind: 'Resume' }]);
});

it('fails as it is told', () => {
  const { inbox, fail, write } = createMemoryControl(() => 0);
  const id = write('Halt', '');
  fail('Reading');
  expect(() => inbox.take()).toThrow('reading fails');
  fail('Answering');
  expect(() => inbox.answer(id, { outcome: 'Done', message: '' })).toThrow('answering fails');
  fail('Nothing');
  expect(inbox.take()).toHaveLength(1);
});

it('has a KILL file or none', () => {
  const { killFile, putKillFile, removeKillFile } = createMemoryControl(() => 0);
  expect(killFile.read()).toBeNull();
  putKillFile('fire');
  expect(killFile.read()).toBe('fire');
  removeKillFile();
  expect(killFile.read()).toBeNull();
});
