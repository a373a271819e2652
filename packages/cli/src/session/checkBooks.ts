import { balanceOf, moneyOf } from '@bot/core';
import { runLedgerChecks, type LedgerChecks } from '@bot/simulation';
import { openingBalances, type Session } from './openSession';

/** Lets the independent ledger add up every fill, and compare with the venue's books and the bot's. */
export function checkBooks({ bot, venue }: Session): LedgerChecks {
  const { orders, positions, cash, ignored } = bot.state.ledger;
  return runLedgerChecks({
    instruments: venue.instruments,
    truth: venue.truth,
    opening: { balances: Object.entries(openingBalances).map(([name, total]) => balanceOf(name, moneyOf(total))) },
    bot: { orders: [...orders.values()], positions: [...positions.values()], cash },
    ignored,
  });
}
