import { moneyOf } from '@bot/core';
import { openIn } from '../order/openOrders';
import { fixedFees } from '../../models/feeModel';
import { evolveVenue } from '../evolveVenue';
import { insuredOf, totalsOf } from '../queries/balances';
import { openExchange, perpetualX, spotX, units, type Exchange } from '../testing/openExchange';
import type { VenueEvent } from '../venueEvent';
import { accountOf, holdingOf, positionOf } from '../venueState';
import { decideLiquidation, nextLiquidation } from './liquidation';
import { freeEquity } from './margin';
import { quotedAt, seeded } from './testing/quotedAt';

const perpetualY = { ...perpetualX, instrumentId: 'Y-PERP' };
const euroPerpetual = { ...perpetualX, instrumentId: 'E-PERP', quoteCurrency: 'EUR' };
const instruments = [spotX, perpetualX, perpetualY];
/** Fees of 0.1 %, so that the figures stay easy. */
const feeModel = fixedFees({ maker: '0.001', taker: '0.001' });
const perpetualBuy = { instrumentId: 'X-PERP', limitTicks: 40_000, lots: 1 };

const alice = ({ state }: Exchange) => accountOf(state, 'alice');
const cashOf = ({ state }: Exchange, accountId = 'alice', currency = 'USD') =>
  holdingOf(accountOf(state, accountId), currency).total;
const lotsOf = (exchange: Exchange, instrumentId = 'X-PERP') => positionOf(alice(exchange), instrumentId).lots;

/** `type` and what tells apart: reason, or ticks and lots, or what was covered. */
const told = (events: readonly VenueEvent[]): readonly string[] =>
  events.map((event) => {
    if (event.type === 'TradeExecuted')
      return `Trade ${event.instrumentId} ${event.side} ${event.lots} at ${event.ticks}`;
    if (event.type === 'LiquidationEnded') return `Ended ${event.currency} ${event.covered / units(1)}`;
    return 'reason' in event ? `${event.type} ${event.reason}` : event.type;
  });

/** What other people quote changes, and nothing follows from it yet. */
function stepTo({ state }: Exchange, ticks: number, lots: number): void {
  const books = [{ instrumentId: 'X-PERP', bids: [[ticks - 1, lots]], asks: [[ticks + 1, lots]] }] as const;
  evolveVenue(state, { type: 'MarketStepped', at: 7, books, position: {} });
}

/** One step, carried out. */
function step({ state }: Exchange): readonly VenueEvent[] {
  const accountId = nextLiquidation(state, 7);
  if (accountId === null) return [];
  const events = decideLiquidation(state, { type: 'Liquidate', at: 7, accountId });
  for (const event of events) evolveVenue(state, event);
  return events;
}

describe('a liquidation, step by step', () => {
  it('begins below the maintenance margin, cancels, closes and ends', () => {
    const exchange = openExchange({ instruments, feeModel });
    quotedAt(exchange, 50_000);
    seeded(exchange, 1, 50_000);
    exchange.submit(perpetualBuy);
    exchange.submit({ lots: 5 });

    // 10,000 of which 500.5 are on hold, and 7,367 lost: 2,132.5 against 5 % of 42,633, which is 2,131.65.
    stepTo(exchange, 42_633, 3);
    expect(step(exchange)).toEqual([]);
    // 2,131.5 against 2,131.6.
    stepTo(exchange, 42_632, 3);
    const orderNo = 1;
    expect(step(exchange)).toEqual([
      { type: 'LiquidationBegan', at: 7, accountId: 'alice' },
      { type: 'OrderEnded', at: 7, orderNo, status: 'Canceled', reason: 'Liquidated' },
    ]);
    expect(alice(exchange).inLiquidation).toBe(true);

    expect(step(exchange)).toEqual([
      {
        ...{ type: 'OrderAccepted', at: 7, accountId: 'alice', orderNo: 3, lots: 1 },
        ...{ makerPpm: 1_000, takerPpm: 1_000, isLiquidation: true },
        entry: {
          ...{ clientOrderId: 'liquidation-3', instrumentId: 'X-PERP', side: 'Sell', type: 'Market', lots: 1 },
          ...{ spend: 0n, limitTicks: null, stopTicks: null, stopDirection: null, timeInForce: 'IOC' },
          ...{ expiresAt: null, postOnly: false, reduceOnly: true, leverage: null },
        },
      },
      {
        ...{ type: 'TradeExecuted', at: 7, tradeNo: 1, instrumentId: 'X-PERP', side: 'Sell', ticks: 42_631, lots: 1 },
        maker: { accountId: 'market', orderNo: 0, fee: 0n },
        taker: { accountId: 'alice', orderNo: 3, fee: units(42.631) },
      },
    ]);
    expect([lotsOf(exchange), cashOf(exchange)]).toEqual([0, units(2_588.369)]);

    expect(step(exchange)).toEqual([
      { type: 'LiquidationEnded', at: 7, accountId: 'alice', currency: 'USD', covered: 0n },
    ]);
    expect(alice(exchange)).toMatchObject({ inLiquidation: false });
    // The spot order stays: it can still be paid.
    expect([...openIn(alice(exchange).openOrders)].map((order) => order.orderNo)).toEqual([2]);
    expect(step(exchange)).toEqual([]);
  });

  it('makes no step for an account that can keep what it holds', () => {
    const exchange = openExchange();
    quotedAt(exchange, 50_000);
    seeded(exchange, 1, 50_000);
    expect(decideLiquidation(exchange.state, { type: 'Liquidate', at: 7, accountId: 'alice' })).toEqual([]);
  });
});

describe('a liquidation', () => {
  it('follows from what other people quote, all at once', () => {
    const exchange = openExchange({ feeModel });
    quotedAt(exchange, 50_000);
    seeded(exchange, -1, 50_000);
    expect(told(quotedAt(exchange, 58_000))).toEqual([
      'MarketStepped',
      'LiquidationBegan',
      'OrderAccepted',
      'Trade X-PERP Buy 1 at 58001',
      'Ended USD 0',
    ]);
    expect(cashOf(exchange)).toBe(units(10_000 - 8_001 - 58.001));
  });

  it('lets the insurance pay what the account owes', () => {
    const exchange = openExchange({ feeModel });
    quotedAt(exchange, 50_000);
    seeded(exchange, 1, 50_000);
    // 10,000 − 12,001 − 37.999 of fee.
    expect(told(quotedAt(exchange, 38_000)).at(-1)).toBe('Ended USD 2038');
    expect(insuredOf(exchange.state, 'alice')).toEqual(new Map([['USD', moneyOf('2038.999')]]));
    expect([cashOf(exchange), cashOf(exchange, 'insurance')]).toEqual([0n, units(-2_038.999)]);
    expect(totalsOf(exchange.state).get('USD')).toEqual(totalsOf(openExchange().state).get('USD'));
  });

  it('closes what somebody takes, waits for more, and takes no perpetual orders meanwhile', () => {
    const exchange = openExchange({ feeModel });
    quotedAt(exchange, 50_000);
    seeded(exchange, 2, 50_000);
    expect(told(quotedAt(exchange, 46_000, 1))).toEqual([
      'MarketStepped',
      'LiquidationBegan',
      'OrderAccepted',
      'Trade X-PERP Sell 1 at 45999',
      'OrderEnded NoLiquidity',
    ]);
    expect(nextLiquidation(exchange.state, 0)).toBeNull();
    expect(decideLiquidation(exchange.state, { type: 'Liquidate', at: 0, accountId: 'alice' })).toEqual([]);
    expect(told(exchange.submit(perpetualBuy))).toEqual(['OrderRejected InLiquidation']);
    expect(told(exchange.submit({ side: 'Sell', lots: 1 }))).toEqual(['OrderAccepted', 'OrderRested']);

    // The price has recovered, and it is closed all the same.
    expect(told(quotedAt(exchange, 50_000, 1))).toEqual([
      'MarketStepped',
      'OrderAccepted',
      'Trade X-PERP Sell 1 at 49999',
      'Ended USD 0',
    ]);
    expect(told(exchange.submit(perpetualBuy))).toEqual(['OrderAccepted', 'OrderRested']);
  });

  it('begins when nobody quotes any more, and closes when somebody does', () => {
    const exchange = openExchange({ feeModel });
    quotedAt(exchange, 50_000);
    seeded(exchange, 1, 50_000);
    exchange.run({ type: 'SetStatus', at: 0, instrumentId: 'X-PERP', status: 'Auction' });
    expect(told(quotedAt(exchange, 42_000))).toEqual(['MarketStepped', 'LiquidationBegan']);
    expect(told(exchange.quote({ instrumentId: 'X-PERP' }))).toEqual(['MarketStepped']);
    expect(told(exchange.run({ type: 'SetStatus', at: 0, instrumentId: 'X-PERP', status: 'Online' }))).toEqual([
      'StatusChanged',
    ]);
    const bids = [[42_000, 1]] as const;
    expect(told(exchange.quote({ instrumentId: 'X-PERP', bids }))).toContain('Trade X-PERP Sell 1 at 42000');
    expect(lotsOf(exchange)).toBe(0);
  });

  it('closes the position that is worth most first, or the next where nobody takes that', () => {
    const open = (): Exchange => {
      const exchange = openExchange({ instruments, feeModel });
      for (const { instrumentId } of [perpetualX, perpetualY]) quotedAt(exchange, 10_000, 9, instrumentId);
      seeded(exchange, 2, 10_000, 'alice', 'X-PERP');
      seeded(exchange, -3, 10_000, 'alice', 'Y-PERP');
      return exchange;
    };
    const usual = open();
    expect(told(quotedAt(usual, 13_000, 9, 'Y-PERP')).filter((text) => text.startsWith('Trade'))).toEqual([
      'Trade Y-PERP Buy 3 at 13001',
      'Trade X-PERP Sell 2 at 9999',
    ]);
    const oneSided = open();
    oneSided.run({ type: 'SetStatus', at: 0, instrumentId: 'Y-PERP', status: 'CancelOnly' });
    expect(told(quotedAt(oneSided, 13_000, 9, 'Y-PERP')).filter((text) => text.startsWith('Trade'))).toEqual([
      'Trade X-PERP Sell 2 at 9999',
    ]);
    expect(lotsOf(oneSided, 'Y-PERP')).toBe(-3);
  });

  it('trades with other accounts too, and takes what only reduces where there is something to reduce', () => {
    const exchange = openExchange({ feeModel });
    quotedAt(exchange, 50_000, 1);
    seeded(exchange, 1, 50_000);
    seeded(exchange, -1, 50_000, 'bob');
    exchange.submit({ instrumentId: 'X-PERP', lots: 1, limitTicks: 42_000, reduceOnly: true }, 'bob');
    const bids = [[41_000, 1]] as const;
    const asks = [[43_000, 1]] as const;
    expect(told(exchange.quote({ instrumentId: 'X-PERP', bids, asks }))).toContain('Trade X-PERP Sell 1 at 42000');
    expect(cashOf(exchange, 'bob')).toBe(units(18_000 - 42));
  });

  it('ends spot orders whose cash is gone', () => {
    const exchange = openExchange({ feeModel });
    quotedAt(exchange, 60_000);
    seeded(exchange, 1, 50_000);
    exchange.submit({ lots: 95, limitTicks: 100 });
    exchange.submit({ side: 'Sell', lots: 2, limitTicks: 200 });
    expect(told(quotedAt(exchange, 48_000)).slice(-3)).toEqual([
      'Trade X-PERP Sell 1 at 47999',
      'OrderEnded Liquidated',
      'Ended USD 0',
    ]);
    expect([...openIn(alice(exchange).openOrders)].map(({ side }) => side)).toEqual(['Sell']);
    expect(holdingOf(alice(exchange), 'USD').hold).toBe(0n);
  });

  it('ends a spot sell of a currency that is owed', () => {
    const euros = { ...spotX, instrumentId: 'EUR-USD', baseCurrency: 'EUR' };
    const exchange = openExchange({ instruments: [euros, perpetualX, euroPerpetual], feeModel });
    exchange.run({ type: 'Deposit', at: 0, accountId: 'alice', currency: 'EUR', units: units(100) });
    quotedAt(exchange, 1_500, 9, 'E-PERP');
    seeded(exchange, 1, 1_000, 'alice', 'E-PERP');
    exchange.submit({ instrumentId: 'EUR-USD', side: 'Sell', lots: 90, limitTicks: 2 });
    expect(told(quotedAt(exchange, 982, 9, 'E-PERP')).slice(-2)).toEqual(['OrderEnded Liquidated', 'Ended USD 0']);
    expect(cashOf(exchange, 'alice', 'EUR')).toBe(units(80.019));
  });

  it('looks at each currency by itself, closes all, and covers what is owed in either', () => {
    const exchange = openExchange({ instruments: [perpetualX, euroPerpetual], feeModel });
    for (const instrumentId of ['X-PERP', 'E-PERP']) quotedAt(exchange, 100, 9, instrumentId);
    seeded(exchange, 1, 100);
    exchange.run({ type: 'Deposit', at: 0, accountId: 'alice', currency: 'EUR', units: units(10) });
    seeded(exchange, 1, 100, 'alice', 'E-PERP');
    expect(told(quotedAt(exchange, 80, 9, 'E-PERP'))).toEqual([
      'MarketStepped',
      'LiquidationBegan',
      'OrderAccepted',
      'Trade X-PERP Sell 1 at 99',
      'OrderAccepted',
      'Trade E-PERP Sell 1 at 79',
      'Ended EUR 11',
    ]);
    expect(cashOf(exchange, 'alice', 'EUR')).toBe(0n);
  });

  it('comes over an account that closed its position itself, at a price that took cash on hold', () => {
    const exchange = openExchange({ instruments, feeModel });
    exchange.quote({ instrumentId: 'X-PERP', bids: [[43_000, 9]], asks: [[57_000, 9]] });
    seeded(exchange, 1, 50_000);
    exchange.submit({ lots: 49, limitTicks: 100 });
    // 7,000 lost at the bid and a fee of 43 leave 2,957 of 10,000, and 4,904.9 are on hold.
    const close = { instrumentId: 'X-PERP', type: 'Market', side: 'Sell', lots: 1, limitTicks: null } as const;
    expect(told(exchange.submit({ ...close, timeInForce: 'IOC' })).slice(1)).toEqual([
      'Trade X-PERP Sell 1 at 43000',
      'LiquidationBegan',
      'OrderEnded Liquidated',
      'Ended USD 0',
    ]);
    expect(cashOf(exchange)).toBe(units(2_957));
  });

  it('never comes over the accounts of the venue', () => {
    const exchange = openExchange();
    quotedAt(exchange, 100);
    for (const accountId of ['fees', 'insurance']) seeded(exchange, 9, 50_000, accountId);
    seeded(exchange, 1, 100, 'bob');
    expect(freeEquity(exchange.state, accountOf(exchange.state, 'fees'), 'USD')).toBeLessThan(0n);
    expect(nextLiquidation(exchange.state, 0)).toBeNull();
  });

  it('comes at the hour in which the night asks for more', () => {
    const rates = { initial: '0.9', maintenance: '0.8' };
    const overnight = { dayHours: [0, 20], long: rates, short: rates } as const;
    const { state, ...exchange } = openExchange({ rules: { 'X-PERP': { overnight } } });
    quotedAt({ state, ...exchange }, 20_000);
    seeded({ state, ...exchange }, 1, 20_000);
    expect(nextLiquidation(state, 19 * 3_600_000)).toBeNull();
    expect(nextLiquidation(state, 20 * 3_600_000)).toBe('alice');
  });
});
