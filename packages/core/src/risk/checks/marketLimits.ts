import { isPositive, midPrice, smallerOf } from '../../money/arithmetic';
import type { Ratio } from '../../money/amount';
import type { JudgedOrder } from '../judgedOrder';
import { meetsQuote } from '../productStatus';
import type { RiskCheck } from '../riskCheck';
import type { RiskContext } from '../riskContext';
import { deviationBps, exceedsBps, slippageFromQuote, slippageThroughDepth } from '../slippage';
import { ownPriceWithinReach, reachOf } from '../washTrade';

/** What the order means to the market, and the market to the order. */
export const marketLimits = {
  StaleMark: (_, { mark, markAgeMs, limits: { maxMarkAgeMs } }) =>
    // A mark from the future says as little about now as one from the past.
    mark === undefined || !isPositive(mark) || !(Math.abs(markAgeMs) <= maxMarkAgeMs)
      ? { markAgeMs, maxMarkAgeMs }
      : null,
  PriceCollar({ intent: { limitPrice: price } }, { mark, limits: { maxPriceDeviationBps } }) {
    if (maxPriceDeviationBps === null || price === null) return null;
    if (mark === undefined || !isPositive(mark)) return { price, maxPriceDeviationBps };
    const deviation = deviationBps(price, mark);
    return exceedsBps(deviation, maxPriceDeviationBps)
      ? { price, mark, deviationBps: deviation, maxPriceDeviationBps }
      : null;
  },
  WashTrade({ intent }, { mark, liveOrders }) {
    const known = mark !== undefined && isPositive(mark) ? mark : null;
    const ownPrice = ownPriceWithinReach(intent, liveOrders, known);
    const price = reachOf(intent, known);
    return ownPrice === null || price === null ? null : { price, ownPrice };
  },
  Slippage(order, context) {
    const { maxSlippageBps } = context.limits;
    if (maxSlippageBps === null || !takes(order, context)) return null;
    const slippageBps = expectedSlippage(order, context);
    if (slippageBps === null) return { maxSlippageBps };
    return exceedsBps(slippageBps, maxSlippageBps) ? { slippageBps, maxSlippageBps } : null;
  },
} as const satisfies Record<string, RiskCheck>;

/** Whether it may trade at once. A limit order of which nobody knows whether it does is taken for one that does. */
const takes = ({ intent }: JudgedOrder, { quote }: RiskContext): boolean =>
  intent.type === 'Market' ||
  (intent.type === 'Limit' && !intent.postOnly && (quote === undefined || meetsQuote(intent, quote)));

/** By the depth where it is known, else by the quote. A limit order is never filled beyond its limit. */
function expectedSlippage(order: JudgedOrder, { quote, depth }: RiskContext): Ratio | null {
  const { intent, instrument, quantity, notional } = order;
  const { side, limitPrice } = intent;
  const estimate =
    depth !== undefined
      ? slippageThroughDepth(side, quantity, depth)
      : quote !== undefined && notional !== null
        ? slippageFromQuote(side, notional, quote, instrument.contractSize)
        : null;
  if (limitPrice === null || quote === undefined) return estimate;
  const atLimit = deviationBps(limitPrice, midPrice(quote.bid, quote.ask));
  return estimate === null ? atLimit : smallerOf(estimate, atLimit);
}
