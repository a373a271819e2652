import type {
  Broker,
  ClientOrderId,
  Instrument,
  InstrumentId,
  RejectReason,
  Side,
  TradeId,
  TradingStatus,
  VenueOrderId,
} from '@bot/core';
import { pricePathMs } from '@bot/broker-mock';
import type {
  Trace,
  VenueFaults,
  VenuePermissions,
  VenueRequest,
  VenueTruth,
  VenueUnderControl,
} from '@bot/simulation';
import { personalRequest, type PersonalOrder } from '../presets/personalRequest';
import { decimalText } from '../text/decimalText';
import type { RelistedTerms, Relisting } from './relisting';
import type { Subject } from './subject';
import type { Tell } from './whileOpen';
import type { WorldTime } from './worldTime';

/** Steers the market of one instrument. Amounts are decimal text. */
export interface WorldMarket {
  /** The market stands at this price from the next step on. */
  price(price: string): void;
  /** `'50000 → 39000 over 10m'`. Awaiting it lets time pass to its end. */
  path(path: string): PromiseLike<void>;
  /** How much stands at the best bid and ask from the next step on. */
  depth(quantity: string): void;
  /** Somebody else's market order. It happens at once. */
  take(side: Side, quantity: string): void;
  /** What the instrument takes from now on. */
  status(status: TradingStatus): void;
  /** Perpetuals: what longs pay shorts at the next fundings, `'0.0001'`; null: what the premium says. */
  fundingRate(rate: string | null): void;
  /** The venue asks for coarser steps or larger orders from now on: `{ tickSize: '5' }`. */
  relist(terms: RelistedTerms): void;
  /** The venue lists the instrument no more, and takes nothing in it. */
  delist(): void;
}

/** The venue of a world: its truth, its market, and what can go wrong. */
export interface WorldVenue extends Subject<'venue'> {
  readonly instruments: readonly Instrument[];
  /** What is really so, without delay. */
  readonly truth: VenueTruth;
  /** Every request that arrived, in order, but for the orders of people. */
  requests(): readonly VenueRequest[];
  /** Money or coins from outside. */
  deposit(currency: string, amount: string): void;
  /** A position that was there before, as if it had been bought (or, below zero, sold) at `entry`. */
  holds(instrumentId: InstrumentId, position: { readonly quantity: string; readonly entry: string }): void;
  market(instrumentId: InstrumentId): WorldMarket;
  /** An order of a person on the bot's own account, past everything that can go wrong with requests. Gives its client order id. */
  manualOrder(order: PersonalOrder): ClientOrderId;
  /** Ends an order that was accepted, as a rule that is checked late does. */
  rejectLate(venueOrderId: VenueOrderId, reason: RejectReason): void;
  /** Ends what is left of a live order, as a venue does that finds that the account cannot pay for more of it. */
  cancelRest(venueOrderId: VenueOrderId, reason: RejectReason): void;
  /** Takes a trade back. */
  bust(tradeId: TradeId): void;
  /** The venue comes back without its open orders. */
  loseOpenOrders(): void;
  /** What the bot's key may do from now on. */
  permissions(change: Partial<VenuePermissions>): void;
  /** Another account at the same venue, with what is deposited in it. */
  account(accountId: string, deposits?: { readonly [currency: string]: string }): Broker;
  readonly faults: VenueFaults;
  /** The venue as a person reaches it who trades on the same account. */
  readonly broker: Broker;
}

export interface WorldVenueOptions {
  readonly venue: VenueUnderControl;
  readonly relisting: Relisting;
  readonly trace: Trace;
  readonly repeat: string | null;
  readonly time: WorldTime;
  readonly tell: Tell;
  /** Called around everything that changes the account from outside. */
  readonly fromOutside: (change: () => void) => void;
  /** Orders that the test itself places at the venue: they are none of the bot's. */
  readonly outsiders: Set<ClientOrderId>;
}

export function createWorldVenue(options: WorldVenueOptions): WorldVenue {
  const { venue, relisting, trace, repeat, time, tell, fromOutside, outsiders } = options;
  const { broker } = relisting;
  const { control, truth, instruments } = venue;
  let manualOrders = 0;
  return {
    kind: 'venue',
    trace,
    repeat,
    instruments,
    truth,
    requests: () => truth.requests().filter(({ clientOrderId }) => !outsiders.has(clientOrderId ?? '')),
    faults: control.faults,
    broker: {
      ...broker,
      submitOrder(request) {
        outsiders.add(request.clientOrderId);
        return broker.submitOrder(request);
      },
    },
    deposit(currency, amount) {
      const text = decimalText(amount, 'deposit');
      tell(`deposit ${text} ${currency}`);
      fromOutside(() => control.deposit(currency, text));
    },
    holds(instrumentId, { quantity, entry }) {
      const position = { quantity: decimalText(quantity, 'quantity'), entryPrice: decimalText(entry, 'entry price') };
      tell(`holds ${quantity} ${instrumentId} from ${entry}`);
      fromOutside(() => control.holds(instrumentId, position));
    },
    market: (instrumentId) => ({
      price(price) {
        tell(`${instrumentId} stands at ${decimalText(price, 'price')}`);
        control.price(instrumentId, price);
      },
      path(path) {
        tell(`${instrumentId} goes ${path}`);
        control.path(instrumentId, path);
        let walked: Promise<void> | undefined;
        return {
          then(resolve, reject) {
            walked ??= time.advance(`${pricePathMs(path)}ms`);
            return walked.then(resolve, reject);
          },
        };
      },
      depth(quantity) {
        tell(`${instrumentId} offers ${decimalText(quantity, 'depth')}`);
        control.depth(instrumentId, quantity);
      },
      take(side, quantity) {
        tell(`somebody takes ${side} ${decimalText(quantity, 'quantity')} ${instrumentId}`);
        control.take(instrumentId, side, quantity);
      },
      status(status) {
        tell(`${instrumentId} is ${status}`);
        control.status(instrumentId, status);
      },
      fundingRate(rate) {
        tell(`${instrumentId} funds at ${rate === null ? 'its premium' : decimalText(rate, 'rate')}`);
        control.fundingRate(instrumentId, rate);
      },
      relist(terms) {
        tell(`${instrumentId} has new terms: ${JSON.stringify(terms)}`);
        relisting.relist(instrumentId, terms);
      },
      delist() {
        tell(`${instrumentId} is not listed any more`);
        relisting.delist(instrumentId);
        control.status(instrumentId, 'Disabled');
      },
    }),
    manualOrder(order) {
      manualOrders += 1;
      const request = personalRequest(`manual-${manualOrders}`, order);
      tell(`by hand ${order.side} ${order.quantity} ${order.instrumentId}`);
      outsiders.add(request.clientOrderId);
      control.manualOrder(request);
      return request.clientOrderId;
    },
    rejectLate(venueOrderId, reason) {
      tell(`${venueOrderId} is rejected late: ${reason}`);
      control.rejectLate(venueOrderId, reason);
    },
    cancelRest(venueOrderId, reason) {
      tell(`the rest of ${venueOrderId} is canceled: ${reason}`);
      control.cancelRest(venueOrderId, reason);
    },
    bust(tradeId) {
      tell(`the trade ${tradeId} is taken back`);
      control.bust(tradeId);
    },
    loseOpenOrders() {
      tell('the venue loses its open orders');
      control.loseOpenOrders();
    },
    permissions(change) {
      tell(`the key may ${JSON.stringify(change)}`);
      control.permissions(change);
    },
    account(accountId, deposits = {}) {
      for (const [currency, amount] of Object.entries(deposits)) decimalText(amount, `deposit of ${currency}`);
      let broker: Broker | undefined;
      // What the other account begins with comes from outside, too.
      fromOutside(() => (broker = control.account(accountId, deposits)));
      return broker as unknown as Broker;
    },
  };
}
