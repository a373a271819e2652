import type { TradeId, VenueOrderId } from '@bot/core';

/** How orders and trades are called on the wire. `venue`: as the venue calls them, `V7` and `T7`, which reads well in a test. */
export type IdForm = 'uuid' | 'venue';

/** Both ways between the venue's names and those on the wire. */
export interface WireIds {
  orderId(venueOrderId: VenueOrderId): string;
  /** What the venue calls it; null for what names no order, in whatever form. */
  venueOrderId(orderId: string): VenueOrderId | null;
  tradeId(tradeId: TradeId): string;
  /**
   * Of a trade as everybody is told of it, which is not the id that its fills have. `uuid`: its number, as at Coinbase.
   * @param tradeNo null: it was never counted
   */
  publicTradeId(tradeId: TradeId, tradeNo: number | null): string;
}

/**
 * Ids that are the same in every run and can be read back. Worked example: order `V7` is
 * `0c0de056-0000-4000-8000-000000000007`: a letter's code (V is 56) and the number, both hexadecimal.
 */
export function wireIds(form: IdForm): WireIds {
  if (form === 'venue') {
    return {
      orderId: (venueOrderId) => venueOrderId,
      venueOrderId: (orderId) => (/^V[1-9]\d*$/.test(orderId) ? orderId : null),
      tradeId: (tradeId) => tradeId,
      publicTradeId: (tradeId) => tradeId,
    };
  }
  return {
    orderId: uuidFrom,
    venueOrderId(orderId) {
      const [, code, digits] = UUID.exec(orderId.toLowerCase()) ?? [];
      return code === codeOf('V') ? `V${Number.parseInt(String(digits), 16)}` : null;
    },
    tradeId: uuidFrom,
    publicTradeId: (tradeId, tradeNo) => (tradeNo === null ? tradeId : String(tradeNo)),
  };
}

const UUID = /^0c0de0([0-9a-f]{2})-0000-4000-8000-([0-9a-f]{12})$/;

const codeOf = (letter: string): string => letter.charCodeAt(0).toString(16).padStart(2, '0');

/** Of a letter and a number: `T7`. */
const uuidFrom = (id: string): string =>
  `0c0de0${codeOf(id)}-0000-4000-8000-${Number(id.slice(1)).toString(16).padStart(12, '0')}`;

/** A UUID for anything that has a name, the same in every run: users, portfolios, wallets. */
export function uuidOf(...names: readonly string[]): string {
  const text = names.join('\n');
  const words = [1, 2, 3, 4].map((salt) => hash(text, salt).toString(16).padStart(8, '0'));
  const [a, b, c, d] = words as [string, string, string, string];
  return `${a}-${b.slice(0, 4)}-4${b.slice(5)}-8${c.slice(1, 4)}-${c.slice(4)}${d}`;
}

/** FNV-1a with a salt, 32 bits: names differ, and nobody has to be kept from guessing. */
function hash(text: string, salt: number): number {
  let value = Math.imul(0x811c9dc5, salt * 2 + 1);
  for (const character of text) value = Math.imul(value ^ Number(character.codePointAt(0)), 0x01000193);
  value ^= value >>> 15;
  return Math.imul(value, 0x85ebca6b) >>> 0;
}
