import fc from 'fast-check';
import { totalsOf } from '../queries/balances';
import { market, openExchange } from '../testing/openExchange';
import { accountOf, holdingOf, positionOf } from '../venueState';
import { freeEquity, maintenanceMargin } from './margin';
import { quotedAt, seeded } from './testing/quotedAt';

describe('whatever prices do', () => {
  /** A price with what other people take at it and offer, and what alice or bob come to hold at it and order then. */
  const anyStep = fc.record({
    ticks: fc.integer({ min: 60, max: 180 }),
    bidLots: fc.integer({ min: 0, max: 400 }),
    askLots: fc.integer({ min: 0, max: 400 }),
    held: fc.integer({ min: -500, max: 500 }),
    ordered: fc.integer({ min: -200, max: 200 }),
    accountId: fc.constantFrom('alice', 'bob'),
  });

  it('no account keeps what it cannot, none is stuck or owes at the end, and all money is still there', () => {
    fc.assert(
      fc.property(fc.array(anyStep, { maxLength: 15 }), (steps) => {
        const exchange = openExchange();
        const accounts = ['alice', 'bob'].map((accountId) => accountOf(exchange.state, accountId));
        for (const { ticks, bidLots, askLots, held, ordered, accountId } of steps) {
          exchange.quote({ instrumentId: 'X-PERP', bids: [[ticks, bidLots]], asks: [[ticks + 2, askLots]] });
          seeded(exchange, held, ticks + 1, accountId);
          const order = market(ordered < 0 ? 'Sell' : 'Buy', Math.abs(ordered));
          exchange.submit({ ...order, instrumentId: 'X-PERP' }, accountId);
          for (const account of accounts) {
            const keeps =
              freeEquity(exchange.state, account, 'USD') >= maintenanceMargin(exchange.state, account, 'USD', 0);
            expect(account.inLiquidation || positionOf(account, 'X-PERP').lots === 0 || keeps).toBe(true);
          }
        }
        quotedAt(exchange, 120, 10_000);
        for (const account of accounts) {
          expect(account.inLiquidation).toBe(false);
          expect(positionOf(account, 'X-PERP').lots !== 0 || holdingOf(account, 'USD').total >= 0n).toBe(true);
        }
        expect(totalsOf(exchange.state)).toEqual(totalsOf(openExchange().state));
      }),
    );
  });
});
