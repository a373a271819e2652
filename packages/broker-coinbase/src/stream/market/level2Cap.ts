/** How many products of level 2 one connection carries. The venue says so only when it is too late, so it is learned. */
export interface Level2Cap {
  readonly products: number;
  /** True when the venue refused so many products for their number: half as many are tried from now on. */
  isExceeded(message: string, products: number): boolean;
}

const TOO_MANY = 'too many L2 streams';

export function createLevel2Cap(first: number): Level2Cap {
  let products = Math.max(1, first);
  return {
    get products() {
      return products;
    },
    isExceeded(message, refused) {
      if (!message.includes(TOO_MANY) || refused < 2) return false;
      products = Math.min(products, Math.floor(refused / 2));
      return true;
    },
  };
}

export function chunksOf<T>(list: readonly T[], size: number): readonly (readonly T[])[] {
  const chunks: T[][] = [];
  for (let from = 0; from < list.length; from += size) chunks.push(list.slice(from, from + size));
  return chunks;
}
