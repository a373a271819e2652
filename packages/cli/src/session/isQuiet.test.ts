import { readLog } from '../log/readLog';
import { beginning, bought, logged, memoryLog, request, wished, type LoggedEvent } from '../testing/sampleLog';
import { decidedOn } from '../testing/sampleLog';
import { moneyOf, notionalOf, priceOf, quantityOf, type OrderStatus } from '@bot/core';
import { isQuiet } from './isQuiet';

const quiet = async (events: readonly LoggedEvent[]): Promise<boolean> => isQuiet(readLog(await memoryLog(events)));

const resting = (status: OrderStatus): readonly LoggedEvent[] => [
  logged(
    'OrderSubmitted',
    {
      request: { ...request, clientOrderId: 'bot-3', type: 'Limit', limitPrice: priceOf('1') },
      ...{ strategyId: 'S', reason: 'R', hold: moneyOf('0'), decidedOn },
    },
    'bot-3',
  ),
  logged(
    'OrderProgressed',
    {
      ...{ clientOrderId: 'bot-3', venueOrderId: 'v-3', status, reason: null, late: false },
      ...{ cumulativeQuantity: quantityOf('0'), filledValue: notionalOf('0'), commission: moneyOf('0') },
      filledNow: { quantity: quantityOf('0'), value: notionalOf('0'), commission: moneyOf('0') },
    },
    'bot-3',
  ),
];

describe('isQuiet', () => {
  it('holds when every order has ended and every fill is known', async () => {
    expect(await quiet(beginning)).toBe(true);
    expect(await quiet([...beginning, ...bought])).toBe(true);
  });

  it('does not hold while an order or the details of a fill are on their way', async () => {
    expect(await quiet([...beginning, ...bought.slice(0, 1)])).toBe(false);
    expect(await quiet([...beginning, ...bought.slice(0, 3)])).toBe(false);
    expect(await quiet([...beginning, ...bought, ...wished])).toBe(false);
  });

  it('holds while an order rests at the venue', async () => {
    expect(await quiet([...beginning, ...resting('Accepted')])).toBe(true);
  });
});
