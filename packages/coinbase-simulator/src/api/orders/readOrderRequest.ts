import { compare, one, ratioOf, type OrderTerms, type Ratio } from '@bot/core';
import type { ApiView } from '../apiView';
import { badArgument, foreignPortfolio } from '../problems';
import { decimalIn, objectIn, textIn, wordIn, type Body } from '../request/body';
import { sideOf, sides } from '../words';
import { isRefused, readConfiguration, type ReadConfiguration } from './readConfiguration';
import { wireRefusal, type WireRefusal } from './refusals';

/** The terms that a body asks for, or why they cannot be had; and its configuration, for the answer. */
export interface ReadRequest {
  readonly echo: ReadConfiguration['echo'];
  readonly read: OrderTerms | WireRefusal;
}

/** What creating and previewing an order have in common. @throws ApiProblem 400, 403 */
export function readOrderRequest(body: Body, view: ApiView): ReadRequest {
  const instrumentId = textIn(body, 'product_id');
  if (instrumentId === null) throw badArgument('valid product_id is required');
  const side = wordIn(body, 'side', sides);
  if (side === null) throw badArgument('side is required');
  const portfolio = textIn(body, 'retail_portfolio_id');
  if (portfolio !== null && ![view.portfolioId, view.perpetualsPortfolioId].includes(portfolio))
    throw foreignPortfolio();
  const { echo, read } = readConfiguration(body, sideOf[side]);
  if (isRefused(read)) return { echo, read };
  const isPerpetual = view.state.markets.get(instrumentId)?.listing.isPerpetual === true;
  const leverage = leverageIn(body, isPerpetual);
  const refused = notTaken(body, isPerpetual, leverage);
  if (refused !== null) return { echo, read: refused };
  return { echo, read: { instrumentId, ...read, ...(isPerpetual && leverage !== null && { leverage }) } };
}

/** Of spot a leverage of one is none. */
function leverageIn(body: Body, isPerpetual: boolean): Ratio | null {
  const text = decimalIn(body, 'leverage');
  const leverage = text === null ? null : ratioOf(text);
  return leverage !== null && !isPerpetual && compare(leverage, one) === 0 ? null : leverage;
}

/** What the real venue takes and this one does not. */
function notTaken(body: Body, isPerpetual: boolean, leverage: Ratio | null): WireRefusal | null {
  if (objectIn(body, 'attached_order_configuration') !== null) {
    return wireRefusal('UnsupportedOrder', 'The simulated venue attaches no orders to others.');
  }
  if (wordIn(body, 'margin_type', ['CROSS', 'ISOLATED']) === 'ISOLATED') {
    const message = 'The simulated venue has cross margin only.';
    return { error: 'INVALID_MARGIN_TYPE', preview: 'PREVIEW_INVALID_MARGIN_TYPE', message };
  }
  if (!isPerpetual && leverage !== null) return wireRefusal('InvalidLeverage', 'Spot has no leverage.');
  return null;
}
