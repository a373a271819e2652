/** How the log is kept, and what happens when it cannot be trusted. */
export interface StorageSettings {
  /** After so many events what they mean is kept beside the log, so that a start need not fold them all again. */
  readonly snapshotEvery: number;
  /** A damaged log: `refuse` to start, or put it away and `rebuild` the books from the venue. */
  readonly onDamage: 'refuse' | 'rebuild';
  /** After a rebuild the bot is halted: until a person resumes (`halt`), or until its books agree with the venue's. */
  readonly afterRebuild: 'halt' | 'resumeWhenReconciled';
  /** For so many days it is kept what every decision saw. 0: not at all. */
  readonly keepInputsDays: number;
  /** The oldest of it goes when there is more, in millions of bytes. */
  readonly maxInputsMb: number;
}

export const defaultStorageSettings: StorageSettings = {
  snapshotEvery: 10_000,
  onDamage: 'refuse',
  afterRebuild: 'halt',
  keepInputsDays: 7,
  maxInputsMb: 512,
};
