import { AmountError, amountErrorCodes } from './amountError';
import { assert, AssertionFailed, unreachable } from './assertion';
import { BotError, isBotError } from './botError';
import { BrokerError, brokerErrorTraits, isBrokerError, type BrokerErrorCode } from './brokerError';
import { InboxError, inboxErrorCodes, isInboxError } from './inboxError';
import { EventStoreError, eventStoreErrorTraits, isEventStoreError, type EventStoreErrorCode } from './eventStoreError';
import { ConfigError, MarketDataError } from './inputErrors';
import { isWireError, WireError, wireErrorTraits, type WireErrorCode } from './wireError';

const text = { happened: 'The order was sent.', botDid: 'It will ask the venue.', toDo: 'Nothing is to be done.' };
const timeout = new BrokerError('Timeout', text, { operation: 'submitOrder' });

describe('an operating error', () => {
  it('says what happened, what the bot did, and what to do', () => {
    expect(timeout.message).toBe('The order was sent. It will ask the venue. Nothing is to be done.');
    expect(new ConfigError('UnknownProfile', { happened: 'No such profile.' }).message).toBe('No such profile.');
    expect([timeout.name, timeout.layer, timeout.code]).toEqual(['BrokerError', 'Broker', 'Timeout']);
  });

  it('keeps what caused it', () => {
    const cause = new Error('ECONNRESET');
    expect(new BrokerError('ConnectionLost', text, { operation: 'quote' }, { cause }).cause).toBe(cause);
  });

  it.each([
    new AmountError('NotADecimal', 'x'),
    timeout,
    new EventStoreError('StoreFull', text, { path: '/tmp/x' }),
    new ConfigError('InvalidConfig', text, [{ path: 'limits', problem: 'missing' }]),
    new MarketDataError('DataFileMalformed', text, { path: 'a.csv', line: 7 }),
    new WireError('Broken', text, { host: 'api.coinbase.com' }),
  ])('$name is told by its brand, layer and code', (error) => {
    expect(isBotError(error)).toBe(true);
    expect(isBotError(error, error.layer, error.code)).toBe(true);
    expect(isBotError(error, error.layer, 'AnotherCode')).toBe(false);
    expect(isBotError(error, 'AnotherLayer')).toBe(false);
  });

  it('is told when it comes from another copy of this package', () => {
    const foreign: unknown = { brand: 'BotError', layer: 'Broker', code: 'Timeout' };
    expect(foreign instanceof BotError).toBe(false);
    expect([isBrokerError(foreign), isBrokerError(foreign, 'Timeout'), isBrokerError(foreign, 'NotFound')]).toEqual([
      true,
      true,
      false,
    ]);
    expect(isEventStoreError(foreign)).toBe(false);
    expect(isEventStoreError(new EventStoreError('StoreFull', text, {}), 'StoreFull')).toBe(true);
  });

  it.each([null, undefined, 'BotError', new Error('BotError'), { brand: 'Other' }])('is not %p', (value) => {
    expect(isBotError(value)).toBe(false);
  });
});

describe('the tables of codes', () => {
  it.each(Object.keys(brokerErrorTraits) as BrokerErrorCode[])('%s carries its traits', (code) => {
    const error = new BrokerError(code, text, { operation: 'submitOrder' });
    expect([error.retryable, error.venueOutcome]).toEqual([
      brokerErrorTraits[code].retryable,
      brokerErrorTraits[code].venueOutcome,
    ]);
  });

  it('count as unknown whatever may have reached the venue', () => {
    const unknown = (Object.keys(brokerErrorTraits) as BrokerErrorCode[]).filter(
      (code) => brokerErrorTraits[code].venueOutcome === 'Unknown',
    );
    expect(unknown).toEqual(['Timeout', 'ConnectionLost', 'RateLimited', 'VenueUnavailable', 'UndecodableAnswer']);
  });

  it('leave only a failed append in doubt', () => {
    const codes = Object.keys(eventStoreErrorTraits) as EventStoreErrorCode[];
    expect(codes.filter((code) => eventStoreErrorTraits[code].durability === 'Unknown')).toEqual(['AppendFailed']);
  });

  it('of an inbox name its path', () => {
    const error = new InboxError('InboxBusy', text, 'bot.sqlite.inbox');
    expect(error.details).toEqual({ path: 'bot.sqlite.inbox' });
    expect([isInboxError(error), isInboxError(error, 'InboxCorrupt'), isInboxError(text)]).toEqual([
      true,
      false,
      false,
    ]);
    expect(inboxErrorCodes[error.code]).toContain('writing to the inbox');
  });

  it('of a wire say whether the other side may have acted', () => {
    const codes = Object.keys(wireErrorTraits) as WireErrorCode[];
    const error = (code: WireErrorCode): WireError => new WireError(code, text, { host: 'localhost:8080' });
    expect(codes.filter((code) => error(code).venueOutcome === 'NotActed')).toEqual([
      'Unreachable',
      'CertificateRefused',
    ]);
    expect([isWireError(error('Broken')), isWireError(error('Broken'), 'TooLarge'), isWireError(timeout)]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('say what an amount must be, and what came instead', () => {
    expect(new AmountError('NotADecimal', '5.').message).toBe(`${amountErrorCodes.NotADecimal} Got "5.".`);
    expect(new AmountError('NotADecimal', 5).details).toEqual({ value: '5' });
  });
});

describe('an assertion', () => {
  it('stops when what must be true is not', () => {
    expect(() => assert(1 + 1 === 3, 'one and one are three')).toThrow(new AssertionFailed('one and one are three'));
    expect(() => assert(true, 'nothing')).not.toThrow();
  });

  it('is no operating error: nobody may handle it and go on', () => {
    const failed = new AssertionFailed('x');
    expect([isBotError(failed), failed.name]).toEqual([false, 'AssertionFailed']);
  });

  it('stands where no case is left', () => {
    const forgotten = (side: 'Buy') => (side === 'Buy' ? side : unreachable(side));
    expect(forgotten('Buy')).toBe('Buy');
    expect(() => forgotten('Hold' as 'Buy')).toThrow('unexpected case: "Hold"');
    // @ts-expect-error a case is left, so this does not compile
    expect(() => unreachable('Buy')).toThrow(AssertionFailed);
  });
});
