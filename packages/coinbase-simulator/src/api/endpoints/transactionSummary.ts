import { fromUnits, toChartNumber, toText, type JsonObject, type Notional, type Ratio } from '@bot/core';
import { accountOf, feePpmOf, type Account } from '@bot/broker-mock';
import { answered, type Endpoint } from '../handled';
import { wordIn } from '../request/query';
import { contractExpiryTypes, productTypes } from '../words';

/** `GET /transaction_summary`: volume and fees of thirty days, as JSON numbers, and the tier. */
export const transactionSummary: Endpoint = ({ query }, { state, accountId, at }) => {
  wordIn(query, 'product_type', productTypes);
  wordIn(query, 'contract_expiry_type', contractExpiryTypes);
  const account = accountOf(state, accountId);
  const { maker, taker } = feePpmOf(state, account, at);
  const since = at - THIRTY_DAYS_MS;
  const fees = state.fills
    .filter((fill) => fill.accountId === accountId && fill.at >= since && fill.reverses === null)
    .reduce((total, { fee }) => total + fee, 0n);
  const [volume, paid] = [tradedSince(account, since), fees].map((units) =>
    toChartNumber(fromUnits<Notional>(units, 18)),
  );
  return answered({
    total_volume: Number(volume),
    total_fees: Number(paid),
    fee_tier: tierJson(rateText(maker), rateText(taker)),
    margin_rate: null,
    goods_and_services_tax: null,
    advanced_trade_only_volume: Number(volume),
    advanced_trade_only_fees: Number(paid),
    coinbase_pro_volume: 0,
    coinbase_pro_fees: 0,
    total_balance: '',
    has_promo_fee: false,
    volume_breakdown: [{ volume_type: 'VOLUME_TYPE_SPOT', volume: Number(volume) }],
    has_cost_plus_commission: false,
  });
};

const THIRTY_DAYS_MS = 30 * 86_400_000;
const HOUR_MS = 3_600_000;

const tradedSince = ({ volumeByHour }: Account, since: number): bigint =>
  [...volumeByHour].reduce((total, [hour, units]) => (hour * HOUR_MS >= since ? total + units : total), 0n);

/** Parts per million as a fraction. */
const rateText = (ppm: number): string => toText(fromUnits<Ratio>(BigInt(ppm), 6));

const tierJson = (maker: string, taker: string): JsonObject => ({
  pricing_tier: 'Intro 1',
  ...{ usd_from: '0', usd_to: '10000', aop_from: '', aop_to: '' },
  taker_fee_rate: taker,
  maker_fee_rate: maker,
  ...{ perps_vol_from: '', perps_vol_to: '', futures_vol_from: '', futures_vol_to: '' },
  volume_types_and_range: [{ volume_types: ['VOLUME_TYPE_SPOT'], vol_from: '0', vol_to: '10000' }],
});
