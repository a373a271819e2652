import { isPositive, moneyOf, toText, zeroMoney, type Balance, type Currency, type JsonObject } from '@bot/core';
import { balancesOf } from '@bot/broker-mock';
import { amountJson } from '../amounts';
import type { ApiView } from '../apiView';
import { answered, type Endpoint } from '../handled';
import { uuidOf } from '../ids';
import { pageOf } from '../pages';
import { foreignPortfolio, notFound } from '../problems';
import { textIn } from '../request/query';

/** `GET /accounts`: one row of each wallet, available without what is on hold. */
export const listAccounts: Endpoint = ({ query }, view) => {
  const portfolio = textIn(query, 'retail_portfolio_id');
  if (portfolio !== null && portfolio !== view.portfolioId) throw foreignPortfolio();
  const paging = { usual: 49, most: Math.min(250, view.switches.mostPerPage) };
  const { items, cursor } = pageOf(query, walletsOf(view), ({ uuid }) => String(uuid), paging);
  return answered({ accounts: items, has_next: cursor !== '', cursor, size: items.length });
};

/** `GET /accounts/{account_uuid}` */
export const getAccount: Endpoint = ({ path }, view) => {
  const account = walletsOf(view).find(({ uuid }) => uuid === path['account_uuid']);
  if (account === undefined) throw notFound('account');
  return answered({ account });
};

const FIAT: readonly Currency[] = ['USD', 'EUR', 'GBP', 'CAD', 'AUD', 'SGD', 'CHF'];
export const isFiat = (currency: Currency): boolean => FIAT.includes(currency);

export const walletId = ({ accountId }: ApiView, currency: Currency): string => uuidOf('wallet', accountId, currency);

/** The same currency comes twice where there are coins in a vault. */
function walletsOf(view: ApiView): readonly JsonObject[] {
  const wallets = balancesOf(view.state, view.accountId).map((balance) =>
    walletJson(view, balance, isFiat(balance.currency) ? 'FIAT' : 'CRYPTO'),
  );
  const vaults = Object.entries(view.switches.vaults).map(([currency, amount]) => {
    const coins = { currency, available: moneyOf(amount), hold: zeroMoney };
    return {
      ...walletJson(view, coins, 'VAULT'),
      uuid: uuidOf('vault', view.accountId, currency),
      name: `${currency} Vault`,
    };
  });
  return [...wallets, ...vaults];
}

/** When wallets were opened is of no account. */
const OPENED = '2024-01-01T00:00:00.000Z';

function walletJson(
  view: ApiView,
  { currency, available, hold }: Pick<Balance, 'currency' | 'available' | 'hold'>,
  type: 'FIAT' | 'CRYPTO' | 'VAULT',
): JsonObject {
  return {
    uuid: walletId(view, currency),
    name: `${currency} Wallet`,
    currency,
    available_balance: amountJson(available, currency),
    default: type !== 'VAULT',
    active: true,
    created_at: OPENED,
    updated_at: OPENED,
    deleted_at: null,
    type: view.switches.shortAccountTypes ? type : `ACCOUNT_TYPE_${type}`,
    ready: true,
    hold: amountJson(hold, currency),
    retail_portfolio_id: view.portfolioId,
    platform: 'ACCOUNT_PLATFORM_CONSUMER',
  };
}

/** `GET /v2/accounts`: wallets as the app shows them, with what is on hold. */
export const listAccountsV2: Endpoint = (_, view) =>
  answered({
    pagination: {
      ...{ ending_before: null, starting_after: null, previous_ending_before: null, next_starting_after: null },
      ...{ limit: 250, order: 'desc', previous_uri: null, next_uri: null },
    },
    data: balancesOf(view.state, view.accountId).map(({ currency, total }) => ({
      id: walletId(view, currency),
      name: `${currency} Wallet`,
      primary: isPositive(total),
      type: isFiat(currency) ? 'fiat' : 'wallet',
      currency: { code: currency, name: currency, exponent: isFiat(currency) ? 2 : 8 },
      balance: { amount: toText(total), currency },
      created_at: OPENED,
      updated_at: OPENED,
      resource: 'account',
      resource_path: `/v2/accounts/${walletId(view, currency)}`,
      allow_deposits: true,
      allow_withdrawals: true,
    })),
  });
