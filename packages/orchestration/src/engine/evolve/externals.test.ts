import {
  flatPosition,
  moneyOf,
  priceOf,
  quantityOf,
  ratioOf,
  toText,
  zeroMoney,
  zeroQuantity,
  type BotEventPayloads,
} from '@bot/core';
import { RECORD_LAG_MS } from '../state/books';
import type { Ledger } from '../state/ledger';
import { DAY, fillOf } from '../testing/fixtures';
import { givenLedger, type Folded } from '../testing/folded';

const HOUR = 3_600_000;
const cash = (ledger: Ledger, currency = 'USD'): string => toText(ledger.cash.get(currency) ?? zeroMoney);
const held = (ledger: Ledger, instrumentId = 'BTC-USD'): string =>
  toText(ledger.positions.get(instrumentId)?.netQuantity ?? zeroQuantity);

/** The day opened with 10,000, of a high water of 12,000. */
function givenDay(): Folded {
  const folded = givenLedger();
  folded.happened('DayOpened', { date: '2018-04-04', equity: moneyOf('10000') });
  folded.happened('HighWaterRaised', { equity: moneyOf('12000') });
  return folded;
}
const measures = ({ ledger }: Folded): string[] =>
  [ledger.day?.equity ?? zeroMoney, ledger.highWater ?? zeroMoney].map(toText);

describe('money that moves without a trade of ours', () => {
  const moved = (change: Partial<BotEventPayloads['CashMoved']>): BotEventPayloads['CashMoved'] => ({
    ...{ currency: 'USD', amount: moneyOf('-100'), why: 'Unexplained', tradeId: null, ...change },
  });

  it('is no result of the day, and moves the high water with it', () => {
    const folded = givenDay();
    folded.happened('CashMoved', moved({}));
    expect([cash(folded.ledger), measures(folded)]).toEqual(['9900', ['9900', '11900']]);
  });

  it('is remembered while nothing explains it, added up, and forgotten when it is given back', () => {
    const { ledger, happened } = givenDay();
    happened('CashMoved', moved({}), DAY + 1);
    happened('CashMoved', moved({ amount: moneyOf('-20') }), DAY + 2);
    expect(ledger.adjustedCash.get('USD')).toEqual({ amount: moneyOf('-120'), at: DAY + 2 });
    expect(ledger.bookedTrades.size).toBe(0);
    happened('CashMoved', moved({ amount: moneyOf('120'), why: 'Explained', tradeId: 't-1' }));
    expect([ledger.adjustedCash.size, ledger.bookedTrades.has('t-1'), cash(ledger)]).toEqual([0, true, '10000']);
  });

  it('by a trade in something else is explained by it, and by that trade once', () => {
    const { ledger, happened } = givenDay();
    happened('CashMoved', moved({ why: 'ForeignTrade', tradeId: 't-1' }), DAY + 1);
    expect([ledger.adjustedCash.size, ledger.bookedTrades.get('t-1')]).toEqual([0, DAY + 1]);
  });

  it('that the venue pays after a liquidation ends that, and explains itself', () => {
    const { ledger, happened } = givenDay();
    ledger.liquidations.set('USD', 't-1');
    ledger.liquidations.set('EUR', 't-2');
    happened('CashMoved', moved({ amount: moneyOf('5'), why: 'Insurance', tradeId: 't-1' }));
    expect([...ledger.liquidations.keys()]).toEqual(['EUR']);
    expect([ledger.adjustedCash.size, ledger.bookedTrades.size, cash(ledger)]).toEqual([0, 0, '10005']);
  });
});

describe('a position that is taken over', () => {
  const adjusted = (netQuantity: string, instrumentId = 'BTC-USD') =>
    ({ instrumentId, netQuantity: quantityOf(netQuantity), price: priceOf('100'), why: 'Unexplained' }) as const;

  it('of coins is no result: they came with their value, and go with it, and cash stays', () => {
    const folded = givenDay();
    folded.happened('PositionAdjusted', adjusted('2'));
    expect([held(folded.ledger), cash(folded.ledger), measures(folded)]).toEqual(['2', '10000', ['10200', '12200']]);
    folded.happened('PositionAdjusted', adjusted('-0.5'));
    expect([held(folded.ledger), measures(folded)]).toEqual(['1.5', ['10150', '12150']]);
  });

  it('of a perpetual at the mark is worth nothing, and may be paid funding for', () => {
    const folded = givenDay();
    folded.happened('PositionAdjusted', adjusted('-2', 'BTC-PERP'), DAY + 5);
    expect([held(folded.ledger, 'BTC-PERP'), measures(folded)]).toEqual(['-2', ['10000', '12000']]);
    expect(folded.ledger.heldForFunding.get('BTC-PERP')).toMatchObject({ from: DAY + 5, to: null });
  });

  it('is remembered while no record explains it, and is a person’s', () => {
    const { ledger, happened } = givenDay();
    happened('PositionAdjusted', adjusted('2'), DAY + 1);
    happened('PositionAdjusted', adjusted('1'), DAY + 2);
    expect(ledger.adjustedPositions.get('BTC-USD')).toEqual({
      ...{ netQuantity: quantityOf('3'), price: priceOf('100'), at: DAY + 2 },
    });
    expect([...(ledger.strategyBooks.get('BTC-USD')?.keys() ?? [])]).toEqual(['Operator']);
    happened('PositionAdjusted', adjusted('-3'));
    expect([ledger.adjustedPositions.size, held(ledger)]).toEqual([0, '0']);
  });
});

describe('a trade of others', () => {
  const fill = { ...fillOf('by-hand', 't-1'), quantity: quantityOf('3'), commission: moneyOf('3'), at: DAY + 9 };
  const booked = (change: object, ignored = '0') =>
    ({ fill: { ...fill, ...change }, why: 'ForeignTrade', ignoredQuantity: quantityOf(ignored) }) as const;

  it('of a perpetual of which part is left alone moves cash by its fee alone, and by no value', () => {
    const folded = givenDay();
    folded.happened('ExternalFillBooked', booked({ instrumentId: 'BTC-PERP' }, '1'));
    expect([cash(folded.ledger), held(folded.ledger, 'BTC-PERP')]).toEqual(['9997', '2']);
    expect(folded.ledger.ignored.get('BTC-PERP')).toEqual(quantityOf('1'));
    // The fee of what is left alone is no result of the day; that of ours is.
    expect(measures(folded)).toEqual(['9999', '11999']);
    expect(folded.ledger.heldForFunding.get('BTC-PERP')).toMatchObject({ from: DAY + 9 });
  });

  it('that sells what is left alone brings its value in, less the fee', () => {
    const folded = givenDay();
    folded.happened('ExternalFillBooked', booked({ side: 'Sell' }, '3'));
    expect([cash(folded.ledger), held(folded.ledger), measures(folded)]).toEqual(['10297', '0', ['10297', '12297']]);
    expect(folded.ledger.ignored.get('BTC-USD')).toEqual(quantityOf('-3'));
    expect(folded.ledger.results.size).toBe(0);
  });

  it('is remembered by its id and its time; one that liquidated us by its money, too', () => {
    const { ledger, happened } = givenDay();
    happened('ExternalFillBooked', booked({}));
    expect([ledger.bookedTrades.get('t-1'), ledger.liquidations.size, ledger.ignored.size]).toEqual([DAY + 9, 0, 0]);
    happened('ExternalFillBooked', { ...booked({ tradeId: 't-2' }), why: 'Liquidation' });
    expect(ledger.liquidations.get('USD')).toBe('t-2');
  });

  it('that is taken back gives back value and fee', () => {
    const folded = givenDay();
    folded.happened('ExternalFillBooked', booked({}));
    expect([cash(folded.ledger), held(folded.ledger)]).toEqual(['9697', '3']);
    const { fill: taken, ignoredQuantity } = booked({ tradeId: 'r-1' });
    folded.happened('TradeBusted', { fill: taken, ignoredQuantity });
    expect([cash(folded.ledger), held(folded.ledger)]).toEqual(['10000', '0']);
    expect(folded.ledger.results.get('BTC-USD')).toMatchObject({ commission: zeroMoney, realizedPnl: zeroMoney });
  });
});

it('a trade of ours that is taken back is taken from those who got it, whatever else they hold', () => {
  const { ledger, happened } = givenLedger();
  const of = (netQuantity: string) => ({ ...flatPosition('BTC-USD'), netQuantity: quantityOf(netQuantity) });
  ledger.positions.set('BTC-USD', of('6'));
  const books = new Map([
    ['A', of('1')],
    ['B', of('5')],
  ]);
  ledger.strategyBooks.set('BTC-USD', books);
  const attributed = ['A', 'B'].map((strategyId) => ({ strategyId, quantity: quantityOf('0.5') }));
  ledger.orders.set('ours', { attributed } as never);
  const fill = { ...fillOf('ours'), quantity: quantityOf('0.4') };
  happened('TradeBusted', { fill, ignoredQuantity: zeroQuantity });
  expect([...books.values()].map(({ netQuantity }) => toText(netQuantity))).toEqual(['0.8', '4.8']);
});

it('funding is part of the result of its perpetual and of the day', () => {
  const folded = givenDay();
  const payment = {
    ...{ fundingId: 'f-1', instrumentId: 'BTC-PERP', currency: 'USD', amount: moneyOf('-5') },
    ...{ fundingRate: ratioOf('0.0001'), at: DAY + 3 },
  };
  folded.happened('FundingBooked', { payment });
  folded.happened('FundingBooked', { payment: { ...payment, fundingId: 'f-2', currency: 'EUR' } });
  const { ledger } = folded;
  expect([cash(ledger), cash(ledger, 'EUR'), measures(folded)]).toEqual(['9995', '-5', ['10000', '12000']]);
  expect(ledger.results.get('BTC-PERP')).toEqual({
    ...{ realizedPnl: zeroMoney, commission: zeroMoney, funding: moneyOf('-10') },
  });
  expect(ledger.bookedFundings.get('f-1')).toBe(DAY + 3);
});

describe('what was booked', () => {
  it('is known by its id for a day longer than its record could come', () => {
    const { ledger, happened } = givenLedger();
    const balances = [] as const;
    happened('CashAdopted', { balances, tradeIds: ['t-old'], fundingIds: ['f-old'] }, DAY);
    happened('CashAdopted', { balances, tradeIds: ['t-new'], fundingIds: ['f-new'] }, DAY + 1);
    const known = (): number => ledger.bookedTrades.size + ledger.bookedFundings.size;
    happened('BooksCompared', { drifts: [] }, DAY + 24 * HOUR + RECORD_LAG_MS);
    expect([known(), ledger.recordsFrom]).toEqual([4, DAY + 24 * HOUR]);
    happened('BooksCompared', { drifts: [] }, DAY + 24 * HOUR + RECORD_LAG_MS + 1);
    expect([...ledger.bookedTrades.keys(), ...ledger.bookedFundings.keys()]).toEqual(['t-new', 'f-new']);
  });

  it('is not forgotten, nor its time taken back, by a comparison whose clock is behind', () => {
    const { ledger, happened } = givenLedger();
    happened('BooksCompared', { drifts: [] }, DAY + HOUR);
    happened('BooksCompared', { drifts: [] }, DAY);
    expect(ledger.recordsFrom).toBe(DAY + HOUR - RECORD_LAG_MS);
  });
});

describe('a live order of somebody else', () => {
  const seen = (side: 'Buy' | 'Sell', quantity: string, hold: string, instrumentId = 'BTC-USD') => ({
    ...{ venueOrderId: 'v-1', clientOrderId: 'by-hand', instrumentId, side, currency: 'USD' },
    ...{ quantity: quantityOf(quantity), hold: moneyOf(hold) },
  });
  const live = ({ ledger }: Folded): string => {
    const sums = ledger.liveQuantities.get('BTC-USD') ?? { buy: zeroQuantity, sell: zeroQuantity };
    return [sums.buy, sums.sell, ledger.holds.get('USD') ?? zeroMoney].map(toText).join(' ');
  };

  it('counts as it stands now, and not at all once it has ended, twice or not', () => {
    const folded = givenLedger();
    folded.happened('ExternalOrderSeen', seen('Buy', '2', '220'));
    expect(live(folded)).toBe('2 0 220');
    folded.happened('ExternalOrderSeen', seen('Buy', '1.5', '165'));
    expect(live(folded)).toBe('1.5 0 165');
    for (const _ of ['once', 'twice']) folded.happened('ExternalOrderEnded', { venueOrderId: 'v-1' });
    expect(live(folded)).toBe('0 0 0');
    folded.happened('ExternalOrderSeen', seen('Sell', '2', '0'));
    expect(live(folded)).toBe('0 2 0');
  });

  it('in what is not listed only keeps money back', () => {
    const folded = givenLedger();
    folded.happened('ExternalOrderSeen', seen('Buy', '2', '220', 'ETH-USD'));
    expect([folded.ledger.liveQuantities.has('ETH-USD'), live(folded)]).toEqual([false, '0 0 220']);
  });
});
