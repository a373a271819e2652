import { logSchema, type LogSchema, type Snapshot } from '@bot/orchestration';
import { tradingBot } from '@bot/orchestration/testing';
import type { Scenario } from '@bot/test-fixtures';

/** A build that says in another way why a process has stopped, and knows how it was said before. */
const nextBuild: LogSchema = {
  versions: { ...logSchema.versions, ProcessStopped: 2 },
  steps: {
    ...logSchema.steps,
    ProcessStopped: [({ reason }) => ({ reason: `${String(reason)} (said by release 1)` })],
  },
};

/** What the older build has kept means something else to the next one. */
const inOtherWords = (body: Snapshot['body']): Snapshot['body'] =>
  JSON.parse(JSON.stringify(body).replaceAll('"Filled"', '"Canceled"')) as Snapshot['body'];

export const logOfOtherVersions = (scenario: Scenario): void => {
  let build: LogSchema = logSchema;
  let kept: Snapshot | null = null;
  const snapshots = {
    save: (snapshot: Snapshot) => void (kept = build === logSchema ? snapshot : kept),
    load: () => kept && { ...kept, body: inOtherWords(kept.body) },
  };
  scenario.allow('INV-15', 'a journal is what a build reads: the next one says the same in other words').use({
    bot: (surroundings) => tradingBot({ strategies: [], schema: build, snapshots })(surroundings),
  })(
    'OS-20',
    'The log of an older build is brought up, that of a newer one refused',
    {
      verifies: [
        'the next build reads the log of the one before it',
        'what that one has kept beside its log is not believed',
        'a log is never rewritten',
        'the next build writes its own version',
        'the build before it refuses that log by name',
        'nothing was written or sent by the build that refused',
        'the next build goes on',
      ],
      tags: ['scenario', 'state'],
      start: false,
    },
    async ({ world, bot, venue, verify }) => {
      const stops = () => [...world.store.read()].filter(({ type }) => type === 'ProcessStopped').map(({ v }) => v);
      build = logSchema;
      kept = null;
      await bot.start();
      venue.market('BTC-USD').price('50000');
      await world.advance('2m');
      await bot.submit.buy('BTC-USD', '0.01');
      await bot.stop();
      const written = [...world.store.read()];

      build = nextBuild;
      await world.restartBot();
      verify('the next build reads the log of the one before it', () => {
        expect(bot).toHavePosition('BTC-USD', { quantity: '0.01' });
        expect(bot).toReconcileWith(venue);
        const [stop] = bot.journal.filter(({ type }) => type === 'ProcessStopped');
        expect(stop?.payload).toEqual({ reason: 'The world was closed. (said by release 1)' });
      });
      verify('what that one has kept beside its log is not believed', () => {
        expect(kept).not.toBeNull();
        expect(bot.orders.map(({ status }) => status)).toEqual(['Filled']);
      });
      verify('a log is never rewritten', () =>
        expect([...world.store.read()].slice(0, written.length)).toEqual(written),
      );
      await bot.stop();
      verify('the next build writes its own version', () => expect(stops()).toEqual([1, 2]));

      build = logSchema;
      const { lastSeq } = world.store;
      const requests = venue.truth.requests().length;
      const refusal: unknown = await world.restartBot().catch((error: unknown) => error);
      verify('the build before it refuses that log by name', () =>
        expect(refusal).toMatchObject({
          code: 'StoreVersionNewer',
          details: { seq: lastSeq },
          text: {
            happened: expect.stringContaining('ProcessStopped of version 2'),
            toDo: expect.stringContaining('newer program'),
          },
        }),
      );
      verify('nothing was written or sent by the build that refused', () => {
        expect(world.store.lastSeq).toBe(lastSeq);
        expect(venue.truth.requests()).toHaveLength(requests);
      });

      build = nextBuild;
      await world.restartBot();
      await world.advance('1m');
      verify('the next build goes on', () => expect(bot).toReconcileWith(venue));
    },
  );
};
