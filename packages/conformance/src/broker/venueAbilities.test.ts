import { priceOf, quantityOf, ratioOf, type Quote } from '@bot/core';
import { btcPerp, btcUsd, type VenueControl, type VenueUnderControl } from '@bot/simulation';
import { venueAbilities } from './venueAbilities';

/** A venue that writes down what is done to it. */
function notebook() {
  const done: string[] = [];
  const note =
    (name: string) =>
    (...given: unknown[]): void =>
      void done.push(
        [name, ...given.map((each) => (typeof each === 'string' ? each : JSON.stringify(each)))].join(' '),
      );
  const control: Partial<VenueControl> = {
    ...{ price: note('price'), depth: note('depth'), take: note('take'), status: note('status') },
    ...{ rejectLate: note('rejectLate'), bust: note('bust'), permissions: note('permissions') },
    fundingRate: note('fundingRate'),
    faults: {
      on: (point: string) => ({ rateLimit: note(`${point} rateLimit`) }),
      ...{ loseCredentials: note('loseCredentials'), restoreCredentials: note('restoreCredentials') },
    } as unknown as VenueControl['faults'],
  };
  const quote: Quote = {
    ...{ instrumentId: 'BTC-USD', bid: priceOf('49999.99'), ask: priceOf('50000.02'), at: 0 },
    ...{ bidSize: quantityOf('1'), askSize: quantityOf('1') },
  };
  const venue = { control, truth: { quote: () => quote } } as unknown as VenueUnderControl;
  const advance = async (ms: number): Promise<void> => void done.push(`advance ${ms}`);
  return { done, abilities: venueAbilities({ venue, instrument: btcUsd, perpetual: btcPerp, advance }) };
}

describe('the abilities of a venue under control', () => {
  it('do to the venue what they say, and let it come to rest', async () => {
    const { done, abilities } = notebook();
    await abilities.movePriceTo(priceOf('51000'));
    await abilities.take('Sell', quantityOf('0.1'));
    await abilities.setStatus('Auction');
    await abilities.limitRate(3, 2000);
    await abilities.limitRate(1, null);
    await abilities.rejectLate('v-1', 'Other');
    await abilities.bust('t-1');
    await abilities.setPermissions({ canTrade: false });
    await abilities.acceptKey(false);
    await abilities.acceptKey(true);
    expect(done.filter((line) => line !== 'advance 0')).toEqual([
      'price BTC-USD 51000',
      'take BTC-USD Sell 0.1',
      'status BTC-USD Auction',
      'submitOrder rateLimit {"times":3,"retryAfterMs":2000}',
      'submitOrder rateLimit {"times":1}',
      'rejectLate v-1 Other',
      'bust t-1',
      'permissions {"canTrade":false}',
      'loseCredentials',
      'restoreCredentials',
    ]);
    expect(done).toHaveLength(20);
  });

  it('set a depth at the price at which the market stands, cut to a tick', async () => {
    const { done, abilities } = notebook();
    await abilities.setDepth(quantityOf('0.02'));
    expect(done).toEqual(['depth BTC-USD 0.02', 'price BTC-USD 50000', 'advance 0']);
  });

  it('pay funding by waiting for it, and liquidate by halving the price', async () => {
    const { done, abilities } = notebook();
    await abilities.payFunding(ratioOf('0.0001'));
    await abilities.forceLiquidation();
    expect(done).toEqual([
      'fundingRate BTC-PERP 0.0001',
      'advance 3600000',
      'fundingRate BTC-PERP null',
      'price BTC-PERP 25000',
      'advance 0',
    ]);
  });
});
