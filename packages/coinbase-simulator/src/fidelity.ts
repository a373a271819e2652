import type { Basis, VenueRule } from '@bot/broker-mock';
import { streamRules } from './stream/streamRules';

const rule = (basis: Basis, source: string, text: string): VenueRule => ({ rule: text, basis, source });

const SDK = 'The official TypeScript SDK 0.3.0, generated from the OpenAPI of Coinbase, read 2026-11-22';
const CREATE = 'docs.cdp.coinbase.com, Advanced Trade, create order, copy of 2026-07-20';
const LIST = 'docs.cdp.coinbase.com, Advanced Trade, list orders, copy of 2026-07-20';
const EDIT = 'docs.cdp.coinbase.com, Advanced Trade, edit order, and the notes of an adapter, July 2026';
const ERRORS = 'Answers recorded by others, read 2026-11-22';
const PROBE = 'Requests of the client seen at a local server, 2026-11-22';
const PRODUCTS = 'Product objects captured in April 2026';
const AUTH = 'docs.cdp.coinbase.com, API keys and authentication, read 2026-11-22';

/** The fidelity ledger of the wire: what the simulator says over HTTP, and what that rests on. A number is never used twice. */
export const wireRules = {
  'WR-101': rule(
    'page',
    SDK,
    'Answers are JSON with names in snake_case and decimals as text; only /time has names in camelCase.',
  ),
  'WR-102': rule('page', PROBE, 'Names in bodies and queries may be snake_case or camelCase.'),
  'WR-103': rule(
    'page',
    PROBE,
    'Several values of a parameter are its name repeated; `product_id` and `order_id` are taken for lists of one. Flags are true or false in any case.',
  ),
  'WR-104': rule(
    'capture',
    'github.com/JKorf/Coinbase.Net/issues/21, read 2026-11-22',
    'A value that is not known is answered with 400 and `parsing field` or `parsing list`.',
  ),
  'WR-105': rule(
    'page',
    'Examples of the documents, read 2026-11-22',
    'Numbers in bodies may be without quotes; they are read to the last digit.',
  ),
  'WR-106': rule('page', PROBE, 'A body of a GET is not looked at.'),
  'WR-107': rule(
    'assumed',
    'a gateway of protobuf may refuse them',
    'Names in a body that are not known are passed over.',
  ),
  'WR-108': rule(
    'assumed',
    'a real edge may answer with a page',
    'A path that is not known is answered with 404 and the body of other errors; what the venue has and the simulator has not, with 501 and UNIMPLEMENTED.',
  ),

  'WR-111': rule(
    'capture',
    ERRORS,
    'Errors are compact JSON: error, error_details and message. A missing scope is 403 PERMISSION_DENIED, an unknown product 404 NOT_FOUND, an unknown order 404 unknown.',
  ),
  'WR-112': rule(
    'capture',
    ERRORS,
    'A token that is not accepted is answered with 401 and `Unauthorized` as plain text.',
  ),
  'WR-113': rule(
    'capture',
    'github.com/coinbase-samples/advanced-trade-sdk-go/issues/18, read 2026-11-22',
    'A rate limit is 429 with JSON or, by a switch, a long page of HTML. Retry-After is sent where the length is known.',
  ),
  'WR-114': rule(
    'capture',
    'github.com/hummingbot/hummingbot/pull/6458, read 2026-11-22',
    'While the venue is unavailable the answer is 503 with opaque text.',
  ),

  'WR-121': rule('page', CREATE, 'An order that is refused is HTTP 200 with success:false and error_response.'),
  'WR-122': rule(
    'capture',
    ERRORS,
    'INSUFFICIENT_FUND, INVALID_LIMIT_PRICE_POST_ONLY, a stop on the wrong side and a market sell by quote size carry the pairs of reasons and the messages that were seen.',
  ),
  'WR-123': rule(
    'assumed',
    'the enumeration names the words, and not when they are said',
    'Which failure reason goes with which other rule of the venue; new_order_failure_reason is left out, as in the answers that were seen.',
  ),
  'WR-124': rule(
    'page',
    CREATE,
    'A client order id that was used answers with the order that has it, as success; by a switch it is refused, which newer lists of reasons name.',
  ),
  'WR-125': rule(
    'capture',
    'github.com/hummingbot/hummingbot/issues/7211, read 2026-11-22',
    'Before September 2024 the answer had order_id and failure_reason at the top too: a switch.',
  ),
  'WR-126': rule(
    'assumed',
    'TWAP and scaled orders, isolated margin and attached orders exist at Coinbase',
    'What the simulated venue cannot do is refused with the reason that says so, and never pretended: also a quote size for a limit order.',
  ),
  'WR-127': rule(
    'page',
    SDK,
    'A preview is HTTP 200 with a preview_id and errs, and places nothing. It is judged as the order would be.',
  ),
  'WR-128': rule(
    'page',
    EDIT,
    'An edit states price and size; what is left out counts as zero. The order keeps its id; the last five edits are told.',
  ),
  'WR-129': rule('page', EDIT, 'An edit that changes nothing is refused; so is one of a US future.'),
  'WR-130': rule(
    'page',
    'docs.cdp.coinbase.com, Advanced Trade, cancel orders, copy of 2026-07-20',
    'A batch of cancels has one result for each id. Success means that the cancel is on its way; until then the order is CANCEL_QUEUED.',
  ),
  'WR-131': rule(
    'page',
    LIST,
    'Orders are listed newest first, by default those of RETAIL_ADVANCED, which all orders here are.',
  ),
  'WR-132': rule(
    'assumed',
    'older documents say so',
    'OPEN is not combined with other statuses, and does not include PENDING, QUEUED and CANCEL_QUEUED.',
  ),
  'WR-133': rule('capture', ERRORS, 'Figures of an order without a fill may be empty text.'),
  'WR-134': rule(
    'capture',
    'An order in github.com/ccxt/ccxt/pull/16524, read 2026-11-22',
    'An order that says what it spends has size_in_quote and size_inclusive_of_fees, and so have its fills.',
  ),
  'WR-135': rule('page', SDK, 'Fills have a cursor and no has_next: the last page has an empty one.'),
  'WR-136': rule(
    'assumed',
    'trade_type REVERSAL exists in the fills; what it refers to is not published',
    'The fill that takes a trade back has the trade_id of that trade and an entry_id of its own.',
  ),
  'WR-137': rule(
    'capture',
    'github.com/JoshJancula/coinbase-advanced-node/issues/26, and the notes of an adapter, July 2026',
    'By switches an order is not found right after it was created, and fills are listed late.',
  ),
  'WR-138': rule(
    'assumed',
    'cursors are opaque',
    'A cursor names the last item of its page, so that what comes meanwhile shifts nothing.',
  ),

  'WR-141': rule(
    'capture',
    PRODUCTS,
    'A product has all fields of the captured ones. A future has no status and no base currency.',
  ),
  'WR-142': rule(
    'capture',
    PRODUCTS,
    'International perpetuals say PERPETUAL and carry funding in their details; US ones say EXPIRING and carry it on top: a switch.',
  ),
  'WR-143': rule(
    'assumed',
    'the perpetuals of the simulated venue are called BTC-PERP',
    'A product is called on the wire what the venue calls it.',
  ),
  'WR-144': rule(
    'capture',
    'github.com/ccxt/ccxt/pull/25171, read 2026-11-22',
    'Candles come newest first, at most 350; a longer range is 400.',
  ),
  'WR-145': rule('assumed', 'the running one may be listed too', 'Only closed candles are listed.'),
  'WR-146': rule('capture', ERRORS, 'The side of a trade of everybody is the maker’s.'),
  'WR-147': rule(
    'page',
    SDK,
    'A wallet shows what is available without what is on hold. Coins in a vault are a wallet of their own: a switch.',
  ),
  'WR-148': rule(
    'assumed',
    'collateral of perpetuals is a portfolio of its own at Coinbase',
    'Cash is shared by spot and perpetuals; the portfolio of perpetuals shows the margin of the whole account.',
  ),
  'WR-149': rule(
    'assumed',
    'the fee tier names more',
    'The transaction summary names the lowest tier, with the rates that the account pays.',
  ),

  'WR-201': rule(
    'page',
    AUTH,
    'A token is signed with ES256 or EdDSA; kid and sub are the name of the key, iss is cdp or coinbase-cloud, uri or uris name method, host and path.',
  ),
  'WR-202': rule(
    'assumed',
    'the tolerance is not published',
    'A token is taken from 5 s before its nbf until 5 s after its exp, by the time of the venue.',
  ),
  'WR-203': rule('page', AUTH, 'Keys with a shared secret (HMAC) are not accepted since February 2025.'),
  'WR-204': rule(
    'assumed',
    'the wording of scopes is known, which endpoint needs which is not in every case',
    'Reading and previews need view, writes need trade, moving money needs transfer.',
  ),
  'WR-205': rule(
    'assumed',
    'current documents name no figures',
    '30 requests a second of each user and 10 of each address without a key; so many may come at once. The headers x-ratelimit tell.',
  ),

  ...streamRules,
} as const satisfies Record<string, VenueRule>;

export type WireRuleId = keyof typeof wireRules;
