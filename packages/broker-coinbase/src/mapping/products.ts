import {
  exceeds,
  isPositive,
  largerOf,
  notionalOf,
  one,
  quantityOf,
  ratioBetween,
  ratioOf,
  scale,
  zeroRatio,
  type Instrument,
  type Notional,
  type Ratio,
  type TradingStatus,
} from '@bot/core';
import type { WireProduct } from '../endpoints/listProducts';
import { decimalText, notionalOrZero, priceFrom, quantityFrom, ratioFrom } from './decimals';
import { MalformedAnswer } from './malformedAnswer';

/** A product that can be traded here, with the figures that orders are checked against. */
export interface Product {
  readonly instrument: Instrument;
  /** What is spent (quote size) is a whole multiple of it. */
  readonly quoteIncrement: Notional;
  /** Of positions in it; null for spot. */
  readonly maxLeverage: Ratio | null;
}

/** INTX states no largest order. */
const NO_LIMIT = quantityOf('1000000000000');
/** What keeps a position is not listed; half of what opens it is assumed. */
const MAINTENANCE_SHARE = ratioOf('0.5');
const HOUR_MS = 3_600_000;

/** null for what is not traded here: dated futures, shares, options, predictions. @throws MalformedAnswer */
export function productFrom(product: WireProduct): Product | null {
  const kind = kindOf(product);
  if (kind === null) return null;
  const tickSize = priceFrom(
    decimalText(product.price_increment, 'price_increment') ?? product.quote_increment,
    'price_increment',
  );
  const minQuantity = quantityFrom(product.base_min_size, 'base_min_size');
  const maxText = decimalText(product.base_max_size, 'base_max_size');
  const instrument: Instrument = {
    instrumentId: product.product_id,
    kind,
    baseCurrency: currencyOf(product, 'base'),
    quoteCurrency: currencyOf(product, 'quote'),
    tickSize,
    lotSize: quantityFrom(product.base_increment, 'base_increment'),
    minQuantity,
    maxQuantity: maxText === null ? NO_LIMIT : quantityOf(maxText),
    minNotional: notionalOrZero(product.quote_min_size, 'quote_min_size'),
    ...(kind === 'Spot' ? paidInFull : { ...marginsOf(product), fundingIntervalMs: fundingIntervalFrom(product) }),
    tradingStatus: tradingStatusOf(product),
  };
  mustMakeSense(instrument);
  return {
    instrument,
    quoteIncrement: notionalOf(decimalText(product.quote_increment, 'quote_increment') ?? '0.01'),
    maxLeverage: kind === 'Spot' ? null : ratioBetween(one, instrument.initialMarginRate),
  };
}

/** What the product takes at present: the strictest of its flags. */
export function tradingStatusOf(product: WireProduct): TradingStatus {
  const isOffline = product.status === 'offline' || product.status === 'delisted';
  if (isOffline || product.trading_disabled || product.is_disabled || product.view_only) return 'Disabled';
  if (product.cancel_only) return 'CancelOnly';
  if (product.auction_mode) return 'Auction';
  if (product.post_only) return 'PostOnly';
  return product.limit_only ? 'LimitOnly' : 'Online';
}

const paidInFull = { contractSize: one, initialMarginRate: one, maintenanceMarginRate: one } as const;

/** Perpetuals of the US say EXPIRING, with an end that is far away, and carry their funding beside it. */
function kindOf({ product_type, future_product_details: details }: WireProduct): Instrument['kind'] | null {
  if (product_type === 'SPOT') return 'Spot';
  if (product_type !== 'FUTURE' || !details) return null;
  const hasFunding = Boolean(details.funding_interval) || Boolean(details.funding_rate);
  return details.contract_expiry_type === 'PERPETUAL' || hasFunding ? 'Perpetual' : null;
}

function currencyOf(product: WireProduct, part: 'base' | 'quote'): string {
  const details = product.future_product_details;
  const [base = '', quote = ''] = product.product_id.split('-');
  const named =
    part === 'base'
      ? [product.base_currency_id, details?.contract_root_unit, product.base_display_symbol, base]
      : [product.quote_currency_id, product.quote_display_symbol, details ? 'USD' : quote];
  return String(named.find((text) => text !== undefined && text !== null && text !== ''));
}

/** The strictest rates that are listed. Worked example: 10 % by day, 24.6 % long and 30.6 % short by night → 30.6 % and 10 %. */
function marginsOf({
  future_product_details: details,
}: WireProduct): Pick<Instrument, 'contractSize' | 'initialMarginRate' | 'maintenanceMarginRate'> {
  const contractText = decimalText(details?.contract_size, 'contract_size');
  const contractSize = contractText === null ? one : ratioOf(contractText);
  const byDay = worse(details?.intraday_margin_rate);
  const byNight = worse(details?.overnight_margin_rate);
  const listed = largerOf(byDay, byNight);
  if (isPositive(listed)) {
    return { contractSize, initialMarginRate: listed, maintenanceMarginRate: isPositive(byDay) ? byDay : listed };
  }
  const leverage = ratioFrom(details?.perpetual_details?.max_leverage, 'max_leverage');
  if (!isPositive(leverage)) throw new MalformedAnswer('max_leverage is not above zero');
  const initialMarginRate = ratioBetween(one, leverage);
  return { contractSize, initialMarginRate, maintenanceMarginRate: scale(initialMarginRate, MAINTENANCE_SHARE) };
}

type Rates = NonNullable<WireProduct['future_product_details']>['intraday_margin_rate'];

const worse = (rates: Rates): Ratio =>
  largerOf(
    ratioOf(decimalText(rates?.long_margin_rate, 'long_margin_rate') ?? '0'),
    ratioOf(decimalText(rates?.short_margin_rate, 'short_margin_rate') ?? '0'),
  );

function fundingIntervalFrom({ future_product_details: details }: WireProduct): number {
  const [, seconds] = /^(\d{1,7})s$/.exec(details?.funding_interval ?? '') ?? [];
  return Number(seconds) > 0 ? Number(seconds) * 1_000 : HOUR_MS;
}

function mustMakeSense({
  instrumentId,
  tickSize,
  lotSize,
  minQuantity,
  maxQuantity,
  contractSize,
  initialMarginRate,
}: Instrument): void {
  const isSane =
    [tickSize, lotSize, minQuantity, contractSize].every(isPositive) &&
    !exceeds(minQuantity, maxQuantity) &&
    exceeds(initialMarginRate, zeroRatio);
  if (!isSane) throw new MalformedAnswer(`the figures of ${instrumentId} make no sense`);
}
