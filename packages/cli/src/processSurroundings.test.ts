import { PassThrough } from 'node:stream';
import { patient, processSurroundings } from './processSurroundings';

it('is the process itself, and hears signals until it is told not to', () => {
  const { stdout, stderr, env, onSignal } = processSurroundings();
  expect([stdout, stderr, env]).toEqual([process.stdout, process.stderr, process.env]);
  const before = process.listenerCount('SIGTERM');
  let heard = 0;
  const off = onSignal(() => (heard += 1));
  process.emit('SIGTERM');
  expect(heard).toBe(1);
  off();
  expect(process.listenerCount('SIGTERM')).toBe(before);
});

it('hears that the configuration is to be read again', () => {
  let heard = 0;
  const off = processSurroundings().onReload(() => (heard += 1));
  process.emit('SIGHUP');
  off();
  expect([heard, process.listenerCount('SIGHUP')]).toEqual([1, 0]);
});

it('forgives a reader that has gone, and nothing else', () => {
  const stream = patient(patient(new PassThrough()));
  expect(stream.listenerCount('error')).toBe(1);
  expect(() => stream.emit('error', Object.assign(new Error('gone'), { code: 'EPIPE' }))).not.toThrow();
  expect(() => stream.emit('error', new Error('disk'))).toThrow('disk');
});
