/** What was asked for cannot be done; the message says what there is instead. */
export class UsageError extends Error {}
