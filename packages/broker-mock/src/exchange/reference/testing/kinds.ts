/** What has to come about in a run of the usual length; a comparison that never meets them says little. */
export const usualKinds: readonly string[] = [
  'accepted',
  ...[
    'AboveMaximumSize',
    'Auction',
    'BelowMinimumSize',
    'CancelOnly',
    'InsufficientFunds',
    'InvalidExpiry',
    'InvalidLeverage',
    'InvalidStopPrice',
    'LimitOnly',
    'NoLiquidity',
    'PostOnlyMode',
    'PostOnlyWouldCross',
    'PriceOutOfBand',
    'ProductDisabled',
    'ReduceOnlyWouldIncrease',
    'TooManyOpenOrders',
    'UnsupportedOrder',
  ].map((reason) => `refused: ${reason}`),
  ...['CanceledByUser', 'NoLiquidity', 'ReduceOnlyWouldIncrease', 'SelfTrade', 'VenueRestarted'].map(
    (reason) => `Canceled: ${reason}`,
  ),
  'Expired: Expired',
  'rests',
  'triggered',
  'amended, keeps its place',
  'amended, leaves its place',
  'order meets order',
  'order meets others',
  'others meet order',
  'busted',
  'funding',
  'is liquidated',
  'liquidation covered',
];

/** What kind of thing a line of the naive venue's log tells; null for what needs no proof. */
export const kindOf = (line: string): string | null =>
  shapes.find(([shape]) => shape.test(line))?.[1] ?? plain.exec(line)?.[0] ?? null;

const shapes: readonly (readonly [shape: RegExp, kind: string])[] = [
  [/: V\d+ V\d+/, 'order meets order'],
  [/: others V\d+/, 'order meets others'],
  [/: V\d+ others/, 'others meet order'],
  [/amended.*keeps/, 'amended, keeps its place'],
  [/amended.*leaves/, 'amended, leaves its place'],
];
const plain =
  /(refused|Canceled|Expired): \w+|accepted|rests|triggered|busted|funding|is liquidated|liquidation covered/;
