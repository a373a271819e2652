import type { Broker, ClientOrderId, Instrument, InstrumentId } from '@bot/core';
import { parseDuration, type Trace, type VenueFaults, type VenueTruth, type VenueUnderControl } from '@bot/simulation';
import { decimalText } from '../text/decimalText';
import type { Subject } from './subject';
import type { WorldTime } from './worldTime';

/** Steers the market of one instrument. Amounts are decimal text. */
export interface WorldMarket {
  /** The market stands at this price from the next step on. */
  price(price: string): void;
  /** `'50000 → 39000 over 10m'`. Awaiting it lets time pass to its end. */
  path(path: string): PromiseLike<void>;
  /** How much stands at the best bid and ask from the next step on. */
  depth(quantity: string): void;
}

/** The venue of a world: its truth, its market, and what can go wrong. */
export interface WorldVenue extends Subject<'venue'> {
  readonly instruments: readonly Instrument[];
  /** What is really so, without delay. */
  readonly truth: VenueTruth;
  /** Money or coins from outside. */
  deposit(currency: string, amount: string): void;
  /** A position that was there before, as if it had been bought (or, below zero, sold) at `entry`. */
  holds(instrumentId: InstrumentId, position: { readonly quantity: string; readonly entry: string }): void;
  market(instrumentId: InstrumentId): WorldMarket;
  readonly faults: VenueFaults;
  /** The venue as a person reaches it who trades on the same account. */
  readonly broker: Broker;
}

export interface WorldVenueOptions {
  readonly venue: VenueUnderControl;
  readonly broker: Broker;
  readonly trace: Trace;
  readonly time: WorldTime;
  /** Called around everything that changes the account from outside. */
  readonly fromOutside: (change: () => void) => void;
  /** Called with every order that the test itself places at the venue: it is none of the bot's. */
  readonly noteOutsider: (clientOrderId: ClientOrderId) => void;
}

export function createWorldVenue(options: WorldVenueOptions): WorldVenue {
  const { venue, broker, trace, time, fromOutside, noteOutsider } = options;
  const { control, truth, instruments } = venue;
  return {
    kind: 'venue',
    trace,
    instruments,
    truth,
    faults: control.faults,
    broker: {
      ...broker,
      submitOrder(request) {
        noteOutsider(request.clientOrderId);
        return broker.submitOrder(request);
      },
    },
    deposit(currency, amount) {
      const text = decimalText(amount, 'deposit');
      trace.add('test', `deposit ${text} ${currency}`);
      fromOutside(() => control.deposit(currency, text));
    },
    holds(instrumentId, { quantity, entry }) {
      const position = { quantity: decimalText(quantity, 'quantity'), entryPrice: decimalText(entry, 'entry price') };
      trace.add('test', `holds ${quantity} ${instrumentId} from ${entry}`);
      fromOutside(() => control.holds(instrumentId, position));
    },
    market: (instrumentId) => ({
      price(price) {
        trace.add('test', `${instrumentId} stands at ${decimalText(price, 'price')}`);
        control.price(instrumentId, price);
      },
      path(path) {
        trace.add('test', `${instrumentId} goes ${path}`);
        control.path(instrumentId, path);
        let walked: Promise<void> | undefined;
        return {
          then(resolve, reject) {
            walked ??= time.advance(`${lengthOf(path)}ms`);
            return walked.then(resolve, reject);
          },
        };
      },
      depth(quantity) {
        trace.add('test', `${instrumentId} offers ${decimalText(quantity, 'depth')}`);
        control.depth(instrumentId, quantity);
      },
    }),
  };
}

/** Worked example: `'50000 → 51000 over 5m → 49000 over 1h'` takes 3,900,000 ms. */
function lengthOf(path: string): number {
  let ms = 0;
  for (const [, leg] of path.matchAll(/over\s+([\d.]+\s*[a-z]+)/g)) ms += parseDuration(String(leg));
  return ms;
}
