import { priceOf, quantityOf, type OrderRequest } from '@bot/core';
import { createKernel, createMemoryWire, createRandom, createVirtualClock, type Kernel } from '@bot/simulation';
import type { CoinbaseBrokerOptions } from '../coinbaseOptions';
import { createCoinbaseBroker, type CoinbaseBroker } from '../createCoinbaseBroker';
import { createScriptedVenue, type ScriptedVenue } from '../stream/testing/scriptedVenue';
import { credentials } from './keys';
import { createRestVenue, said, type RestVenue } from './restVenue';
import { startAt, type LoggedLine } from './restWorld';
import { account, bip, btcPerpIntx, btcUsd, btcUsdc, openOrder, permissions } from './wireFacts';

/** The whole broker on a venue that says what it is told; some of it is told already. */
export interface BrokerWorld {
  readonly venue: RestVenue;
  /** Its sockets. */
  readonly sockets: ScriptedVenue;
  readonly broker: CoinbaseBroker;
  readonly kernel: Kernel;
  readonly logged: readonly LoggedLine[];
  run<T>(work: Promise<T>): Promise<T>;
}

export function openBrokerWorld(options: Partial<CoinbaseBrokerOptions> = {}): BrokerWorld {
  const clock = createVirtualClock({ startAt });
  const kernel = createKernel({ clock });
  const sockets = createScriptedVenue({ clock });
  const venue = createRestVenue(sockets);
  const logged: LoggedLine[] = [];
  const log = (level: string) => (details: object, message: string) => void logged.push({ level, details, message });
  const logger = { debug: log('debug'), info: log('info'), warn: log('warn'), error: log('error') };
  const wire = createMemoryWire({ clock, server: venue });
  const limits = { privatePerSecond: 1_000, publicPerSecond: 1_000 };
  const broker = createCoinbaseBroker({
    wire,
    clock,
    random: createRandom(1),
    logger,
    credentials,
    limits,
    ...options,
  });
  tellTheUsual(venue);
  return { venue, sockets, broker, kernel, logged, run: (work) => kernel.run(work) };
}

function tellTheUsual(venue: RestVenue): void {
  const products = '/market/products?product_type';
  venue.on('GET /time', said({ iso: new Date(startAt).toISOString(), epochMillis: String(startAt) }));
  venue.on('GET /key_permissions', said(permissions()));
  venue.on(`GET ${products}=SPOT`, said({ products: [btcUsd(), btcUsdc], num_products: 2, pagination: null }));
  venue.on(`GET ${products}=FUTURE`, said({ products: [bip()], num_products: 1, pagination: null }));
  venue.on(
    `GET ${products}=FUTURE&contract_expiry_type=PERPETUAL`,
    said({ products: [btcPerpIntx()], num_products: 1 }),
  );
  venue.on(
    'GET /portfolios',
    said({ portfolios: [{ name: 'Default', uuid: 'p-1', type: 'DEFAULT', deleted: false }] }),
  );
  venue.on('GET /market/products/BTC-USD', said(btcUsd()));
  venue.on('GET /market/products/BTC-PERP-INTX', said(btcPerpIntx()));
  venue.on('GET /market/products/BIP-20DEC30-CDE', said(bip()));
  venue.on(
    'GET /accounts',
    said({ accounts: [account('USD', '1000'), account('BTC', '0.5')], has_next: false, cursor: '' }),
  );
  venue.on('GET /orders/historical/batch', said({ orders: [openOrder()], has_next: false, cursor: '' }));
}

/** A limit buy of 0.01 BTC at 50,000. */
export const limitBuy = (change: Partial<OrderRequest> = {}): OrderRequest => ({
  clientOrderId: 'bot-1',
  instrumentId: 'BTC-USD',
  side: 'Buy',
  type: 'Limit',
  quantity: quantityOf('0.01'),
  limitPrice: priceOf('50000'),
  timeInForce: 'GTC',
  postOnly: false,
  reduceOnly: false,
  ...change,
});

export const marketOrder = (change: Partial<OrderRequest> = {}): OrderRequest =>
  limitBuy({ type: 'Market', limitPrice: null, timeInForce: 'IOC', ...change });

export const bodyOf = (venue: RestVenue): unknown => JSON.parse(String(venue.requests.at(-1)?.body));
