import { add, moneyOf, toText } from '@bot/core';
import type { Overrides, Payload } from './payload';

export interface BalanceOptions {
  readonly currency?: string;
  readonly available?: string;
  readonly hold?: string;
}

export interface AccountOptions extends BalanceOptions {
  readonly accountId?: string;
}

/** Wallets of `GET /accounts`. */
export const CoinbaseBalanceFactory = {
  /** The total is the sum of both. */
  createBalance(
    { currency = 'USD', available = '10000', hold = '0' }: BalanceOptions = {},
    overrides: Overrides = {},
  ): Payload {
    const total = toText(add(moneyOf(available), moneyOf(hold)));
    return { currency, available, hold, total, ...overrides };
  },

  createAccount(options: AccountOptions = {}, overrides: Overrides = {}): Payload {
    const { accountId = 'test-account-123', currency = 'USD', available = '10000', hold = '0' } = options;
    return {
      ...{ uuid: accountId, name: `${currency} Wallet`, currency },
      available_balance: { value: available, currency },
      hold: { value: hold, currency },
      ...{ default: true, active: true, ready: true, deleted_at: null },
      type: currency === 'USD' ? 'ACCOUNT_TYPE_FIAT' : 'ACCOUNT_TYPE_CRYPTO',
      platform: 'ACCOUNT_PLATFORM_CONSUMER',
      ...overrides,
    };
  },
};
