/**
 * What a rule of the venue rests on. capture: seen in an answer of Coinbase that somebody recorded. page: Coinbase's documentation or
 * its published client says so. assumed: nobody could look; the rule is the simplest that fits what is known.
 */
export type Basis = 'capture' | 'page' | 'assumed';

export interface VenueRule {
  readonly rule: string;
  readonly basis: Basis;
  /** The page or capture with its date; for what is assumed, what else could be true. */
  readonly source: string;
}

const rule = (basis: Basis, source: string, text: string): VenueRule => ({ rule: text, basis, source });

const CREATE = 'docs.cdp.coinbase.com, Advanced Trade, create order, copy of 2026-07-20';
const EDIT = 'docs.cdp.coinbase.com, Advanced Trade, edit order, and the notes of an adapter, July 2026';
const CANCEL = 'docs.cdp.coinbase.com, Advanced Trade, cancel orders, copy of 2026-07-20';
const MATCHING = 'docs.cdp.coinbase.com, Exchange, matching engine, read 2026-11-22';
const PRODUCTS = 'Product objects captured in April 2026';

/** The fidelity ledger: every rule that the simulated exchange keeps. A number is never used twice. */
export const venueRules = {
  'VR-101': rule(
    'page',
    MATCHING,
    'Orders meet by price, then by time; a trade happens at the price of the order that waited.',
  ),
  'VR-102': rule(
    'page',
    MATCHING,
    'Own orders never meet: on arrival at an own order the newer one is canceled with what is left of it (SelfTrade); what it traded before stands.',
  ),
  'VR-103': rule(
    'page',
    CREATE,
    'A client order id that the account has used gives the first answer again, accepted or refused, and places nothing.',
  ),
  'VR-104': rule(
    'page',
    CREATE,
    'A market order is immediate or cancel: what finds nobody is canceled (NoLiquidity). With an empty other side it is refused (NoLiquidity).',
  ),
  'VR-105': rule(
    'capture',
    'An order in github.com/ccxt/ccxt/pull/16524, read 2026-11-22: 6.36 spent = 6.322… filled + 0.0379… fee',
    'A market buy may state what it spends in quote currency, the fee included. At each price it takes as many whole lots as the rest pays for; it is filled when not one more lot can be paid, or when it has the largest quantity of the product.',
  ),
  'VR-106': rule(
    'page',
    CREATE,
    'A market sell states a quantity of base currency; one by quote size is refused (UnsupportedOrder). So is a quote size for a perpetual.',
  ),
  'VR-107': rule(
    'page',
    CREATE,
    'A limit order good till cancelled or till a date trades what it can at once and rests with what is left.',
  ),
  'VR-108': rule(
    'page',
    CREATE,
    'Immediate or cancel: what does not trade at once is canceled (NoLiquidity); nothing to trade with at all is the same.',
  ),
  'VR-109': rule(
    'page',
    CREATE,
    'Fill or kill: refused (NoLiquidity) unless the whole quantity trades at once. Limit orders only: a market order that is fill or kill is refused on spot (UnsupportedOrder); perpetuals take it.',
  ),
  'VR-110': rule(
    'page',
    CREATE,
    'Good till date needs an end in the future, in whole milliseconds (InvalidExpiry); at that time the rest ends as Expired.',
  ),
  'VR-111': rule(
    'capture',
    'Answers recorded by others, read 2026-11-22: INVALID_LIMIT_PRICE_POST_ONLY',
    'A post-only order that would trade on arrival is refused (PostOnlyWouldCross). Only GTC and GTD limit orders can be post-only (else UnsupportedOrder).',
  ),
  'VR-112': rule(
    'assumed',
    'Coinbase may cut the order to the position instead',
    'A reduce-only order that is larger than the position it reduces, or on its side, is refused (ReduceOnlyWouldIncrease). Waiting, it trades only while there is something to reduce, and is canceled when there is not. On spot only a sell of held coins can be reduce-only.',
  ),
  'VR-113': rule(
    'page',
    CREATE,
    'A stop-limit order waits outside the book and wakes when the last trade is at or above its stop (Up) or at or below it (Down); then it is a limit order that arrives at that moment.',
  ),
  'VR-114': rule(
    'capture',
    'Answers recorded by ccxt, read 2026-11-22: PREVIEW_STOP_PRICE_ABOVE_LAST_TRADE_PRICE',
    'A stop that the last trade has already reached is refused (InvalidStopPrice); so is a buy stop-limit whose limit is below its stop, and a sell whose limit is above it.',
  ),
  'VR-115': rule(
    'page',
    CREATE,
    'A trigger bracket rests in the book at its limit price and wakes at its stop price: then it leaves the book and becomes a limit order 5 % beyond the stop (lower for a sell, higher for a buy, to the tick on the far side).',
  ),
  'VR-116': rule(
    'assumed',
    'the page shows brackets as exits only',
    'A bracket is an exit: its limit lies beyond the last trade on the profit side, its stop on the other (else InvalidStopPrice). On spot it is a sell. It is good till cancelled or till date.',
  ),
  'VR-117': rule(
    'assumed',
    'Coinbase may count quotes too',
    'The last trade is any trade, also of other people among themselves. Where only quotes are known, other people are taken to have traded at the best price that the quotes moved past.',
  ),
  'VR-118': rule(
    'page',
    EDIT,
    'An amendment states price and quantity, the filled part included. Only limit orders good till cancelled that are live and not being canceled can be amended.',
  ),
  'VR-119': rule(
    'page',
    EDIT,
    'A quantity at or below what is filled is refused (BelowFilled). The size, precision and funds rules of a new order hold for the whole.',
  ),
  'VR-120': rule(
    'assumed',
    'stated by several adapters, not by a page',
    'An amended order keeps its place only when its price stays and its quantity does not grow; else it arrives anew and may trade. Post-only, it is refused instead of trading.',
  ),
  'VR-121': rule(
    'page',
    CANCEL,
    'A cancel that is accepted happens a little later; until then the order can fill. A second cancel, and one of an unknown or ended order, is refused.',
  ),
  'VR-122': rule(
    'page',
    'docs.cdp.coinbase.com, Advanced Trade, close position, and github.com/ccxt/ccxt/issues/26218, read 2026-11-22',
    'Closing a position places a market order, reduce-only, over the whole or a part of it. On spot it sells the available coins.',
  ),

  'VR-201': rule(
    'page',
    PRODUCTS,
    'Prices are whole ticks, quantities whole lots, quote sizes whole quote increments (here: a tick of one unit), else InvalidPrecision.',
  ),
  'VR-202': rule(
    'page',
    PRODUCTS,
    'Quantity lies between the smallest and the largest of the product, the value at the limit price (for a market order: at the best price) at or above its smallest (BelowMinimumSize, AboveMaximumSize).',
  ),
  'VR-203': rule(
    'page',
    PRODUCTS,
    'A disabled product refuses every order (ProductDisabled); cancel-only takes cancels alone (CancelOnly); limit-only refuses market orders (LimitOnly); post-only refuses all that is not post-only (PostOnlyMode).',
  ),
  'VR-204': rule(
    'assumed',
    'how an auction opens is not published for Advanced Trade',
    'In an auction (auction mode) only limit orders that may wait are taken, and only where they would not trade at once (Auction).',
  ),
  'VR-205': rule(
    'assumed',
    'Coinbase names the reason, LIMIT_PRICE_TOO_FAR_FROM_MARKET, and not the distance',
    'A buy limit more than the band above the mark, or a sell limit more than the band below it, is refused (PriceOutOfBand).',
  ),
  'VR-206': rule(
    'assumed',
    '500 is the figure of older documents',
    'An order that may wait is refused when the account has as many open orders in the product as allowed (TooManyOpenOrders).',
  ),
  'VR-207': rule(
    'capture',
    'Answers recorded by others, read 2026-11-22: INSUFFICIENT_FUND',
    'An order that the account cannot pay at its worst is refused (InsufficientFunds).',
  ),
  'VR-208': rule(
    'page',
    'docs.cdp.coinbase.com, Advanced Trade, errors, read 2026-11-22: 403 Missing required scopes',
    'A key that may not trade gets PermissionDenied for every write; one that may not view, for every read. An account without perpetuals has its perpetual orders refused (NotPermitted).',
  ),
  'VR-209': rule(
    'assumed',
    'which check comes first is not published',
    'Reasons are looked for in this order: kind of order, precision, state of the product, size, expiry, leverage, liquidation, open orders, stop, band, reduce-only, liquidity, funds.',
  ),
  'VR-210': rule(
    'assumed',
    'the page does not speak of it',
    'While a product takes no orders or is in an auction nothing trades in it. A stop that wakes then is canceled with the reason of that state.',
  ),

  'VR-301': rule(
    'page',
    'docs.cdp.coinbase.com, Advanced Trade, accounts, read 2026-11-22: available_balance excludes hold',
    'A spot buy that waits holds its value at the limit price with the higher of its two fees, a spot sell its coins; the hold falls with each fill and ends with the order.',
  ),
  'VR-302': rule(
    'page',
    'help.coinbase.com, Advanced fees, read 2026-11-22',
    'Maker and taker fees are shares of the value, in quote currency, by the traded value of thirty days up to the last full hour; the rates of the moment of placement stay for the order’s life.',
  ),
  'VR-303': rule(
    'assumed',
    'captured values have 16 places and more',
    'Amounts are exact to 18 places. Only a fee whose rate does not divide is cut there, and a share of a cost basis is rounded half-even.',
  ),
  'VR-304': rule(
    'assumed',
    'simulation',
    'Other people are one account that may go below zero; all money and coins over all accounts, fees and insurance included, add up to what was deposited.',
  ),
  'VR-305': rule(
    'assumed',
    'trade_type REVERSAL exists in the fills; how it books is not published',
    'A busted trade returns value, coins and fees to both sides; on spot it stays when a side no longer has what it got. The order keeps its filled quantity; a fill of the kind Reversal says what happened.',
  ),

  'VR-401': rule(
    'page',
    'Coinbase International Exchange, contract specifications, read 2026-11-22',
    'A perpetual is linear: value = price × quantity × contract size; its result is paid in quote currency when it is realised, the rest stays in the position.',
  ),
  'VR-402': rule(
    'assumed',
    'the exact portfolio margin is not published',
    'Cross margin: cash may be below zero while equity covers the margin. Equity is the cash that is not on hold plus the unrealised results at the mark. Initial margin is the highest, of each instrument, of the positions that its live orders could lead to.',
  ),
  'VR-403': rule(
    'page',
    PRODUCTS,
    'Margin rates follow the value of the position in tiers, and at night those of the night, which differ for long and short.',
  ),
  'VR-404': rule(
    'page',
    CREATE,
    'A leverage that is not above zero, or above what the product allows, is refused (InvalidLeverage). The margin is that of the tier, whatever leverage was asked for.',
  ),
  'VR-405': rule(
    'assumed',
    'venues smooth the mark',
    'The mark is the middle of other people’s best bid and ask; the index is what the market says of the underlying, else the mark.',
  ),
  'VR-406': rule(
    'capture',
    'funding_interval 3600s in product objects of 2026',
    'Funding is paid at each full interval on the value at the mark: longs pay shorts when the rate is above zero.',
  ),
  'VR-407': rule(
    'assumed',
    'the formula is not published in full',
    'The rate of an interval is the premium of mark over index divided by 24, at most 0.05 % either way, unless it is set.',
  ),
  'VR-408': rule(
    'page',
    'docs.cdp.coinbase.com, Advanced Trade, orders, read 2026-11-22: is_liquidation, liquidation_market_gtc',
    'When equity falls below the maintenance margin the account is liquidated: its perpetual orders are canceled (Liquidated), then market orders of the venue close its positions, the largest value first; the account sees them as orders and fills. Until all is closed new perpetual orders are refused (InLiquidation).',
  ),
  'VR-409': rule(
    'assumed',
    'insurance funds and deleveraging differ by venue',
    'Spot orders that hold cash which is gone are canceled at the end (Liquidated); what the account then owes is paid by the insurance of the venue.',
  ),
  'VR-410': rule(
    'assumed',
    'Advanced Trade shows funding only summed up in positions, read 2026-11-22',
    'The account can list its payments of funding; a payment is named by instrument and interval, and a payment of nothing is none.',
  ),
  'VR-411': rule(
    'page',
    'docs.cdp.coinbase.com, Advanced Trade, perpetuals portfolio and positions, read 2026-11-22: portfolio_initial_margin, portfolio_maintenance_margin, liquidation_buffer, liquidation_price',
    'The account can read its margins by quote currency, and of each position the mark at which it is liquidated when nothing else moves.',
  ),

  'VR-501': rule(
    'capture',
    'Frames of the user channel recorded by others, read 2026-11-22: cumulative_quantity, no trade ids',
    'The account hears cumulative progress at once; the details of a fill come later.',
  ),
  'VR-502': rule(
    'capture',
    'Frames of level2 recorded on 2026-09-07',
    'A market connection counts its messages from 0 across channels; each channel begins with a snapshot.',
  ),
  'VR-503': rule(
    'capture',
    'Frames of heartbeats recorded on 2026-09-07: one a second',
    'Heartbeats come every second and carry a counter.',
  ),
  'VR-504': rule(
    'capture',
    'Frames of candles recorded by others, read 2026-11-22: five minutes',
    'The candle channel carries candles of five minutes, at most once a second.',
  ),
  'VR-505': rule(
    'assumed',
    'quotes of unknown people move as a whole',
    'Other people’s quantity at a price keeps its place in the queue while it stays; what is added queues behind everybody, what is taken away leaves from the back first.',
  ),
} as const satisfies Record<string, VenueRule>;

export type VenueRuleId = keyof typeof venueRules;
