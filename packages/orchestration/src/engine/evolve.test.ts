import { moneyOf, priceOf, quantityOf } from '@bot/core';
import { evolve } from './evolve';
import { RECORD_LAG_MS } from './state/books';
import { createLedger } from './state/ledger';
import { btc, buy, DAY } from './testing/fixtures';
import { givenLedger } from './testing/folded';

const alert = (code: string, subject: string) => ({ severity: 'Warning', code, subject, message: '' }) as const;
const start = { storeEpoch: 's', processEpoch: 2, entropy: 'e', profile: 'dev' } as const;

describe('alerts that stand', () => {
  const codes = ['DustPosition', 'BooksDiffer', 'TaskFailing', 'Concentration', 'HoldingsLeftAlone'];
  function givenAlerts() {
    const folded = givenLedger();
    codes.forEach((code) => folded.happened('AlertRaised', alert(code, 'Telemetry')));
    return folded;
  }
  const left = ({ ledger }: ReturnType<typeof givenAlerts>): string[] =>
    [...ledger.alerts].map((key) => key.replace(':Telemetry', ''));

  it('of a process end with the start of the next, others do not', () => {
    const folded = givenAlerts();
    folded.happened('ProcessStarted', start);
    expect(left(folded)).toEqual(codes.filter((code) => code !== 'DustPosition'));
  });

  it('about the books end when these agree, and not when they differ', () => {
    const folded = givenAlerts();
    const drift = { drift: 'CashDiffers', currency: 'USD', ours: moneyOf('1'), venues: moneyOf('2') } as const;
    folded.happened('BooksCompared', { drifts: [drift] });
    expect(left(folded)).toEqual(codes);
    folded.happened('BooksCompared', { drifts: [] });
    expect(left(folded)).toEqual(codes.filter((code) => code !== 'BooksDiffer'));
  });

  it('about a task end when that one has recovered', () => {
    const folded = givenAlerts();
    folded.happened('AlertRaised', alert('TaskOverdue', 'Guards'));
    folded.happened('TaskRecovered', { task: 'Telemetry' });
    expect([...folded.ledger.alerts]).toContain('TaskOverdue:Guards');
    expect([...folded.ledger.alerts]).not.toContain('TaskFailing:Telemetry');
  });

  it('end one by one when that is said', () => {
    const folded = givenAlerts();
    folded.happened('AlertEnded', { code: 'Concentration', subject: 'Telemetry' });
    expect(left(folded)).toEqual(codes.filter((code) => code !== 'Concentration'));
  });
});

describe('a start', () => {
  it('tries protection again that the venue did not take, and takes the new settings in', () => {
    const { ledger, happened } = givenLedger();
    ledger.unprotected.set('BTC-USD', quantityOf('1'));
    ledger.settings.set('gone', '1');
    const changes = [
      { path: 'limits.maxLeverage', from: null, to: '"5"' },
      { path: 'gone', from: '1', to: null },
    ];
    happened('ProcessStarted', { ...start, changes });
    expect(ledger.unprotected.size).toBe(0);
    expect([...ledger.settings]).toEqual([['limits.maxLeverage', '"5"']]);
    expect(ledger.epoch).toEqual({ storeEpoch: 's', processEpoch: 2, entropy: 'e' });
  });
});

describe('the books that everything starts from', () => {
  it('are no result: what the day opened with and the high water move with them', () => {
    const { ledger, happened } = givenLedger();
    happened('DayOpened', { date: '2018-04-04', equity: moneyOf('10000') });
    happened('HighWaterRaised', { equity: moneyOf('12000') });
    happened('HoldingAdopted', { instrumentId: 'BTC-USD', netQuantity: quantityOf('2'), costBasis: moneyOf('200') });
    happened('HoldingAdopted', { instrumentId: 'BTC-PERP', netQuantity: quantityOf('2'), costBasis: moneyOf('200') });
    happened('CashAdopted', { balances: [{ currency: 'EUR', total: moneyOf('50') }] });
    expect([ledger.day?.equity, ledger.highWater]).toEqual([moneyOf('10250'), moneyOf('12250')]);
    expect(ledger.positions.get('BTC-USD')).toMatchObject({ netQuantity: quantityOf('2'), costBasis: moneyOf('200') });
  });

  it('hold trades and fundings that are not booked again, and begin where records may still come late', () => {
    const { ledger, happened } = givenLedger();
    expect([ledger.recordsFrom, [...ledger.opened]]).toEqual([DAY - RECORD_LAG_MS, ['BTC-USD', 'BTC-PERP']]);
    const known = { tradeIds: ['t-1'], fundingIds: ['f-1'] };
    happened('CashAdopted', { balances: [], ...known }, DAY + 1);
    expect([ledger.bookedTrades.get('t-1'), ledger.bookedFundings.get('f-1')]).toEqual([DAY + 1, DAY + 1]);
    // An instrument that comes later does not move the beginning.
    expect(ledger.recordsFrom).toBe(DAY - RECORD_LAG_MS);
  });
});

describe('a denial is news', () => {
  const intent = { ...buy('1'), strategyId: 'A', reason: 'r', explicit: false } as const;
  const decidedOn = { mark: null, markAgeMs: null, equity: moneyOf('1'), dayResult: moneyOf('0') };
  const denied = { intent, reason: 'MaxTradeValue', numbers: {}, decidedOn } as const;

  it('once, and again on the next day; that of a person always', () => {
    const { ledger, happened } = givenLedger();
    happened('OrderDenied', { ...denied, intent: { ...intent, explicit: true } });
    expect(ledger.denials.size).toBe(0);
    happened('OrderDenied', denied);
    expect([...ledger.denials]).toEqual(['A:BTC-USD:Buy:MaxTradeValue']);
    happened('DayOpened', { date: '2018-04-05', equity: moneyOf('1') });
    expect(ledger.denials.size).toBe(0);
  });

  it('and so is that strategies cancel each other out, until somebody was followed', () => {
    const { ledger, happened } = givenLedger();
    const opinions = { winners: [], losers: [] };
    const torn = { instrumentId: 'BTC-USD', policy: 'confidence', netQuantity: quantityOf('0'), ...opinions } as const;
    happened('SignalsAggregated', torn);
    expect([...ledger.denials]).toEqual(['BTC-USD:Torn']);
    const winner = { strategyId: 'A' } as never;
    happened('SignalsAggregated', { ...torn, winners: [winner] });
    expect(ledger.denials.size).toBe(0);
  });
});

describe('what is only noted', () => {
  it('is where it is looked for', () => {
    const { ledger, happened } = givenLedger();
    happened('StoreReplaced', { archive: 'a', problems: [] }, 7);
    happened('SendingPaused', { until: 9_000, error: 'busy' });
    happened('HoldingIgnored', { instrumentId: 'BTC-USD', netQuantity: quantityOf('3') });
    const stop = { instrumentId: 'BTC-USD', bestPrice: priceOf('110'), stopPrice: priceOf('99') };
    happened('StopTrailed', stop);
    expect([ledger.replacedAt, ledger.pausedUntil]).toEqual([7, 9_000]);
    expect([ledger.ignored.get('BTC-USD'), ledger.stops.get('BTC-USD')]).toEqual([quantityOf('3'), stop]);
  });

  it('a new day counts its orders from nothing', () => {
    const { ledger, happened } = givenLedger();
    ledger.submissions.today = 5;
    happened('DayOpened', { date: '2018-04-05', equity: moneyOf('1') });
    expect(ledger.submissions.today).toBe(0);
  });

  it('what an old log says of a decision changes nothing but the time', () => {
    const { ledger, happened } = givenLedger();
    happened('StrategyFailed', { strategyId: 'A', instrumentId: 'BTC-USD', error: 'no' }, DAY + 5);
    expect(ledger.lastAt).toBe(DAY + 5);
  });

  it('what nobody knows is refused', () => {
    const unknown = { type: 'NoSuchEvent', payload: {}, at: DAY } as never;
    expect(() => evolve(createLedger(), unknown)).toThrow();
  });
});

it('commands are remembered with their answer: done, or refused and why', () => {
  const { ledger, happened } = givenLedger();
  const record = { command: 'halt', answer: 'Halted.' };
  happened('CommandTaken', { ...record, commandId: 'c-1' } as never);
  happened('CommandRefused', { ...record, commandId: 'c-2', refusal: 'Unknown' } as never);
  expect([...ledger.commands]).toEqual([
    ['c-1', { outcome: 'Done', message: 'Halted.' }],
    ['c-2', { outcome: 'Refused', refusal: 'Unknown', message: 'Halted.' }],
  ]);
});

it('an instrument has the terms that it was listed with last', () => {
  const { ledger, happened } = givenLedger();
  const instrument = { ...btc, tickSize: priceOf('5') };
  happened('InstrumentListed', { instrument });
  expect(ledger.instruments.get('BTC-USD')).toEqual(instrument);
});
