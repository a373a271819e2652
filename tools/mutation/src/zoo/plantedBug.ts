/** A mistake that somebody could make, and that the scenarios must notice. */
export interface PlantedBug {
  readonly id: string;
  /** What is wrong with it, in the words of the field. */
  readonly title: string;
  /** From the root of the workspace. */
  readonly file: string;
  /** What stands there once, and what is put in its place. */
  readonly find: string;
  readonly replace: string;
  /** Who must catch it, as `suite/scenario`. */
  readonly caughtBy: readonly string[];
}
