import { moneyOf, one, priceOf, quantityOf, ratioOf } from '../money/amount';
import { flatPosition } from '../position/position';
import { equityOf } from './equity';

const position = (netQuantity: string, costBasis: string) => ({
  ...flatPosition('BTC'),
  netQuantity: quantityOf(netQuantity),
  costBasis: moneyOf(costBasis),
});
const mark = priceOf('50000');

describe('equity', () => {
  it('counts spot with its value: 9,000 cash and 0.02 BTC at 50,000 are 10,000', () => {
    const spot = { position: position('0.02', '960'), instrument: { kind: 'Spot', contractSize: one }, mark } as const;
    expect(equityOf(moneyOf('9000'), [spot])).toEqual(moneyOf('10000'));
  });

  it('counts a perpetual with its unrealised result only: a short gains when the price falls', () => {
    const short = {
      position: position('-2', '-1040'),
      instrument: { kind: 'Perpetual', contractSize: ratioOf('0.01') },
      mark,
    } as const;
    expect(equityOf(moneyOf('9000'), [short])).toEqual(moneyOf('9040'));
  });

  it('is the cash when there is nothing else', () => {
    expect(equityOf(moneyOf('9000'), [])).toEqual(moneyOf('9000'));
  });
});
