import { midPrice, ratioOf, roundDown, scale, toText, type Instrument, type Price } from '@bot/core';
import type { VenueUnderControl } from '@bot/simulation';
import type { BrokerAbilities } from './brokerAbilities';

export interface VenueAbilitiesRequest {
  readonly venue: VenueUnderControl;
  readonly instrument: Instrument;
  readonly perpetual: Instrument;
  /** How often the perpetual pays funding. Default: an hour. */
  readonly fundingIntervalMs?: number;
  advance(ms: number): Promise<void>;
}

const HOUR_MS = 60 * 60 * 1000;

/** The abilities of a harness around a venue under control. */
export function venueAbilities(request: VenueAbilitiesRequest): BrokerAbilities {
  const { venue, instrument, perpetual, fundingIntervalMs = HOUR_MS, advance } = request;
  const { control, truth } = venue;
  const { instrumentId } = instrument;

  async function done(act: () => void): Promise<void> {
    act();
    await advance(0);
  }

  function middle({ instrumentId: id, tickSize }: Instrument, times = '1'): Price {
    const { bid, ask } = truth.quote(id);
    return roundDown(scale(midPrice(bid, ask), ratioOf(times)), tickSize);
  }

  return {
    movePriceTo: (price) => done(() => control.price(instrumentId, toText(price))),
    setDepth: (quantity) =>
      done(() => {
        control.depth(instrumentId, toText(quantity));
        // A price that is set stands at once, with its depth.
        control.price(instrumentId, toText(middle(instrument)));
      }),
    take: (side, quantity) => done(() => control.take(instrumentId, side, toText(quantity))),
    setStatus: (status) => done(() => control.status(instrumentId, status)),
    limitRate: (calls, retryAfterMs) =>
      done(() =>
        control.faults
          .on('submitOrder')
          .rateLimit({ times: calls, ...(retryAfterMs === null ? {} : { retryAfterMs }) }),
      ),
    rejectLate: (venueOrderId, reason) => done(() => control.rejectLate(venueOrderId, reason)),
    bust: (tradeId) => done(() => control.bust(tradeId)),
    setPermissions: (permissions) => done(() => control.permissions(permissions)),
    acceptKey: (isAccepted) =>
      done(() => (isAccepted ? control.faults.restoreCredentials() : control.faults.loseCredentials())),
    async payFunding(rate) {
      control.fundingRate(perpetual.instrumentId, toText(rate));
      await advance(fundingIntervalMs);
      control.fundingRate(perpetual.instrumentId, null);
    },
    forceLiquidation: () => done(() => control.price(perpetual.instrumentId, toText(middle(perpetual, '0.5')))),
  };
}
