import type { BotConfig } from '@bot/core';
import {
  createCanonicalIds,
  createMemoryControl,
  createRandom,
  createTrace,
  createVirtualClock,
  parseDuration,
  type VenueUnderControl,
} from '@bot/simulation';
import { createInvariantChecks, type InvariantChecks } from '../invariants/invariantChecks';
import { randomIds } from '../invariants/sameCourse';
import { inMemoryLayer } from '../layers/inMemoryLayer';
import { scenarioConfig } from '../presets/scenarioConfig';
import { createWorldBots, type WorldBots } from './botLifecycle';
import type { ModeWish } from '../invariants/stepFacts';
import { closeWorld } from './closeWorld';
import { createCrashPlan, withCrashes } from './crashPlan';
import { createErrorWatch } from './errorWatch';
import { lazily } from './lazily';
import type { OrderHandle } from './orderHandle';
import type { World, WorldClock, WorldOptions } from './world';
import { createKeyUse } from './keyUse';
import { createOutbound } from './outbound';
import { createRelisting } from './relisting';
import { createSecretWatch } from './secretWatch';
import { createWorldBot, type WorldBot } from './worldBot';
import { repeatText, rootSeed, seedFor } from './worldSeed';
import { createWorldControl } from './worldControl';
import { createWorldStore, type WorldStore } from './worldStore';
import { createWorldTime } from './worldTime';
import { createWorldVenue, type WorldVenue } from './worldVenue';
import { FixtureError } from '../errors/fixtureError';
import { mustBeOpenUnless, whileOpen, type Tell } from './whileOpen';

/** 2025-10-15, 12:00 UTC: far from the turn of the day. */
const START_AT = 1_760_529_600_000;

/**
 * A world of its own for one test: a venue, a bot, and the time between them. Nothing is made that the test does not name.
 * Close it, or write `await using world = createWorld(…)`.
 */
export function createWorld(options: WorldOptions = {}): World {
  const {
    config = scenarioConfig,
    layer = inMemoryLayer(),
    name = '',
    startAt = START_AT,
    startsBot = false,
  } = options;
  const root = rootSeed(options.seed);
  const seed = seedFor(root, name);
  const repeat = repeatText(seed, options.replay);
  const clock = createVirtualClock({ startAt });
  const random = createRandom(seed);
  const trace = createTrace(clock, { canonical: createCanonicalIds(randomIds) });
  const control = createMemoryControl(() => clock.now());
  const handles: OrderHandle[] = [];
  const modeWishes: ModeWish[] = [];
  const outsiders = new Set<string>();
  let isClosed = false;
  let closing: Promise<void> | undefined;
  const mustBeOpen = mustBeOpenUnless(() => isClosed, name);
  const tell: Tell = (what) => {
    mustBeOpen(what);
    trace.add('test', what);
  };
  let written = (): BotConfig => config;
  let read = config;
  let inForce = config;
  let isSettingUp = false;

  const underControl = lazily((): VenueUnderControl => {
    const venue = layer.createVenue({
      clock,
      random: random.fork('venue'),
      trace,
      instrumentIds: options.instruments ?? config.instrumentIds,
    });
    venue.start();
    return venue;
  });
  const relisting = lazily(() =>
    createRelisting(layer.connect?.(underControl.get()) ?? underControl.get().broker, clock),
  );
  const keyUse = lazily(() => createKeyUse(relisting.get().broker, clock));
  const outbound = lazily(() => createOutbound(keyUse.get().broker, clock));
  const crashes = createCrashPlan();
  const secrets = [...(options.secrets ?? []), ...(layer.secrets ?? [])];
  const secretWatch = createSecretWatch(trace, clock, secrets);
  const errorWatch = createErrorWatch(clock);
  const kill = (): void => bots.get().kill();
  const store = lazily((): WorldStore =>
    createWorldStore(layer.createStore({ clock }), {
      ...{ clock, trace, crashes, kill },
      noteWritten: secretWatch.noteWritten,
    }),
  );
  const bots = lazily((): WorldBots =>
    createWorldBots({
      factory: options.bot,
      config: () => (inForce = written()),
      broker: () => withCrashes(errorWatch.port(outbound.get().broker), crashes, kill),
      store: store.get,
      control,
      clock: errorWatch.clock(clock),
      logger: secretWatch.logger,
      watched: errorWatch.bot,
      random,
      trace,
      startsBySelf: startsBot,
    }),
  );
  const invariants = lazily((): InvariantChecks =>
    createInvariantChecks({
      venue: underControl.get(),
      config: () => inForce,
      now: () => clock.now(),
      monotonicMs: () => clock.monotonicMs(),
      bot: () => bots.made?.made,
      logLength: () => store.made?.lastSeq ?? 0,
      logIsBehind: () => store.made?.isBehind ?? false,
      wishes: () =>
        handles.map(({ wish, clientOrderId, denial }) => ({ wish, clientOrderId, isDenied: denial !== undefined })),
      modeWishes: () => modeWishes,
      sent: () => outbound.made?.sent ?? [],
      keyUses: () => keyUse.made?.uses ?? [],
      ...{ secrets, secretWatch, errorWatch },
      isRunning: () => bots.made?.isRunning ?? false,
      outsiders,
    }),
  );

  const everMoving = createWorldTime({
    clock,
    trace,
    atRest: layer.atRest,
    // A world without a venue has nothing to check; one that is being closed checks at its own pace.
    afterStep: () => (underControl.made === undefined || isClosed ? undefined : invariants.get().check()),
    beforeFirst: async (run) => {
      if (startsBot && !isClosed && !isSettingUp)
        await run(() => bots.get().startBySelf(), { what: 'the start of the bot' });
    },
  });
  const time = whileOpen(everMoving, mustBeOpen);

  const venue = lazily((): WorldVenue =>
    createWorldVenue({
      venue: underControl.get(),
      relisting: relisting.get(),
      ...{ trace, repeat, time, tell },
      fromOutside: (change) => invariants.get().fromOutside(change),
      outsiders,
    }),
  );
  const bot = lazily((): WorldBot =>
    createWorldBot({
      ...{ trace, repeat, time, tell, now: () => clock.now(), lifecycle: bots.get() },
      control: createWorldControl(control, tell),
      crashes,
      instruments: () => underControl.get().instruments,
      configuration: { read: () => (read = written()), taken: () => void (inForce = read) },
      noteWish: (handle) => void handles.push(handle),
      noteMode: (wish) => void modeWishes.push(wish),
    }),
  );

  const worldClock: WorldClock = {
    ...clock,
    jump(by) {
      tell(`the clock jumps ${by}`);
      clock.jump(parseDuration(by));
    },
  };

  /** Whoever comes while it is being closed hears the same; what has been told is not told again. */
  async function close(): Promise<void> {
    if (isClosed) return closing;
    isClosed = true;
    closing = closeWorld({
      time: everMoving,
      pendingTimers: () => clock.pendingTimers(),
      bots: bots.made,
      venue: underControl.made,
      store: store.made,
      crashes,
      invariants: invariants.made,
    });
    return closing.finally(() => (closing = undefined));
  }

  const world: World = {
    kind: 'world',
    name,
    rootSeed: root,
    seed,
    trace,
    repeat,
    random,
    clock: worldClock,
    ...time,
    get config() {
      return inForce;
    },
    get venue() {
      return venue.get();
    },
    get store() {
      return store.get();
    },
    get bot() {
      return bot.get();
    },
    get invariants() {
      return invariants.get();
    },
    get isClosed() {
      return isClosed;
    },
    get notEvaluated() {
      return invariants.made?.notEvaluated() ?? [];
    },
    allow(invariant, reason) {
      tell(`allow ${invariant}: ${reason}`);
      invariants.get().allow(invariant);
    },
    configure(next) {
      tell('the configuration is written anew');
      written = typeof next === 'function' ? next : () => next;
    },
    async given(...presets) {
      mustBeOpen('presets');
      isSettingUp = true;
      try {
        for (const preset of presets) mustBeDone(await preset(world));
      } finally {
        isSettingUp = false;
      }
    },
    async restartBot(how = 'stop', prepare = () => {}) {
      mustBeOpen('restart the bot');
      if (how === 'kill') bots.get().kill();
      else await bot.get().stop();
      store.get().reopen();
      bots.get().replace();
      prepare(store.get());
      await bot.get().start();
      if (underControl.made !== undefined) invariants.get().checkAtRest();
    },
    another: (label) => createWorld({ ...options, seed: root, name: `${name}, ${label}`, startsBot: false }),
    close,
    [Symbol.asyncDispose]: close,
  };
  return world;
}

/** A maker of presets that was not called gives a preset, and has done nothing. @throws FixtureError WrongArgument */
function mustBeDone(outcome: unknown): void {
  if (typeof outcome !== 'function') return;
  throw new FixtureError('WrongArgument', {
    happened: 'A preset was given that was not made yet.',
    toDo: 'Call it: `world.given(fundedBroker())`.',
  });
}
