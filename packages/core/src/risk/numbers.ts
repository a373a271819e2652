/** A number that explains, as decimal text. Never read back into a calculation. */
export interface Numbers {
  readonly [name: string]: string;
}
