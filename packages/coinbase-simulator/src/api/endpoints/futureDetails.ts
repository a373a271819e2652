import { fromUnits, one, ratioBetween, roundDown, toText, type JsonObject, type Ratio } from '@bot/core';
import type { MarketState } from '@bot/broker-mock';
import type { ApiView } from '../apiView';
import { uuidOf } from '../ids';
import { parseRfc3339, toRfc3339Seconds } from '../time';

/** Years ahead: a US perpetual is a future that is never let expire. */
const FAR_EXPIRY = '2030-12-20T16:00:00Z';

/** US perpetuals say `EXPIRING` and carry their funding on top; international ones say `PERPETUAL` and carry it in the details. */
export function futureDetails({ listing, fundingPpb, nextFundingAt }: MarketState, view: ApiView): JsonObject {
  const { instrument, fundingIntervalMs } = listing;
  const { baseCurrency, contractSize, initialMarginRate, instrumentId } = instrument;
  const isInternational = view.switches.perpetualVenue === 'INTX';
  const margin = toText(initialMarginRate);
  const funding = {
    open_interest: '0',
    funding_rate: fundingPpb === null ? '0' : toText(fromUnits<Ratio>(BigInt(fundingPpb), 9)),
    funding_time: nextFundingAt === null ? null : toRfc3339Seconds(nextFundingAt),
  };
  return {
    venue: isInternational ? '' : 'cde',
    contract_code: baseCurrency,
    contract_expiry: isInternational ? null : FAR_EXPIRY,
    contract_size: toText(contractSize),
    contract_root_unit: baseCurrency,
    group_description: `${baseCurrency} Perpetual`,
    contract_expiry_timezone: '',
    group_short_description: `${baseCurrency} PERP`,
    risk_managed_by: isInternational ? 'MANAGED_BY_VENUE' : 'MANAGED_BY_FCM',
    contract_expiry_type: isInternational ? 'PERPETUAL' : 'EXPIRING',
    perpetual_details: {
      ...(isInternational ? funding : { open_interest: '', funding_rate: '', funding_time: null }),
      max_leverage: toText(roundDown(ratioBetween(one, initialMarginRate), one)),
      base_asset_uuid: uuidOf('asset', baseCurrency),
      underlying_type: 'UNDERLYING_TYPE_SPOT',
    },
    contract_display_name: `${baseCurrency} PERP`,
    time_to_expiry_ms: isInternational ? '0' : String(Number(parseRfc3339(FAR_EXPIRY)) - view.at),
    non_crypto: false,
    contract_expiry_name: '',
    twenty_four_by_seven: true,
    ...(isInternational ? {} : funding),
    funding_interval: `${fundingIntervalMs / 1_000}s`,
    display_name: instrumentId,
    intraday_margin_rate: { long_margin_rate: margin, short_margin_rate: margin },
    overnight_margin_rate: { long_margin_rate: margin, short_margin_rate: margin },
    // What no order depends on; a captured future has it too.
    ...{ settlement_price: '', index_price: '', futures_asset_type: 'FUTURES_ASSET_TYPE_CRYPTO', region_enabled: {} },
    ...{ contract_code_display_name: baseCurrency, product_group_cbrn: '' },
  };
}
