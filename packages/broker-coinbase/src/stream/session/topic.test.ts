import fc from 'fast-check';
import { byDataId, dataIdOf } from './productAlias';
import { createFrameSequence } from './frameSequence';
import { isAcknowledged } from './topic';

describe('an acknowledgement', () => {
  const level2 = { channel: 'level2', productIds: ['BTC-USDC', 'ETH-USD'] } as const;

  it('lists every product, under its own id or that of its book', () => {
    expect(isAcknowledged(level2, new Map([['level2', ['BTC-USD', 'ETH-USD', 'X-USD']]]))).toBe(true);
    expect(isAcknowledged(level2, new Map([['level2', ['BTC-USDC', 'ETH-USD']]]))).toBe(true);
    expect(isAcknowledged(level2, new Map([['level2', ['BTC-USD']]]))).toBe(false);
    expect(isAcknowledged(level2, new Map([['ticker', ['BTC-USD', 'ETH-USD']]]))).toBe(false);
  });

  it('of the user names the user', () => {
    const user = { channel: 'user', productIds: null } as const;
    expect(isAcknowledged(user, new Map([['user', ['3e625b74']]]))).toBe(true);
    expect(isAcknowledged(user, new Map([['heartbeats', ['heartbeats']]]))).toBe(false);
  });
});

describe('the id under which market data comes', () => {
  it.each([
    ['BTC-USDC', 'BTC-USD'],
    ['BTC-USD', 'BTC-USD'],
    ['USDT-USDC', 'USDT-USDC'],
    ['EURC-USDC', 'EURC-USDC'],
    ['BTC-PERP-INTX', 'BTC-PERP-INTX'],
  ])('of %s is %s', (id, dataId) => {
    expect(dataIdOf(id)).toBe(dataId);
  });

  it('groups what was asked for, each once', () => {
    expect([...byDataId(['BTC-USDC', 'ETH-USD', 'BTC-USD', 'BTC-USDC'])]).toEqual([
      ['BTC-USD', ['BTC-USDC', 'BTC-USD']],
      ['ETH-USD', ['ETH-USD']],
    ]);
  });
});

describe('the sequence of a connection', () => {
  it('takes each number once, in order, and counts every one that is left out', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(30)), (arrived) => {
        const sequence = createFrameSequence();
        const taken: number[] = [];
        let missing = 0;
        for (const number of arrived) {
          const missed = sequence.missedBefore(number);
          if (missed === null) {
            expect(number).toBeLessThanOrEqual(Math.max(...taken));
            continue;
          }
          taken.push(number);
          missing += missed;
        }
        expect(taken).toEqual([...new Set(taken)].sort((a, b) => a - b));
        expect(missing).toBe(taken.length === 0 ? 0 : Number(taken.at(-1)) + 1 - taken.length);
      }),
    );
  });
});
