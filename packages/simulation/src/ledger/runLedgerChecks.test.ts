import { moneyOf, quantityOf, type Balance } from '@bot/core';
import { createScriptedBroker, type ScriptedBroker } from '../broker/scriptedBroker';
import { btcUsd } from '../sample/sampleInstruments';
import { limitOrder, marketOrder } from '../sample/sampleOrders';
import { createVirtualClock } from '../time/virtualClock';
import { runLedgerChecks, type LedgerChecks, type LedgerChecksRequest } from './runLedgerChecks';

/** 0.01 BTC bought at 50,000.01 for a fee of 3.0000006; a buy of 0.1 at 49,000 rests with 0.04 of it filled. */
async function story(): Promise<{ broker: ScriptedBroker; opening: readonly Balance[] }> {
  const broker = createScriptedBroker({
    clock: createVirtualClock({ startAt: 0 }),
    instruments: [btcUsd],
    balances: { USD: '10000' },
    prices: { 'BTC-USD': '50000' },
    fees: { maker: '0.004', taker: '0.006' },
  });
  const opening = broker.truth.balances();
  await broker.submitOrder(marketOrder('a'));
  await broker.submitOrder(limitOrder('b', '49000', { quantity: quantityOf('0.1') }));
  broker.script.fill('b', '0.04');
  return { broker, opening };
}

const allTrue: LedgerChecks = {
  cashConserved: true,
  positionsMatchFills: true,
  venueMatchesBot: true,
  violations: [],
};

async function checksAfter(
  change: (broker: ScriptedBroker) => void,
  more: Partial<LedgerChecksRequest> = {},
): Promise<LedgerChecks> {
  const { broker, opening } = await story();
  change(broker);
  return runLedgerChecks({ instruments: [btcUsd], truth: broker.truth, opening: { balances: opening }, ...more });
}

describe('the ledger checks', () => {
  it('find nothing where nothing is wrong', async () => {
    expect(await checksAfter(() => undefined)).toEqual(allTrue);
  });

  it('let orders of others that the bot knows of be at the venue only', async () => {
    const { truth } = (await story()).broker;
    const cash = new Map(truth.balances().map(({ currency, total }) => [currency, total]));
    const bot = {
      orders: [],
      positions: truth.positions() as never,
      cash: new Map([['USD', cash.get('USD') as never]]),
    };
    expect(await checksAfter(() => undefined, { bot, foreign: new Set(['b']) })).toEqual(allTrue);
    expect(await checksAfter(() => undefined, { bot })).toEqual({
      ...allTrue,
      venueMatchesBot: false,
      violations: ['INV-29 b is live at the venue only'],
    });
  });

  it('count deposits that they are told of, and miss those that they are not', async () => {
    const deposit = (broker: ScriptedBroker): void => broker.script.deposit('USD', '100');
    const deposits = [{ currency: 'USD', amount: moneyOf('100') }];
    expect(await checksAfter(deposit, { deposits })).toEqual(allTrue);
    expect(await checksAfter(deposit)).toEqual({
      ...allTrue,
      cashConserved: false,
      violations: ['INV-01 the balance of USD: expected 7529.1598994, found 7629.1598994'],
    });
  });

  it('positionsMatchFills: false when a fill is missing', async () => {
    const { broker, opening } = await story();
    const truth = { ...broker.truth, fills: () => broker.truth.fills().slice(1) };
    const checks = runLedgerChecks({ instruments: [btcUsd], truth, opening: { balances: opening, positions: [] } });
    expect(checks.positionsMatchFills).toBe(false);
    expect(checks.violations).toContain('INV-02 the position in BTC-USD: expected 0.04, found 0.05');
    expect(checks.violations).toContain('INV-04 a filled against its fills: expected 0, found 0.01');
  });

  it('venueMatchesBot: false when the bot knows nothing of it', async () => {
    const bot = { orders: [], positions: [], cash: new Map([['USD', moneyOf('7529.1598994')]]) };
    expect(await checksAfter(() => undefined, { bot })).toEqual({
      ...allTrue,
      venueMatchesBot: false,
      violations: [
        "INV-29 the bot's position in BTC-USD: expected 0.05, found 0",
        'INV-29 b is live at the venue only',
      ],
    });
  });
});
