/** Crossings of averages; the text is equal when all of them and their order are. */
export interface Crossings {
  note(symbol: number, isUp: boolean): void;
  text(): string;
}

export function createCrossings(): Crossings {
  let [up, down, hash] = [0, 0, 0];
  return {
    note(symbol, isUp) {
      if (isUp) up += 1;
      else down += 1;
      hash = (Math.imul(hash, 31) + symbol * 2 + (isUp ? 1 : 0)) | 0;
    },
    text: () => `${up} crossed up, ${down} down #${hash}`,
  };
}
