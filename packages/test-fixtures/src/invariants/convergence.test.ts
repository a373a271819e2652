import {
  balanceOf,
  moneyOf,
  priceOf,
  quantityOf,
  zeroMoney,
  type BotEvent,
  type FillDetail,
  type RecordedBotEvent,
  type Restriction,
} from '@bot/core';
import { instrumentTable } from '@bot/broker-mock';
import type { VenueTruth } from '@bot/simulation';
import { scenarioConfig } from '../presets/scenarioConfig';
import { createWorld } from '../world/createWorld';
import { createConvergence } from './convergence';
import type { JournalFacts } from './stepFacts';

const recorded = (...events: readonly BotEvent[]): readonly RecordedBotEvent[] =>
  events.map((event, index) => ({ ...event, seq: index + 1, at: 0, causationId: '', correlationId: '' }));

const compared: BotEvent = { type: 'BooksCompared', payload: { drifts: [] } };
const unreadable: BotEvent = {
  type: 'AlertRaised',
  payload: { severity: 'Critical', code: 'BooksUnreadable', subject: '', message: '' },
};
const opened: BotEvent = { type: 'CashAdopted', payload: { balances: [] } };

const { venue } = createWorld();
interface Situation {
  readonly journal?: readonly RecordedBotEvent[];
  readonly truth?: Partial<VenueTruth>;
  readonly snapshot?: Partial<JournalFacts['snapshot']>;
}
const usd = (amount: string): Pick<JournalFacts['snapshot'], 'cash'> => ({ cash: new Map([['USD', moneyOf(amount)]]) });

/** What is reported once the venue's books have been read so many times, from the first time that the check looks on. */
function reported({ journal = recorded(compared), truth = {}, snapshot = {} }: Situation, readings = 6): string[] {
  const check = createConvergence();
  const after = (count: number): readonly string[] =>
    check({
      journal,
      now: 0,
      monotonicMs: 0,
      truth: {
        ...venue.truth,
        ...{
          balances: () => [balanceOf('USD', moneyOf('1000'))],
          positions: () => [],
          orders: () => [],
          fills: () => [],
        },
        requests: () => Array.from({ length: count }, () => ({ method: 'positions', at: 0, summary: '' })),
        ...truth,
      },
      instruments: new Map(instrumentTable.map((instrument) => [instrument.instrumentId, instrument])),
      limits: scenarioConfig.limits,
      orderRules: scenarioConfig.orders,
      admissionWindowMs: scenarioConfig.admissionWindowMs,
      config: { ...scenarioConfig, instrumentIds: ['BTC-USD'] },
      wishes: [],
      modeWishes: [],
      sent: [],
      keyUses: [],
      ...{ secrets: [], shown: [], thrown: [] },
      isRunning: true,
      outsiders: new Set(['by-hand']),
      ignored: new Map(),
      snapshot: {
        ...{ mode: 'Normal', orders: [], positions: [], marks: new Map(), tasks: [] },
        ...usd('1000'),
        ...snapshot,
      },
    }).map(({ invariant, problem }) => `${invariant}: ${problem}`);
  after(0);
  return [...after(readings)];
}

describe('INV-29 over time', () => {
  const differs = { snapshot: usd('900') };
  const told = ['INV-29: the venue has 1000 USD, the bot 900'];

  it('gives a difference of cash some readings to go', () => {
    expect(reported({})).toEqual([]);
    expect(reported({ snapshot: usd('1000.00000001') })).toEqual([]);
    expect(reported(differs, 5)).toEqual([]);
    expect(reported(differs)).toEqual(told);
  });

  it('tells of a position that the bot does not have', () => {
    const positions: VenueTruth['positions'] = () => [
      { instrumentId: 'BTC-USD', netQuantity: quantityOf('2'), averageEntryPrice: null },
    ];
    expect(reported({ truth: { positions } })).toEqual(['INV-29: the venue has 2 of BTC-USD, the bot 0']);
  });

  it('begins when the books are compared', () => {
    expect(reported({ ...differs, journal: recorded() })).toEqual([]);
  });

  it('waits for a person who was asked', () => {
    const because = (cause: Restriction['cause']): Restriction => ({
      ...{ scope: 'All', cause, mode: 'Halted', actor: 'Bot', since: 0, until: null, numbers: {} },
    });
    const held = (cause: Restriction['cause']): Situation => ({
      snapshot: { ...differs.snapshot, restrictions: [because(cause)] },
    });
    expect(reported(held('Drift'))).toEqual([]);
    expect(reported(held('ImpossibleBalance'))).toEqual([]);
    expect(reported(held('Operator'))).toEqual(told);
  });

  it('waits while the books cannot be read, and no longer', () => {
    expect(reported({ ...differs, journal: recorded(compared, unreadable) })).toEqual([]);
    expect(reported({ ...differs, journal: recorded(compared, unreadable, compared) })).toEqual(told);
  });
});

describe('INV-31 over time', () => {
  const fill: FillDetail = {
    ...{ tradeId: 'T1', clientOrderId: 'by-hand', venueOrderId: 'V1', instrumentId: 'BTC-USD', side: 'Buy' },
    ...{ price: priceOf('50000'), quantity: quantityOf('0.01'), liquidity: 'Taker', commission: zeroMoney },
    ...{ commissionCurrency: 'USD', at: 1 },
  };
  const booked: BotEvent = {
    type: 'ExternalFillBooked',
    payload: { fill, why: 'ForeignTrade', ignoredQuantity: quantityOf('0') },
  };
  const traded = (journal: readonly RecordedBotEvent[], changes: Partial<FillDetail> = {}): string[] =>
    reported({ journal, truth: { fills: () => [{ ...fill, ...changes }] } });

  it('wants a trade of somebody else told', () => {
    expect(traded(recorded(opened, compared))).toEqual(['INV-31: nobody was told of the trade T1 of somebody else']);
    expect(traded(recorded(opened, compared, booked))).toEqual([]);
  });

  it.each<[string, Partial<FillDetail>]>([
    ['is of the bot itself', { clientOrderId: 'a' }],
    ['takes another back', { tradeType: 'Reversal' }],
    ['was before the books were opened', { at: 0 }],
    ['is in something that the bot does not trade', { instrumentId: 'ETH-USD' }],
  ])('leaves a trade alone that %s', (_, changes) => {
    expect(traded(recorded(opened, compared), changes)).toEqual([]);
  });

  it('leaves all of them alone while the books are not open', () => {
    expect(traded(recorded(compared))).toEqual([]);
  });
});
