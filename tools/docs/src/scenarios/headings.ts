/** The headings of a topic, and the ids that stand under each. */
export type Headings = Readonly<Record<string, readonly string[]>>;

export interface Topic {
  /** `trading-lifecycle`, as in the suite.json. */
  readonly name: string;
  readonly title: string;
  readonly headings: Headings;
}

/** The order of the catalogue. A new topic follows at the end. */
export const topics: readonly Topic[] = [
  {
    name: 'trading-lifecycle',
    title: 'Trading Lifecycle',
    headings: {
      'Complete Trade Workflows': ['TL-01', 'TL-02', 'TL-03', 'TL-04', 'TL-13', 'TL-14', 'TL-17'],
      'Risk Guard Enforcement': ['TL-05', 'TL-06', 'TL-07', 'TL-18', 'TL-19'],
      'Error Recovery': ['TL-08', 'TL-09', 'TL-10', 'TL-15', 'TL-16'],
      'Position Reconciliation': ['TL-11', 'TL-12', 'IN-13', 'IN-14'],
    },
  },
  {
    name: 'broker-edge-cases',
    title: 'Broker Edge Cases',
    headings: {
      'Rate Limiting': ['BE-01', 'BE-02', 'BE-03', 'BE-29'],
      'Network Errors': ['BE-04', 'BE-05', 'BE-06', 'BE-20', 'BE-23', 'BE-24', 'BE-27', 'BE-28'],
      'Invalid Responses': ['BE-07', 'BE-08', 'BE-09', 'BE-18', 'BE-19', 'BE-26'],
      'Order Status Tracking': ['BE-10', 'BE-11', 'BE-12', 'BE-22', 'BE-25'],
      'Authentication and Permissions': ['BE-13', 'BE-14', 'BE-15', 'BE-21', 'BE-30'],
      'Insufficient Funds': ['BE-16', 'BE-17'],
    },
  },
  {
    name: 'orchestration-state',
    title: 'Orchestration State',
    headings: {
      'Bot Initialization': ['OS-01', 'OS-02', 'OS-03', 'OS-21', 'OS-23'],
      'Mark Price Tracking': ['OS-04', 'OS-05', 'OS-06'],
      'Position State Synchronization': ['OS-07', 'OS-08', 'OS-09'],
      'Background Tasks': ['OS-10', 'OS-11', 'OS-12', 'OS-22', 'OS-24'],
      'State Persistence': ['OS-13', 'OS-14', 'OS-15', 'OS-18', 'OS-20'],
      Concurrency: ['OS-16', 'OS-17', 'OS-19'],
      'Failure Injection': ['CH-04', 'CH-06'],
    },
  },
  {
    name: 'coinbase-conformance',
    title: 'Coinbase Conformance',
    headings: { 'Clients of Others': ['CC-01', 'CC-02', 'CC-03'], 'The Wire': ['CC-04', 'CC-05'] },
  },
];

/** A topic that is not in the table has its name for a title. */
export const topicOf = (name: string): Topic =>
  topics.find((topic) => topic.name === name) ?? { name, title: name, headings: {} };

/** The heading of a scenario within its topic. One that the table does not name stands at the end of its topic. */
export function headingOf(name: string, id: string): string {
  const { title, headings } = topicOf(name);
  return Object.entries(headings).find(([, ids]) => ids.includes(id))?.[0] ?? `Further in ${title}`;
}

const numbered = (letters: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => `${letters}-${String(index + 1).padStart(2, '0')}`);

/** What the specification that this project began with asks for. Everything else has been added since. */
export const specified: readonly string[] = [...numbered('TL', 12), ...numbered('BE', 17), ...numbered('OS', 17)];
