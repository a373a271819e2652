import { z } from 'zod';
import { said } from '../testing/restVenue';
import { openRestWorld, type RestWorld } from '../testing/restWorld';
import { nextCursor, readAll } from './readPages';

const schema = z.object({
  items: z.array(z.number()),
  cursor: z.string().nullish(),
  has_next: z.boolean().nullish(),
});
const request = {
  operation: 'list',
  method: 'GET',
  path: '/list',
  query: { limit: 2 },
  schema,
  access: 'Signed',
} as const;

const list = ({ rest, run }: RestWorld) =>
  run(readAll(rest, request, ({ items, cursor, has_next }) => ({ items, next: nextCursor(cursor, has_next) })));

describe('a list in pages', () => {
  it.each([
    ['says whether there is more', { has_next: true }, { has_next: false, cursor: 'c' }],
    ['leaves the last cursor empty', {}, { cursor: '' }],
  ])('is read to its end when it %s', async (_how, more, end) => {
    const world = openRestWorld();
    world.venue.on('GET /list?limit=2', said({ items: [1, 2], cursor: 'a b', ...more }));
    world.venue.on('GET /list?limit=2&cursor=a%20b', said({ items: [3], ...end }));
    expect(await list(world)).toEqual([1, 2, 3]);
  });

  it('that goes round is an error, not a part of it', async () => {
    const world = openRestWorld();
    world.venue.on(
      'GET /list',
      said({ items: [1], cursor: 'a' }),
      said({ items: [2], cursor: 'b' }),
      said({ items: [3], cursor: 'a' }),
    );
    await expect(list(world)).rejects.toMatchObject({
      code: 'UndecodableAnswer',
      message: expect.stringContaining('no end'),
    });
    expect(world.venue.requests).toHaveLength(3);
  });

  it('that never ends is one, too', async () => {
    const world = openRestWorld({ perSecond: 1_000_000 });
    let page = 0;
    world.venue.on('GET /list', () => said({ items: [], cursor: `c${page++}` }));
    await expect(list(world)).rejects.toMatchObject({ message: expect.stringContaining('more than 2000 pages') });
  });

  it('that goes on without saying where is one, too', async () => {
    const world = openRestWorld();
    world.venue.on('GET /list', said({ items: [1], cursor: '', has_next: true }));
    await expect(list(world)).rejects.toMatchObject({ code: 'UndecodableAnswer' });
  });

  it('of which one page fails fails', async () => {
    const world = openRestWorld();
    world.venue.on('GET /list', said({ items: [1], cursor: 'a' }), said('', 503));
    await expect(list(world)).rejects.toMatchObject({ code: 'VenueUnavailable' });
  });
});
