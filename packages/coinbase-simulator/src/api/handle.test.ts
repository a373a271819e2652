import type { ApiView } from './apiView';
import { findRoute } from './findRoute';
import { handle } from './handle';
import { routes } from './routes';

describe('a request', () => {
  it('whose endpoint has a mistake in it is no answer', () => {
    const found = findRoute('GET', '/api/v3/brokerage/time');
    const route = {
      ...(found?.route ?? routes[0]),
      endpoint: () => {
        throw new Error('a mistake');
      },
    };
    const request = { ...found, route, path: {}, query: new Map(), body: undefined } as Parameters<typeof handle>[0];
    expect(() => handle(request, { permissions: { canView: true } } as ApiView)).toThrow('a mistake');
  });

  it('means one endpoint: no path is there twice', () => {
    const names = routes.map(({ method, path }) => `${method} ${path}`);
    expect(new Set(names).size).toBe(names.length);
    for (const route of routes) expect(findRoute(route.method, route.path.replaceAll(/[{}]/g, ''))?.route).toBe(route);
  });
});
