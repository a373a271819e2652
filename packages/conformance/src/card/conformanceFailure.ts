/** A rule of a port that does not hold. Test runners show `expected` and `actual` side by side. */
export class ConformanceFailure extends Error {
  override readonly name = 'ConformanceFailure';
  /** The number of the card, once it is known. */
  cardId: string | undefined;

  constructor(
    readonly rule: string,
    readonly expected: string,
    readonly actual: string,
  ) {
    super(`${rule}: expected ${expected}, found ${actual}`);
  }

  /** Puts the number and title of the card in front of the message. */
  on(card: { readonly id: string; readonly title: string }): this {
    this.cardId = card.id;
    this.message = `${card.id} ${card.title}\n${this.message}`;
    return this;
  }
}
