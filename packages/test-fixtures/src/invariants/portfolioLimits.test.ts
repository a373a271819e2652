import { moneyOf, priceOf, quantityOf, weekdays, zeroMoney, type RiskLimits, type Weekday } from '@bot/core';
import { newOrder } from '../testing/clerkOrder';
import { configWith } from '../presets/configWith';
import { scenarioConfig } from '../presets/scenarioConfig';
import { handMadeFacts, requestOf, submittedOrder, type TimedEvent } from '../testing/handMadeFacts';
import { createPortfolioLimits } from './portfolioLimits';

/** A Wednesday. */
const at = (time: string): number => Date.parse(`2025-10-15T${time}:00Z`);

/** What is told of an entry worth 300 on an equity of 100, at some time: by night 2 are allowed, by day 10. */
function told(time: string, window: readonly [number, number], days: readonly Weekday[] = weekdays): readonly string[] {
  const [startHour, endHour] = window;
  const leverageDay: RiskLimits['leverageDay'] = { days, startMinute: startHour * 60, endMinute: endHour * 60 };
  const { limits } = configWith(scenarioConfig, {
    limits: { maxLeverage: '10', maxNightLeverage: '2.5', nightLeverageCaps: { 'BTC-USD': '2' }, leverageDay },
  });
  const request = requestOf('a', 'Buy', { quantity: quantityOf('3') });
  const decidedOn = { mark: priceOf('100'), markAgeMs: 0, equity: moneyOf('100'), dayResult: zeroMoney };
  const event = submittedOrder(request);
  const submitted = { ...event, payload: { ...event.payload, decidedOn }, at: at(time) } as TimedEvent;
  const facts = handMadeFacts([submitted], { limits });
  const snapshot = { ...facts.snapshot, orders: [newOrder(request, 0)] };
  return createPortfolioLimits()({ ...facts, snapshot }).map(({ problem }) => problem);
}

const both = [
  'after a by night all together is worth 300, 250 are allowed',
  'after a by night BTC-USD is worth 300, 200 are allowed',
];

describe('INV-12 for the leverage by night', () => {
  it.each([
    ['13:00', [13, 20], []],
    ['19:59', [13, 20], []],
    ['12:59', [13, 20], both],
    ['20:00', [13, 20], both],
    ['22:00', [22, 4], []],
    ['03:59', [22, 4], []],
    ['04:00', [22, 4], both],
  ] as const)('at %s of a day from %j it is what is allowed then', (time, window, expected) => {
    expect(told(time, window)).toEqual(expected);
  });

  it('goes by the day on which the window begins', () => {
    expect(told('14:00', [13, 20], ['Tue'])).toEqual(both);
    expect(told('03:00', [22, 4], ['Tue'])).toEqual([]);
    expect(told('23:00', [22, 4], ['Tue'])).toEqual(both);
    expect(told('03:00', [22, 4], ['Wed'])).toEqual(both);
  });
});
