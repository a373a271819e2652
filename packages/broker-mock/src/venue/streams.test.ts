import { moneyOf, priceOf, quantityOf, toText, type OrderReport } from '@bot/core';
import { decideVenue } from '../exchange/decideVenue';
import { evolveVenue } from '../exchange/evolveVenue';
import type { VenueCommand } from '../exchange/venueCommand';
import { createVenueState } from '../exchange/venueState';
import { instrumentFor } from '../market/instruments';
import { fixedFees } from '../models/feeModel';
import { createCandleBook } from './candleBook';
import { createReportStream } from './reportStream';

const instruments = ['BTC-USD', 'ETH-USD'].flatMap((id) => instrumentFor(id) ?? []);

describe('the reports of an account', () => {
  it('are only about its own orders, whichever side of a trade they are on', () => {
    const state = createVenueState({ instruments, feeModel: fixedFees({ maker: '0', taker: '0' }) });
    const told: string[] = [];
    const stream = createReportStream({
      state,
      accountId: 'ann',
      open: (_kind, deliver) => ({ push: deliver }),
    });
    const listener = (report: OrderReport): void => {
      told.push(report.type === 'Fill' ? report.fill.liquidity : report.progress.status);
    };
    stream.subscribe(listener);
    const leave = stream.subscribe(listener);
    leave();
    const run = (command: VenueCommand): void => {
      for (const event of decideVenue(state, command)) {
        evolveVenue(state, event);
        stream.observe(event);
      }
    };
    const submit = (accountId: string, side: 'Buy' | 'Sell', quantity: string): void => {
      const terms = { instrumentId: 'BTC-USD', side, type: 'Limit', quantity: quantityOf(quantity) } as const;
      const rest = { limitPrice: priceOf('100'), timeInForce: 'GTC', postOnly: false, reduceOnly: false } as const;
      run({
        type: 'SubmitOrder',
        at: 1,
        accountId,
        request: { clientOrderId: `${side} ${quantity}`, ...terms, ...rest },
      });
    };
    for (const accountId of ['ann', 'ben']) {
      run({ type: 'Deposit', at: 0, accountId, currency: 'USD', value: moneyOf('1000') });
      run({ type: 'Deposit', at: 0, accountId, currency: 'BTC', value: moneyOf('10') });
    }
    submit('ann', 'Buy', '2');
    submit('ben', 'Sell', '3');
    submit('ann', 'Buy', '1');
    run({ type: 'CancelOrder', at: 2, accountId: 'ben', venueOrderId: 'V2' });
    expect(told).toEqual(['Accepted', 'Filled', 'Maker', 'Accepted', 'Filled', 'Taker']);
  });
});

describe('candles', () => {
  const MINUTE = 60_000;
  const stepAt = (at: number, bid: number, lots?: number) => ({
    at,
    books: [{ instrumentId: 'BTC-USD', bids: [[bid, 1]], asks: [[bid + 1, 1]] }] as const,
    ...(lots === undefined ? {} : { tradedLots: new Map([['BTC-USD', lots]]) }),
  });

  it('count what was traded, and are put together from minutes', () => {
    const book = createCandleBook(instruments);
    book.observe(stepAt(0, 100, 5));
    book.observe(stepAt(30_000, 90, 6));
    book.observe(stepAt(MINUTE, 120));
    const [candle, ...others] = book.candles({ instrumentId: 'BTC-USD', durationMs: 2 * MINUTE, count: 5 }, 2 * MINUTE);
    expect(others).toEqual([]);
    const { open, high, low, close, volume } = candle as NonNullable<typeof candle>;
    expect([open, high, low, close, volume].map(toText)).toEqual(['1.005', '1.205', '0.905', '1.205', '0.00000011']);
  });

  it('are missing where nothing was quoted, and begin with the first quote', () => {
    const book = createCandleBook(instruments);
    book.observe({
      at: 0,
      books: [{ instrumentId: 'BTC-USD', bids: [], asks: [] }],
      tradedLots: new Map([['BTC-USD', 5]]),
    });
    book.observe({ at: 0, books: [{ instrumentId: 'NO-SUCH', bids: [[1, 1]], asks: [[2, 1]] }] });
    book.observe(stepAt(3 * MINUTE, 100));
    book.observe(stepAt(9 * MINUTE, 101));
    const query = { instrumentId: 'BTC-USD', durationMs: MINUTE, count: 9 };
    expect(book.candles(query, 10 * MINUTE).map(({ openedAt }) => openedAt / MINUTE)).toEqual([3, 9]);
  });

  it('are kept for at least a day and not for ever', () => {
    const book = createCandleBook(instruments);
    for (let minute = 0; minute < 5_000; minute++) book.observe(stepAt(minute * MINUTE, 100 + minute));
    const candles = book.candles({ instrumentId: 'BTC-USD', durationMs: MINUTE, count: 9_999 }, 5_000 * MINUTE);
    expect(candles.length).toBeGreaterThanOrEqual(1_440);
    expect(candles.length).toBeLessThanOrEqual(3_000);
    expect(candles.at(-1)?.openedAt).toBe(4_999 * MINUTE);
  });
});
