import { createMockVenue, instrumentTable, manualMarket } from '@bot/broker-mock';
import { createRandom, createVirtualClock } from '@bot/simulation';
import { createScriptedServer, textAnswer } from '../sockets/testing/scriptedServer';
import { armFault, readFault } from './armFault';
import { withWireFaults } from './wireFaults';

function openTargets() {
  const clock = createVirtualClock({ startAt: 0 });
  const venue = createMockVenue({
    ...{ clock, random: createRandom(1), instruments: instrumentTable, market: manualMarket(), balances: {} },
  });
  const { faults } = withWireFaults(
    createScriptedServer(async () => textAnswer('')),
    clock,
  );
  const targets = { venue: venue.control.faults, wire: faults };
  const pending = () =>
    [...targets.venue.pending(), ...targets.wire.pending()].map(
      ({ point, call, fault }) => `${point} ${call} ${fault}`,
    );
  return { venue, targets, pending, arm: (line: string) => armFault(readFault(line), targets) };
}

describe('a fault as a line', () => {
  it.each([
    ['POST /orders reset', 'POST /orders 1 connection reset'],
    ['POST /orders reset acted=true nth=2 times=3', 'POST /orders 2–4 connection reset, the venue acted'],
    ['GET /orders/* halfOpen', 'GET /orders/* 1 no answer'],
    ['* /accounts truncateBody afterBytes=10', '* /accounts 1 cut after 10 bytes'],
    ['GET /time cutGzip afterBytes=10', 'GET /time 1 compressed, cut after 10 bytes'],
    ['GET /time slowBytes bytes=1 everyMs=50', 'GET /time 1 1 bytes every 50 ms'],
    ['GET /time delay by=2s', 'GET /time 1 answer delayed by 2000 ms'],
    ['GET /time html status=429 for=10s', 'GET /time 10s from 1 429 as HTML'],
    ['GET /time status status=503 always=true', 'GET /time all from 1 status 503'],
    ['GET /time emptyBody', 'GET /time 1 empty'],
    ['GET /time contentType type=text/html', 'GET /time 1 content type text/html'],
    ['GET /time garble', 'GET /time 1 garbled'],
    ['GET /time field path=iso value=7', 'GET /time 1 iso is 7'],
    ['GET /time field path=iso', 'GET /time 1 iso is missing'],
    ['frames drop', 'frames 1 lost'],
    ['frames level2 duplicate', 'frames level2 1 twice'],
    ['frames user reorder', 'frames user 1 after the next one'],
    ['frames sequenceGap by=2', 'frames 1 2 numbers left out'],
    ['frames oversize bytes=100', 'frames 1 100 bytes'],
    ['frames truncate afterBytes=5', 'frames 1 cut after 5 bytes'],
    ['frames garble', 'frames 1 garbled'],
    ['frames field path=channel value="x"', 'frames 1 channel is "x"'],
    ['frames close code=1001 reason=restart', 'frames 1 closed with 1001'],
    ['frames break', 'frames 1 connection broken'],
    ['frames halfOpen', 'frames 1 half-open'],
    ['sockets refuse', 'sockets 1 refused'],
    ['sockets status status=429', 'sockets 1 status 429'],
    ['sockets halfOpen', 'sockets 1 half-open'],
    ['submitOrder dropRequest', 'submitOrder 1 request lost'],
    ['submitOrder acceptThenDropResponse', 'submitOrder 1 answer lost'],
    ['submitOrder refuse reason=NoLiquidity', 'submitOrder 1 refused, NoLiquidity'],
    ['balances fail code=NotFound', 'balances 1 fails with NotFound'],
    ['balances rateLimit retryAfterMs=1000', 'balances 1 rate limited, to come back in 1s'],
    ['balances serverError', 'balances 1 server error, the venue did not act'],
    ['balances delayResponse by=1s', 'balances 1 answer delayed by 1s'],
    ['submitOrder duplicateRequest', 'submitOrder 1 request arrives twice'],
    ['submitOrder reorderResponse', 'submitOrder 1 answer comes after the next one'],
    ['order notFound', 'order 1 not found'],
    ['balances malformed how=NegativeBalance', 'balances 1 answer malformed, NegativeBalance'],
    ['reports drop', 'reports 1 message lost'],
    ['market delay by=1s', 'market 1 message delayed by 1s'],
    ['fills duplicate', 'fills 1 message arrives twice'],
    ['reports reorder', 'reports 1 message comes after the next one'],
    ['market sequenceGap', 'market 1 a number is left out'],
    ['disconnect stream=market kind=clean for=10s', 'market for 10s disconnect, clean'],
    ['outage kind=429 for=1m', 'all requests for 1m outage, 429'],
    ['clockSkew by=30s', 'venueTime until the end venue time off by 30s'],
    ['loseCredentials', 'requests with a key until the end credentials lost'],
    ['preset name=flappingFeed', 'all streams for 2m disconnect, clean'],
  ])('%s', (line, expected) => {
    const { arm, pending } = openTargets();
    arm(line);
    expect(pending()).toEqual([expected]);
  });

  it('may be something that happens at once', () => {
    const { venue, arm, pending } = openTargets();
    for (const line of ['losePermission right=trade', 'restart for=10s losesOpenOrders=true', 'loseCredentials'])
      arm(line);
    expect(venue.counter().permissions().canTrade).toBe(false);
    for (const line of ['restorePermission right=trade', 'restoreCredentials']) arm(line);
    expect(venue.counter().permissions().canTrade).toBe(true);
    for (const line of ['closeSockets code=1001', 'breakSockets', 'muteSockets', 'heal']) arm(line);
    arm('status product=BTC-USD status=LimitOnly');
    expect(venue.truth.tradingStatus('BTC-USD')).toBe('LimitOnly');
    expect(pending()).toEqual(['requests with a key until the end credentials lost']);
  });

  it.each([
    ['', 'a fault has a name'],
    ['explode', /^a fault there is disconnect, outage, .*, and not explode$/],
    ['constructor', /and not constructor$/],
    ['POST /orders explode', /^a fault there is reset, halfOpen, .*, and not explode$/],
    ['nowhere reset', /^a fault is on POST \/orders and the like, frames, .*, and not on nowhere$/],
    ['POST /orders reset by=1', 'reset is told acted, and not by'],
    ['POST /orders garble by=1', 'garble is told nothing, and not by'],
    ['POST /orders truncateBody', 'afterBytes is given, as a number'],
    ['POST /orders reset acted=perhaps', 'acted is given, as a flag'],
    ['POST /orders reset nth=0', 'calls are counted from 1, and not 0'],
    ['POST /orders reset for=soon', /'soon' is not a duration/],
    ['POST /orders reset =1', 'a fault is told NAME=VALUE, and not =1'],
    ['disconnect stream=all kind=dirty for=1s', 'kind is one of clean, halfOpen, silent'],
    ['balances stale by=1s', /the venue remembers/],
  ])('is refused with words when it is none: %s', (line, message) => {
    const { arm, pending } = openTargets();
    expect(() => arm(line)).toThrow(message);
    expect(pending()).toEqual([]);
  });
});
