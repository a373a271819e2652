import { balanceOf, moneyOf } from '@bot/core';
import { runLedgerChecks, type LedgerChecks } from '@bot/simulation';
import { openingBalances, type Session } from './openSession';

/**
 * Lets the independent ledger add up every fill, and compare with the venue's books and the bot's. A bot that was stopped
 * before it had read the venue's books has none to compare. Orders of others that it knows of, such as those of a log that was lost,
 * are live at the venue only.
 */
export function checkBooks({ bot, venue }: Session): LedgerChecks {
  const { orders, positions, cash, ignored, externalOrders } = bot.state.ledger;
  const books = { orders: [...orders.values()], positions: [...positions.values()], cash };
  const others = venue.truth.openOrders().filter(({ progress }) => externalOrders.has(progress.venueOrderId));
  return runLedgerChecks({
    instruments: venue.instruments,
    truth: venue.truth,
    opening: { balances: Object.entries(openingBalances).map(([name, total]) => balanceOf(name, moneyOf(total))) },
    ...(bot.state.view.reconciled && { bot: books }),
    ignored,
    foreign: new Set(others.map(({ progress }) => progress.clientOrderId)),
  });
}
