import { notionalOf, quantityOf, ratioOf } from '@bot/core';
import { btc, btcPerp, buy } from '../testing/fixtures';
import { givenTrading, venueLoaded, wish, type EngineUnderTest } from '../testing/given';

const spend = (amount: string) => ({ ...buy('0'), quoteSize: notionalOf(amount) });

function withFee(): EngineUnderTest {
  const engine = givenTrading();
  engine.when({ ...venueLoaded, fees: { maker: ratioOf('0'), taker: ratioOf('0.01') } });
  return engine;
}

describe('a buy for so much money', () => {
  it('buys what that pays for with the fee: 101 at 100 and 1 % is 1', () => {
    const request = withFee()
      .when(wish(spend('101')))
      .payload('OrderSubmitted')?.request;
    expect(request?.quantity).toEqual(quantityOf('1'));
    expect(request).not.toHaveProperty('quoteSize');
  });

  it('buys whole lots, and never more than the money', () => {
    const request = withFee()
      .when(wish(spend('100.99')))
      .payload('OrderSubmitted')?.request;
    expect(request?.quantity).toEqual(quantityOf('0.999'));
  });

  it.each([
    ['of a perpetual', { ...spend('100'), instrumentId: 'BTC-PERP' }, 'InvalidQuantity'],
    ['with a limit', { ...buy('0', '100'), quoteSize: notionalOf('100') }, 'InvalidQuantity'],
    ['that is a sale', { ...spend('100'), side: 'Sell' as const }, 'InvalidQuantity'],
    ['with a quantity as well', { ...spend('100'), quantity: quantityOf('1') }, 'InvalidQuantity'],
    ['of too little', spend('0.05'), 'InvalidQuantity'],
    ['of what is not known', { ...spend('100'), instrumentId: 'XYZ-USD' }, 'UnknownInstrument'],
  ])('%s is denied', (_, terms, reason) => {
    const both = { instruments: [btc, btcPerp], config: { instrumentIds: ['BTC-USD', 'BTC-PERP'] } };
    expect(givenTrading(both).when(wish(terms)).payload('OrderDenied')?.reason).toBe(reason);
  });

  it('is denied while there is no price or no fee to reckon with', () => {
    const priceless = givenTrading();
    priceless.state.view.marks.delete('BTC-USD');
    expect(priceless.when(wish(spend('100'))).payload('OrderDenied')?.reason).toBe('StaleMark');
    const feeless = givenTrading();
    feeless.state.view.fees = null;
    expect(feeless.when(wish(spend('100'))).payload('OrderDenied')?.reason).toBe('NotReconciled');
  });
});
