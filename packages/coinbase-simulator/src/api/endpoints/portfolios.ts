import { answered, type Endpoint } from '../handled';
import type { ApiView } from '../apiView';
import { hasPerpetuals } from '../perpetuals';
import type { JsonObject } from '@bot/core';
import { foreignPortfolio } from '../problems';
import { breakdownJson } from './breakdown';

/** `GET /portfolios`: the one of the key, and that of perpetuals where the account has them internationally. */
export const listPortfolios: Endpoint = (_, view) => answered({ portfolios: portfoliosOf(view) });

/** `GET /portfolios/{portfolio_uuid}`: what is in it. */
export const getPortfolio: Endpoint = ({ path }, view) => {
  const portfolio = portfoliosOf(view).find(({ uuid }) => uuid === path['portfolio_uuid']);
  if (portfolio === undefined) throw foreignPortfolio();
  return answered({ breakdown: breakdownJson(portfolio, view) });
};

function portfoliosOf(view: ApiView): readonly JsonObject[] {
  const own = { name: 'Default', uuid: view.portfolioId, type: 'DEFAULT', deleted: false };
  if (!hasPerpetuals(view) || view.switches.perpetualVenue !== 'INTX') return [own];
  return [own, { name: 'Perpetuals', uuid: view.perpetualsPortfolioId, type: 'INTX', deleted: false }];
}
