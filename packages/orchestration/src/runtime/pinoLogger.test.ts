import { BrokerError, priceOf } from '@bot/core';
import { createPinoLogger, logLevels, type LogLevel } from './pinoLogger';

function logTo(lines: string[], level: LogLevel = 'debug') {
  return createPinoLogger({ level, destination: { write: (line) => void lines.push(line) } });
}
const parsed = (lines: string[]) => lines.map((line) => JSON.parse(line) as Record<string, unknown>);

it('writes one JSON object per line, details first and the sentence last', () => {
  const lines: string[] = [];
  const log = logTo(lines);
  log.info({ clientOrderId: 'a-1', price: priceOf('50000.01'), at: new Date(0) }, 'order sent');
  const [line] = parsed(lines);
  expect(line).toEqual({
    level: 30,
    time: expect.any(Number),
    clientOrderId: 'a-1',
    price: '50000.01',
    at: '1970-01-01T00:00:00.000Z',
    msg: 'order sent',
  });
});

it.each([
  ['debug', 4],
  ['info', 3],
  ['warn', 2],
  ['error', 1],
  ['silent', 0],
] as const)('at level %s writes %s of four lines', (level, count) => {
  const lines: string[] = [];
  const log = logTo(lines, level);
  log.debug({}, 'd');
  log.info({}, 'i');
  log.warn({}, 'w');
  log.error({}, 'e');
  expect(lines).toHaveLength(count);
  expect(logLevels).toContain(level);
});

it('shows an error with its code, its cause and its details', () => {
  const lines: string[] = [];
  const cause = new Error('socket hang up');
  const error = new BrokerError('Timeout', { happened: 'No answer.' }, { operation: 'submitOrder' }, { cause });
  logTo(lines).error(error, 'failed');
  logTo(lines).error({ error }, 'failed');
  const shown = { name: 'BrokerError', code: 'Timeout', message: 'No answer.', details: { operation: 'submitOrder' } };
  const [alone, asDetail] = parsed(lines);
  expect(alone).toMatchObject({ err: { ...shown, cause: { message: 'socket hang up' } } });
  expect(asDetail).toMatchObject({ error: shown });
});
