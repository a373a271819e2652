import { decodeFrame, type Frame } from '@bot/broker-coinbase';
import { pick } from '@bot/simulation';
import { mutated } from './mutate';
import { exact, line, strictFacts } from './strictFrame';
import { strictJson } from './strictJson';
import type { FuzzTarget } from './fuzzTarget';
import { frameCorpus } from './frameCorpus';

/** Frames towards the client: what it takes is what they say, and everything else is refused as malformed. */
export const frameTarget: FuzzTarget = async (random) => {
  const bytes = mutated(pick(random, frameCorpus), random);
  return { what: 'frame towards the client', bytes: [bytes], check: async () => problemOf(bytes, decodeFrame) };
};

/** null when the frame was read as what it says, or refused. */
export function problemOf(bytes: Buffer, decode: (message: Uint8Array) => Frame): string | null {
  let frame: Frame;
  try {
    frame = decode(bytes);
  } catch (error) {
    return (error as Error).name === 'MalformedAnswer' ? null : `escaped: ${String(error)}`;
  }
  const said = strictFrame(bytes);
  if (said === null) return 'read, though it is no JSON in UTF-8';
  if (frame.channel === 'error') return null;
  const facts = factsOf(frame);
  const [read, expected] = [JSON.stringify(facts), JSON.stringify(said.facts)];
  return facts === null || read === expected ? null : `misread: ${read} instead of ${expected}`;
}

function strictFrame(bytes: Buffer): { readonly facts: readonly string[] | null } | null {
  try {
    return { facts: strictFacts(strictJson(bytes)) };
  } catch {
    return null;
  }
}

/** What the client has read, in the words of the wire. null for what is not compared. */
function factsOf(frame: Exclude<Frame, { channel: 'error' }>): readonly string[] | null {
  const head = (name: string): string => line(name, frame.sequence, frame.at);
  switch (frame.channel) {
    case 'level2':
      return [
        head('l2_data'),
        ...frame.events.flatMap(({ isSnapshot, productId, changes }) => [
          `${typeOf(isSnapshot)} ${productId}`,
          ...changes.map(({ isBid, digits, places, size }) =>
            line(isBid ? 'bid' : 'offer', exact(`${digits}e-${places}`), exact(sizeText(size))),
          ),
        ]),
      ];
    case 'ticker':
      return [
        head('ticker'),
        ...frame.tickers.map(({ productId, bestBid, bestAsk, bestBidQuantity, bestAskQuantity }) =>
          line(productId, ...[bestBid, bestAsk, bestBidQuantity, bestAskQuantity].map((text) => text && exact(text))),
        ),
      ];
    case 'market_trades':
      return [
        head('market_trades'),
        ...frame.events.flatMap(({ isSnapshot, trades }) => [
          typeOf(isSnapshot),
          ...trades.map(({ productId, tradeId, price, size, at, makerSide }) =>
            line(productId, tradeId, exact(price), exact(size), at, makerSide.toUpperCase()),
          ),
        ]),
      ];
    case 'candles':
      return [
        head('candles'),
        ...frame.events.flatMap(({ isSnapshot, candles }) => [
          typeOf(isSnapshot),
          ...candles.map(({ productId, openedAt, open, high, low, close, volume }) =>
            line(productId, openedAt / 1000, ...[open, high, low, close, volume].map((text) => exact(text))),
          ),
        ]),
      ];
    case 'user': {
      const orders = frame.events.flatMap(({ orders: told }) => told);
      if (orders.some((order) => 'problem' in order)) return null;
      return [
        head('user'),
        ...frame.events.flatMap(({ isSnapshot, orders: told }) => [
          typeOf(isSnapshot),
          ...told.map((order) => userOrderText(order as UserOrder)),
        ]),
      ];
    }
    case 'heartbeats':
      return [head('heartbeats'), String(frame.counter)];
    default:
      return null;
  }
}

type UserOrder = Exclude<
  Extract<Frame, { channel: 'user' }>['events'][number]['orders'][number],
  { readonly problem: string }
>;

const userOrderText = (order: UserOrder): string =>
  line(
    ...[order.venueOrderId, order.instrumentId, order.status, exact(order.cumulativeQuantity)],
    ...[order.leavesQuantity, order.filledValue, order.totalFees].map((text) => text && exact(text)),
  );

const typeOf = (isSnapshot: boolean): string => (isSnapshot ? 'snapshot' : 'update');

/** Kept as a text, or as so many hundred-millionths. */
const sizeText = (size: string | number): string => (typeof size === 'string' ? size : `${size}e-8`);
