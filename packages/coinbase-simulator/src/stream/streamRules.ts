import type { Basis, VenueRule } from '@bot/broker-mock';

const rule = (basis: Basis, source: string, text: string): VenueRule => ({ rule: text, basis, source });

const CAPTURE = 'Frames captured on 2026-09-07';
const DOCS = 'docs.cdp.coinbase.com, Advanced Trade, WebSocket channels, read 2026-11-22';
const ADAPTER = 'The notes and captures of an adapter, July 2026';

/** The part of the fidelity ledger that is about sockets. */
export const streamRules = {
  'WR-301': rule('capture', CAPTURE, 'All frames of a connection are numbered together from 0; errors have no number.'),
  'WR-302': rule(
    'capture',
    CAPTURE,
    'A snapshot comes before the acknowledgement, which lists the whole connection: products, or the id of the user.',
  ),
  'WR-303': rule('page', DOCS, 'Somebody who has subscribed nothing within 5 s is closed; the code, 1008, is assumed.'),
  'WR-304': rule(
    'page',
    DOCS,
    'A connection without an update for 60 to 90 s ends: here after 75 s, without a close frame. Heartbeats are updates.',
  ),
  'WR-305': rule(
    'capture',
    'github.com/JKorf/Coinbase.Net/issues/19, read 2026-11-22',
    'Level 2 of more than 30 products on one connection is answered with an error, and the connection is closed.',
  ),
  'WR-306': rule(
    'capture',
    CAPTURE,
    'Errors are frames of their own. A channel that is not known is an authentication failure; the connection stays open.',
  ),
  'WR-307': rule(
    'assumed',
    'the documents do not say it',
    'Subscribing again sends the snapshot again. A channel of products without a product is a failure to subscribe, but for status.',
  ),
  'WR-308': rule(
    'capture',
    ADAPTER,
    'The user channel is cumulative and tells no fills; open orders come first, 50 in a frame, with the positions. What has ended leaves nothing.',
  ),
  'WR-309': rule(
    'assumed',
    'a real ticker comes with each match',
    'A ticker also comes with each new best price, since a simulated market may move without trades. Figures of a year are those of the day.',
  ),
  'WR-310': rule(
    'page',
    DOCS,
    'Trades come together every 250 ms, newest first, with the side of the maker; heartbeats every second.',
  ),
  'WR-311': rule(
    'assumed',
    'how much a snapshot has is not published',
    'The snapshot of trades has the last 50, that of candles the last 20 that closed, newest first.',
  ),
  'WR-314': rule(
    'page',
    DOCS,
    'Market data of a product against USDC goes out under the name of its pair against USD; only the user channel keeps the name.',
  ),
  'WR-312': rule(
    'capture',
    'github.com/coinbase/coinbase-advanced-py/issues/63, read 2026-11-22',
    'A restart of the venue closes connections with 1001.',
  ),
  'WR-313': rule(
    'assumed',
    'figures of limits on messages differ between documents',
    'Messages of clients are not limited, and heartbeats go with whatever they are asked for beside.',
  ),
} as const satisfies Record<string, VenueRule>;
