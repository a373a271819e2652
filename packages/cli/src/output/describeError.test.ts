import { AmountError, BrokerError, ConfigError, EventStoreError } from '@bot/core';
import { CliError, cliErrors, type CliErrorCode } from '../errors/cliError';
import { exitCodeOf } from '../errors/exitCodeOf';
import { describeError } from './describeError';

const text = { happened: 'It broke.', botDid: 'Nothing was started.', toDo: 'Mend it.' };

describe('describeError', () => {
  it('gives the code, what happened, and what to do', () => {
    const error = new EventStoreError('StoreFull', text, {});
    expect(describeError(error)).toEqual({
      ...{ code: 'StoreFull', message: 'It broke. Nothing was started.', hint: 'Mend it.' },
    });
    expect(describeError(new AmountError('NotADecimal', 'x')).hint).toBe('');
  });

  it('lists every wrong value of a configuration', () => {
    const issues = [{ path: 'a', problem: 'b' }];
    expect(describeError(new ConfigError('InvalidConfig', text, issues)).issues).toEqual(issues);
  });

  it('calls anything else a mistake of the program', () => {
    expect(describeError(new TypeError('x is not a function'))).toMatchObject({
      ...{ code: 'Internal', message: 'x is not a function', hint: expect.stringContaining('--verbose') },
    });
    expect(describeError('a string').message).toBe('a string');
  });
});

describe('exitCodeOf', () => {
  it.each([
    [new ConfigError('InvalidConfig', text), 2],
    [new AmountError('NotADecimal', 'x'), 2],
    [new EventStoreError('StoreLocked', text, {}), 3],
    [new BrokerError('Timeout', text, { operation: 'submit' }), 1],
    [new Error('x'), 1],
    ['x', 1],
  ])('%s ends with %d', (error, code) => expect(exitCodeOf(error)).toBe(code));

  it.each(Object.keys(cliErrors) as CliErrorCode[])('%s ends with the code of its row', (code) => {
    const expected = { BadInput: 2, RunFailed: 1, StoreProblem: 3 }[cliErrors[code].exit];
    expect(exitCodeOf(new CliError(code, text))).toBe(expected);
  });
});
