/** Where an invariant can be checked from: outside of any bot, or only with the bot's own log and books. */
export type InvariantView = 'venue' | 'journal';

/** Everything that must hold in every world, whoever's bot is in it. */
export const invariants = {
  'INV-01': { statement: 'cash is conserved', views: ['venue', 'journal'] },
  'INV-02': { statement: 'a position is the sum of its fills', views: ['venue', 'journal'] },
  'INV-03': { statement: 'what is held back is accounted for', views: ['venue'] },
  'INV-04': { statement: 'an order never fills more than was ordered', views: ['venue', 'journal'] },
  'INV-05': { statement: 'an order goes only where the published table lets it', views: ['venue', 'journal'] },
  'INV-06': { statement: 'one intent is one order', views: ['venue', 'journal'] },
  'INV-07': {
    statement: 'an id stands for one order, with the same body on every attempt',
    views: ['venue', 'journal'],
  },
  'INV-08': { statement: 'unknown is not failed, and nothing new is opened beside it', views: ['journal'] },
  'INV-09': { statement: 'what is reduce-only only reduces', views: ['venue', 'journal'] },
  'INV-10': {
    statement: 'from a halt on nothing is submitted, and what is live is canceled',
    views: ['venue', 'journal'],
  },
  'INV-11': { statement: 'a day that has lost its limit opens nothing more', views: ['venue', 'journal'] },
  'INV-12': { statement: 'no entry passes a limit', views: ['venue', 'journal'] },
  'INV-13': { statement: 'what is denied reaches nobody', views: ['venue', 'journal'] },
  'INV-14': { statement: 'an order is in the log before it leaves', views: ['journal'] },
  'INV-15': { statement: 'what was in the log stays in it', views: ['journal'] },
  'INV-16': { statement: 'the log is numbered without gaps', views: ['journal'] },
  'INV-17': { statement: 'the log says what the bot owns', views: ['journal'] },
  'INV-18': { statement: 'what the feed tells is taken in order, once, and not after a loss', views: ['journal'] },
  'INV-19': { statement: 'no entry is decided on an old price', views: ['journal'] },
  'INV-20': { statement: 'a book is a book: bids below asks, sizes above zero', views: ['journal'] },
  'INV-21': { statement: 'we never trade with ourselves', views: ['venue', 'journal'] },
  'INV-22': { statement: 'requests keep their rate, their pauses and their backoff', views: ['venue', 'journal'] },
  'INV-23': { statement: 'prices and quantities are whole ticks and lots', views: ['venue', 'journal'] },
  'INV-24': { statement: 'a key that is refused is left alone', views: ['venue', 'journal'] },
  'INV-25': { statement: 'an instrument is sent only the orders that its state takes', views: ['venue', 'journal'] },
  'INV-26': { statement: 'one process at a time writes the log', views: ['journal'] },
  'INV-27': { statement: 'each task runs, or it is said that it does not', views: ['journal'] },
  'INV-28': { statement: 'what is kept is bounded', views: ['journal'] },
  'INV-29': { statement: 'the books come back to the venue’s, and never by a trade', views: ['journal'] },
  'INV-30': {
    statement: 'funding is booked once, and a perpetual near its liquidation is reduced',
    views: ['journal'],
  },
  'INV-31': { statement: 'nothing is there for one side only', views: ['journal'] },
  'INV-32': { statement: 'what is to be protected is, or it is said', views: ['journal'] },
  'INV-33': { statement: 'no secret is shown', views: ['venue', 'journal'] },
  'INV-34': { statement: 'what is thrown is an error that somebody can act on', views: ['venue', 'journal'] },
  // Looked at by whoever carries a world out twice: sameCourse.
  'INV-35': { statement: 'the same seed takes the same course', views: ['venue'] },
} as const satisfies Record<string, { readonly statement: string; readonly views: readonly InvariantView[] }>;

export type InvariantId = keyof typeof invariants;

/** A broken invariant and the numbers that show it. */
export interface BrokenInvariant {
  readonly invariant: InvariantId;
  readonly problem: string;
}

/** `INV-01 cash is conserved: the balance of USD: expected 9497, found 9498` */
export const brokenText = ({ invariant, problem }: BrokenInvariant): string =>
  `${invariant} ${invariants[invariant].statement}: ${problem}`;
