import { exceeds, moneyOf, priceOf, toFixedText, zeroMoney } from '@bot/core';

/** Two decimals and groups of three: `'-1234.5'` is `'−1,234.50'`. The minus is the typographic one. */
export const usdText = (amount: string): string => grouped(toFixedText(moneyOf(amount), 2));

/** The same with a plus before gains. */
export const signedUsdText = (amount: string): string =>
  exceeds(moneyOf(amount), zeroMoney) ? `+${usdText(amount)}` : usdText(amount);

/** As many decimals as a price of this size is usually given: 50,000.01; 0.345678. */
export const priceText = (price: string): string =>
  grouped(toFixedText(priceOf(price), Math.abs(Number(price)) >= 10 ? 2 : 6));

/** A quantity keeps all its decimals: it is what was traded. */
export const quantityText = (quantity: string): string => grouped(quantity);

/** A comma before each group of three digits that does not stand behind the point. */
const grouped = (text: string): string => text.replace(/(?<!\.\d*)\B(?=(\d{3})+(?!\d))/g, ',').replace('-', '−');
