import { assert, ratioOf, type BotConfig, type BotEventPayloads, type Instrument, type Strategy } from '@bot/core';
import type { decide } from '../decide';
import type { CorrelatedEvent, EngineCommand } from '../decision';
import type { EngineInput } from '../input';
import { evolve } from '../evolve';
import { createEngineState, type EngineState, type StrategiesOf } from '../state/engineState';
import { createLedger } from '../state/ledger';
import { everyStage, takeInput } from '../turn';
import type { VenueBooks } from '../input';
import { purely } from './purely';
import { booksOf, btc, DAY, mayTrade, quoteAt, testConfig } from './fixtures';

/** An input without its time, which the test's clock stamps. */
export type TimelessInput = EngineInput extends infer Input
  ? Input extends EngineInput
    ? Omit<Input, 'at'>
    : never
  : never;

export interface Given {
  readonly config?: Partial<BotConfig>;
  readonly strategies?: readonly Strategy[] | StrategiesOf;
  readonly instruments?: readonly Instrument[];
  /** The process before this one: what it has decided is what this one begins with. */
  readonly after?: Pick<EngineUnderTest, 'log' | 'now'>;
}

/** The engine alone: inputs in, events and commands out. Every decision is checked to change nothing and to come out the same twice. */
export interface EngineUnderTest {
  readonly state: EngineState;
  /** Everything that was decided so far. */
  readonly log: readonly (CorrelatedEvent & { readonly at: number })[];
  now: number;
  when(input: TimelessInput): Then;
  /** `ms` later a quote is sampled. */
  sampled(ms: number, price: string, instrumentId?: string): Then;
  /** `ms` later the engine wakes. */
  woke(ms: number): Then;
}

export interface Then {
  readonly events: readonly CorrelatedEvent[];
  readonly commands: readonly EngineCommand[];
  /** `OrderSubmitted`, `SubmitAttempted` */
  readonly types: readonly string[];
  /** The payload of the first event of a type. */
  payload<Type extends keyof BotEventPayloads>(type: Type): BotEventPayloads[Type] | undefined;
}

/** An engine that knows nothing yet. */
export function given({ config = {}, strategies = [], after }: Given = {}): EngineUnderTest {
  const log: (CorrelatedEvent & { readonly at: number })[] = [...(after?.log ?? [])];
  const ledger = createLedger();
  for (const happened of log) evolve(ledger, happened);
  const state = createEngineState({ ...testConfig, ...config }, strategies, ledger);

  const engine: EngineUnderTest = {
    state,
    log,
    now: after?.now ?? DAY,
    when(timeless) {
      const input = { ...timeless, at: engine.now } as EngineInput;
      const taken = takeInput(state, input, purely(everyStage));
      log.push(...taken.events);
      return then(taken);
    },
    sampled(ms, price, instrumentId) {
      engine.now += ms;
      return engine.when({ type: 'QuoteSampled', quote: quoteAt(engine.now, price, instrumentId) });
    },
    woke(ms) {
      engine.now += ms;
      return engine.when({ type: 'Woke' });
    },
  };
  return engine;
}

/** An engine that has started on an account, with a first price of 100, and may trade. */
export function givenTrading(options: Given = {}, books: VenueBooks = booksOf()): EngineUnderTest {
  const engine = given(options);
  const { instruments = [btc] } = options;
  engine.when(started);
  engine.when({ ...venueLoaded, instruments });
  instruments.forEach(({ instrumentId }) => engine.sampled(0, '100', instrumentId));
  engine.when({ type: 'VenueBooksRead', books });
  engine.when({ type: 'VenueBooksRead', books });
  assert(engine.state.view.reconciled, 'the books of this test agree at the start');
  return engine;
}

export const started = { type: 'Started', drawn: { storeEpoch: 'test', entropy: 'e' } } as const;

export const venueLoaded = {
  type: 'VenueLoaded',
  instruments: [btc],
  fees: { maker: ratioOf('0'), taker: ratioOf('0') },
  permissions: mayTrade,
  warmUp: [],
} as const;

/** Asks for an order and gives its client order id. */
export function ordered(engine: EngineUnderTest, terms: Parameters<typeof wish>[0]): string {
  const submitted = engine.when(wish(terms)).payload('OrderSubmitted');
  assert(submitted !== undefined, 'the order of this test is approved');
  return submitted.request.clientOrderId;
}

export const wish = (terms: Extract<EngineInput, { type: 'OrderWished' }>['terms']) =>
  ({ type: 'OrderWished', wishId: 'wish-1', terms }) as const;

const then = ({ events, commands }: ReturnType<typeof decide>): Then => ({
  events,
  commands,
  types: events.map(({ type }) => type),
  payload: (type) => events.find((event) => event.type === type)?.payload as never,
});
