import { createRandom, type FaultRates } from '@bot/simulation';
import { createDrawnFaults } from './drawnFaults';
import { faultProfile } from './faultProfile';
import { openFaultWorld } from './testing/faultWorld';

const someRates: FaultRates = {
  submitOrder: { acceptThenDropResponse: 0.1, delayResponse: 0.2, rateLimit: 0.1, malformed: 0.05 },
  balances: { stale: 0.2, malformed: 0.2 },
  market: { drop: 0.1, sequenceGap: 0.3 },
};

describe('a profile of faults', () => {
  it('has the usual times where none are given', () => {
    const { random, ...rest } = faultProfile({ seed: 1 });
    expect(random.nextUint32()).toBe(createRandom(1).nextUint32());
    expect(rest).toEqual({
      rates: {},
      delayResponseMaxMs: 3_000,
      retryAfterMaxMs: 2_000,
      staleMaxMs: 30_000,
      delayMaxMs: 5_000,
      outageMaxMs: 30_000,
      outageGapMaxMs: 0,
      disconnectMaxMs: 10_000,
      disconnectGapMaxMs: 0,
    });
    expect(faultProfile({ random: createRandom(2), delayMaxMs: 7 })).toMatchObject({
      delayMaxMs: 7,
      staleMaxMs: 30_000,
    });
  });

  it.each<[string, Parameters<typeof faultProfile>[0]]>([
    [
      'a probability lies between 0 and 1; that of drop at market is 1.1',
      { seed: 1, rates: { market: { drop: 1.1 } } },
    ],
    ['a probability lies between 0 and 1; that of drop at fills is -1', { seed: 1, rates: { fills: { drop: -1 } } }],
    ['the probabilities at quote are together at most 1', { seed: 1, rates: { quote: { stale: 0.6, notFound: 0.6 } } }],
    ['drop, delay, duplicate, reorder, and not sequenceGap', { seed: 1, rates: { fills: { sequenceGap: 0.1 } } }],
    ['what can be drawn at submitOrder is dropRequest,', { seed: 1, rates: { submitOrder: { stale: 0.1 } } }],
    ['and not at nowhere', { seed: 1, rates: { nowhere: { drop: 0.1 } } as FaultRates }],
    ['staleMaxMs is a whole number of ms from 1 on', { seed: 1, staleMaxMs: 0 }],
    ['outageGapMaxMs is a whole number of ms from 0 on', { seed: 1, outageGapMaxMs: 0.5 }],
  ])('must make sense: %s', (message, options) => {
    expect(() => faultProfile(options)).toThrow(message);
  });

  it('takes tenths that are 1 together', () => {
    const rates = { dropRequest: 0.7, rateLimit: 0.2, malformed: 0.1 };
    expect(faultProfile({ seed: 1, rates: { fees: rates } }).rates.fees).toBe(rates);
  });
});

describe('faults that are drawn', () => {
  const draw = (seed: number, rates: FaultRates = someRates) => createDrawnFaults(faultProfile({ seed, rates }));
  const many = (drawn = draw(1)): readonly unknown[] =>
    Array.from({ length: 200 }, () => [
      drawn.request('submitOrder'),
      drawn.request('balances'),
      drawn.message('market', true),
    ]);

  it('are the same for the same seed, and others for another', () => {
    expect(many(draw(1))).toEqual(many(draw(1)));
    expect(many(draw(1))).not.toEqual(many(draw(2)));
  });

  it('keep their meaning from one version to the next', () => {
    const drawn = draw(7);
    expect(Array.from({ length: 12 }, () => drawn.request('submitOrder'))).toMatchInlineSnapshot(`
     [
       {
         "byMs": 2193,
         "fault": "DelayResponse",
       },
       null,
       null,
       {
         "fault": "RateLimit",
         "retryAfterMs": 420,
       },
       null,
       {
         "byMs": 167,
         "fault": "DelayResponse",
       },
       {
         "fault": "RateLimit",
         "retryAfterMs": 761,
       },
       null,
       null,
       {
         "byMs": 989,
         "fault": "DelayResponse",
       },
       {
         "fault": "AcceptThenDropResponse",
       },
       null,
     ]
    `);
  });

  it('come as often as they are said to', () => {
    const drawn = draw(5);
    const counts: Record<string, number> = {};
    for (let call = 0; call < 20_000; call++) {
      const name = drawn.request('submitOrder')?.fault ?? 'none';
      counts[name] = (counts[name] ?? 0) + 1;
    }
    const share = (name: string): number => (counts[name] ?? 0) / 20_000;
    expect(share('AcceptThenDropResponse')).toBeCloseTo(0.1, 1.7);
    expect(share('DelayResponse')).toBeCloseTo(0.2, 1.7);
    expect(share('none')).toBeCloseTo(0.55, 1.7);
  });

  it('at one method are not moved by calls of another', () => {
    const [alone, mixed] = [draw(3), draw(3)];
    const expected = Array.from({ length: 50 }, () => alone.request('balances'));
    const actual = Array.from({ length: 50 }, () => {
      mixed.request('submitOrder');
      mixed.message('market', true);
      return mixed.request('balances');
    });
    expect(actual).toEqual(expected);
  });

  it.each([
    ['dropRequest', { fault: 'DropRequest' }],
    ['acceptThenDropResponse', { fault: 'AcceptThenDropResponse' }],
    ['serverError', { fault: 'ServerError', acted: false }],
    ['serverErrorAfterActing', { fault: 'ServerError', acted: true }],
    ['rateLimit', { fault: 'RateLimit', retryAfterMs: 1 }],
    ['delayResponse', { fault: 'DelayResponse', byMs: 1 }],
    ['duplicateRequest', { fault: 'DuplicateRequest' }],
    ['reorderResponse', { fault: 'ReorderResponse' }],
    ['malformed', { fault: 'Malformed', how: 'MissingField' }],
  ])('of a request may be %s', (name, fault) => {
    const times = { delayResponseMaxMs: 1, retryAfterMaxMs: 1 };
    const drawn = createDrawnFaults(faultProfile({ seed: 1, rates: { submitOrder: { [name]: 1 } }, ...times }));
    expect(drawn.request('submitOrder')).toEqual(fault);
    expect([drawn.request('fees'), drawn.message('fills', false)]).toEqual([null, null]);
  });

  it('of a read may be old or not there', () => {
    const drawn = createDrawnFaults(
      faultProfile({ seed: 1, staleMaxMs: 1, rates: { order: { notFound: 1 }, quote: { stale: 1 } } }),
    );
    expect(drawn.request('order')).toEqual({ fault: 'NotFound' });
    expect(drawn.request('quote')).toEqual({ fault: 'Stale', byMs: 1 });
  });

  it.each([
    ['drop', { fault: 'Drop' }],
    ['delay', { fault: 'Delay', byMs: 1 }],
    ['duplicate', { fault: 'Duplicate' }],
    ['reorder', { fault: 'Reorder' }],
    ['sequenceGap', { fault: 'SequenceGap' }],
  ])('of a message may be %s', (name, fault) => {
    const drawn = createDrawnFaults(faultProfile({ seed: 1, delayMaxMs: 1, rates: { market: { [name]: 1 } } }));
    expect(drawn.message('market', true)).toEqual(fault);
    expect(drawn.message('market', false)).toEqual(name === 'sequenceGap' ? null : fault);
  });
});

describe('a venue that follows a profile', () => {
  const heardOf = async (prepare: (world: ReturnType<typeof openFaultWorld>) => void): Promise<readonly unknown[]> => {
    const world = openFaultWorld();
    world.faults.follow(faultProfile({ seed: 11, rates: { submitOrder: { dropRequest: 0.3, rateLimit: 0.3 } } }));
    prepare(world);
    const heard: unknown[] = [];
    for (let call = 0; call < 30; call++) heard.push((await world.hear('submitOrder'))[0]);
    return heard;
  };

  it('meets the same faults for the same seed; what is armed comes first and moves none of the others', async () => {
    const drawnOnly = await heardOf(() => undefined);
    expect(new Set(drawnOnly.filter((answer) => typeof answer === 'string'))).toEqual(
      new Set(['Timeout', 'RateLimited']),
    );
    const third = await heardOf(({ faults }) => faults.on('submitOrder').nth(3).fail('InvalidRequest'));
    expect(third[2]).toBe('InvalidRequest');
    const errors = (heard: readonly unknown[]) => heard.map((answer) => typeof answer === 'string' && answer);
    expect(errors(third).toSpliced(2, 1)).toEqual(errors(drawnOnly).toSpliced(2, 1));
  });

  it('draws the faults of messages too, and owes none of them', () => {
    const { faults, network } = openFaultWorld();
    faults.follow(faultProfile({ seed: 1, rates: { reports: { drop: 1 } } }));
    expect(faults.stream('reports').sending({ isNumbered: false })).toEqual({ fault: 'Drop' });
    expect(network()).toEqual(['reports message lost']);
    expect(faults.pending()).toEqual([]);
  });

  it('has outages and cuts that come and go', async () => {
    const { faults, hear, kernel } = openFaultWorld();
    const gaps = { outageMaxMs: 60_000, outageGapMaxMs: 60_000, disconnectMaxMs: 60_000, disconnectGapMaxMs: 60_000 };
    faults.follow(faultProfile({ seed: 1, ...gaps }));
    const [heard, lines] = [new Set<unknown>(), new Set<string>()];
    for (let minute = 0; minute < 30; minute++) {
      await kernel.advance(10_000);
      const [answer] = await hear('fees');
      heard.add(typeof answer);
      lines.add(faults.stream('fills').line());
    }
    expect([heard, lines]).toEqual([new Set(['number', 'string']), new Set(['Open', 'Down'])]);
    faults.heal();
    expect(faults.pending()).toEqual([]);
  });

  it('follows one at a time, and looks no further back than it remembers', () => {
    const { faults } = openFaultWorld();
    const stale = faultProfile({ seed: 1, staleMaxMs: 600_001, rates: { fees: { stale: 0.1 } } });
    expect(() => faults.follow(stale)).toThrow('the venue remembers 10m, and not 10m1ms');
    faults.follow(faultProfile({ seed: 1, staleMaxMs: 600_001, rates: { fees: { dropRequest: 0.1 } } }));
    expect(() => faults.follow(faultProfile({ seed: 2 }))).toThrow('heal() ends it');
    faults.heal();
    faults.follow(faultProfile({ seed: 2 }));
  });
});
