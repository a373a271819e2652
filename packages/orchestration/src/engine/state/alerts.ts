/**
 * Every alert of the engine, and what ends its cause, so that it may be raised again. `CauseEnds`: an event of its own says so.
 * `null`: its cause does not end, and it is raised once for each subject.
 */
export const alertCodes = {
  VenueUnreachable: 'NextStart',
  UnknownInstrument: 'NextStart',
  BooksUnreadable: 'BooksAgree',
  BooksDiffer: 'BooksAgree',
  AccountChanged: 'BooksAgree',
  InsufficientFunds: 'BooksAgree',
  HoldingsLeftAlone: null,
  TaskFailing: 'TaskRecovers',
  TaskOverdue: 'TaskRecovers',
  StrategyFailed: 'NextStart',
  StrategyPaused: 'NextStart',
  ImpossibleReport: null,
  DustPosition: 'NextStart',
  Unprotected: 'NextStart',
  Concentration: 'CauseEnds',
  ClockChanged: 'NextStart',
} as const satisfies Record<string, 'NextStart' | 'BooksAgree' | 'TaskRecovers' | 'CauseEnds' | null>;

export type AlertCode = keyof typeof alertCodes;
export type AlertEnd = NonNullable<(typeof alertCodes)[AlertCode]>;

export const alertKey = (code: string, subject: string): string => `${code}:${subject}`;

/** The standing alerts whose cause is over when `end` happens. */
export const endedBy = (alerts: Iterable<string>, end: AlertEnd): readonly string[] =>
  [...alerts].filter((key) => endOf(key) === end);

const endOf = (key: string): AlertEnd | null => alertCodes[key.slice(0, key.indexOf(':')) as AlertCode];
