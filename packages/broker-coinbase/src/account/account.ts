import {
  type AccountClient,
  type Balance,
  type FundingPayment,
  type InstrumentId,
  type MarginSummary,
} from '@bot/core';
import type { PerpetualsAt } from '../coinbaseOptions';
import { getCfmBalanceSummary } from '../endpoints/getCfmBalanceSummary';
import { getIntxPortfolio } from '../endpoints/getIntxPortfolio';
import { getTransactionSummary } from '../endpoints/getTransactionSummary';
import { listAccounts, type WireAccount } from '../endpoints/listAccounts';
import { listCfmPositions } from '../endpoints/listCfmPositions';
import { listIntxPositions } from '../endpoints/listIntxPositions';
import type { OrderLookup } from '../execution/orderLookup';
import { ratioFrom } from '../mapping/decimals';
import { MalformedAnswer } from '../mapping/malformedAnswer';
import type { UnknownValues } from '../mapping/unknownValues';
import type { Products } from '../market/products';
import { failure, reading } from '../transport/failures';
import type { RestClient } from '../transport/restClient';
import { balancesFrom, hasCfm } from './balances';
import { entryPrices } from './entryPrices';
import type { FillLookup } from './fillLookup';
import type { KeyScope, KeyScopes } from './keyScope';
import { cfmMargins, fromCfm, fromIntx, intxMargins, type HeldPerpetual } from './perpetuals';
import { spotPositionsFrom } from './spotPositions';

export interface AccountOptions {
  readonly rest: RestClient;
  readonly products: Products;
  readonly orders: OrderLookup;
  readonly fills: FillLookup;
  readonly scopes: KeyScopes;
  readonly unknowns: UnknownValues;
  readonly perpetualsAt: PerpetualsAt | undefined;
  readonly spotInstruments: readonly InstrumentId[];
}

export interface Account extends AccountClient {
  /** Whether nothing of a perpetual is held. @throws BrokerError */
  isFlat(instrumentId: InstrumentId): Promise<boolean>;
}

/** The venue's books about us. Nothing that could not be read is told as nothing. */
export function createAccount(options: AccountOptions): Account {
  const { rest, products, orders, fills, scopes, unknowns, perpetualsAt, spotInstruments } = options;

  async function placeOf(scope: KeyScope, accounts: () => Promise<readonly WireAccount[]>): Promise<PerpetualsAt> {
    if (perpetualsAt !== undefined) return perpetualsAt;
    if (scope.isIntx) return 'Intx';
    if (hasCfm(await accounts())) return 'Cfm';
    return (await scopes.intxPortfolioId()) === null ? 'None' : 'Intx';
  }

  async function heldAt(place: PerpetualsAt): Promise<readonly HeldPerpetual[]> {
    if (place === 'None') return [];
    if (place === 'Cfm') {
      const positions = await listCfmPositions(rest);
      const held = reading('positions', () => fromCfm(positions, unknowns));
      // Dated futures come in the same list, and are not traded here. Of what cannot be read that is not known.
      const traded = await Promise.all(held.map(({ instrumentId }) => products.findTraded(instrumentId)));
      return held.filter((_, index) => traded[index] !== null);
    }
    const positions = await listIntxPositions(rest, await intxPortfolioId());
    return reading('positions', () => fromIntx(positions, unknowns));
  }

  /** @throws BrokerError NotFound */
  async function intxPortfolioId(): Promise<string> {
    const portfolioId = await scopes.intxPortfolioId();
    if (portfolioId !== null) return portfolioId;
    const happened = 'positions: the key names no portfolio of perpetuals, and none is listed.';
    throw failure('NotFound', 'positions', happened);
  }

  async function heldPerpetuals(): Promise<readonly HeldPerpetual[]> {
    const scope = await scopes.scope();
    return heldAt(await placeOf(scope, () => listAccounts(rest)));
  }

  async function balances(): Promise<readonly Balance[]> {
    const scope = await scopes.scope();
    const accounts = await listAccounts(rest);
    return reading('balances', () => balancesFrom(accounts, scope));
  }

  return {
    balances,
    async positions() {
      const scope = await scopes.scope();
      const [accounts, all] = [await listAccounts(rest), await products.all()];
      const held = await heldAt(await placeOf(scope, async () => accounts));
      const instruments = all.map(({ instrument }) => instrument);
      const entries = await entryPrices(rest, scope.portfolioId);
      const coins = reading('positions', () =>
        spotPositionsFrom(balancesFrom(accounts, scope), instruments, spotInstruments, entries),
      );
      const perpetuals = held.map(({ instrumentId, netQuantity, averageEntryPrice }) => ({
        ...{ instrumentId, netQuantity, averageEntryPrice },
      }));
      return [...coins, ...perpetuals];
    },
    openOrders: () => orders.openOrders(),
    order: (venueOrderId) => orders.order(venueOrderId),
    findOrderByClientId: (clientOrderId) => orders.find(clientOrderId),
    fillsSince: (since) => fills.since(since),

    /** Where there are perpetuals their funding only shows in the cash. */
    async fundingSince(): Promise<readonly FundingPayment[] | null> {
      const place = await placeOf(await scopes.scope(), () => listAccounts(rest));
      return place === 'None' ? [] : null;
    },
    async marginSummary(): Promise<readonly MarginSummary[]> {
      const scope = await scopes.scope();
      const place = await placeOf(scope, () => listAccounts(rest));
      if (place === 'None') return [];
      const held = await heldAt(place);
      if (place === 'Intx') {
        const portfolioId = await intxPortfolioId();
        const portfolios = await getIntxPortfolio(rest, portfolioId);
        const own = portfolios.find(({ portfolio_uuid }) => portfolio_uuid === portfolioId) ?? portfolios[0];
        return reading('marginSummary', () => {
          if (own === undefined) throw new MalformedAnswer('the portfolio is not listed');
          return [intxMargins(own, held)];
        });
      }
      const summary = await getCfmBalanceSummary(rest);
      const instrumentOf = (instrumentId: InstrumentId) => products.known(instrumentId)?.instrument;
      return reading('marginSummary', () => [cfmMargins(summary, held, instrumentOf)]);
    },
    permissions: () => scopes.permissions(),
    async fees() {
      const { fee_tier } = await getTransactionSummary(rest);
      return reading('fees', () => ({
        maker: ratioFrom(fee_tier.maker_fee_rate, 'maker_fee_rate'),
        taker: ratioFrom(fee_tier.taker_fee_rate, 'taker_fee_rate'),
      }));
    },
    async isFlat(instrumentId) {
      const held = await heldPerpetuals();
      return !held.some((position) => position.instrumentId === instrumentId);
    },
  };
}
