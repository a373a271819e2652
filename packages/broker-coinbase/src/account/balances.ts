import { add, balanceOf, type Balance, type Currency } from '@bot/core';
import type { WireAccount } from '../endpoints/listAccounts';
import { moneyFrom, moneyOrZero } from '../mapping/decimals';
import { timeOrNull } from '../mapping/times';
import type { KeyScope } from './keyScope';

/**
 * One balance for each currency: its wallets added up, without what cannot be traded with. What is impossible, such as a negative
 * balance, is told as it is: whoever keeps books refuses it. @throws MalformedAnswer
 * Worked example: 100 USD and 5 on hold at the spot account, 20 in a vault → total 105, hold 5.
 */
export function balancesFrom(accounts: readonly WireAccount[], scope: KeyScope): readonly Balance[] {
  const balances = new Map<Currency, Balance>();
  for (const { currency, available_balance, hold } of accounts.filter((account) => isTradedWith(account, scope))) {
    const held = moneyOrZero(hold?.value, 'hold');
    const total = add(moneyFrom(available_balance.value, 'available_balance'), held);
    const before = balances.get(currency);
    const after =
      before === undefined ? ([total, held] as const) : ([add(before.total, total), add(before.hold, held)] as const);
    balances.set(currency, balanceOf(currency, ...after));
  }
  return [...balances.values()];
}

/** Wallets of another portfolio, of the other exchange, or of a vault are not ours to trade with. */
function isTradedWith(account: WireAccount, { portfolioId, isIntx }: KeyScope): boolean {
  const { type, platform, retail_portfolio_id: owner, deleted_at } = account;
  if (timeOrNull(deleted_at, 'deleted_at') !== null || type?.endsWith('VAULT')) return false;
  if (owner && portfolioId !== null && owner !== portfolioId) return false;
  const isOfIntx = platform === 'ACCOUNT_PLATFORM_INTX';
  return isIntx ? isOfIntx || !platform || platform.endsWith('UNSPECIFIED') : !isOfIntx;
}

/** Where it has a wallet for US futures, an account can hold them. */
export const hasCfm = (accounts: readonly WireAccount[]): boolean =>
  accounts.some(({ platform }) => platform === 'ACCOUNT_PLATFORM_CFM_CONSUMER');
