import type { Route } from './route';
import { routes } from './routes';

export interface FoundRoute {
  readonly route: Route;
  /** What stands in the place of the names of its path. */
  readonly path: { readonly [name: string]: string };
}

interface Pattern {
  readonly route: Route;
  readonly parts: readonly string[];
}

const patterns: readonly Pattern[] = routes.map((route) => ({ route, parts: route.path.split('/') }));

/** The endpoint that a method and a path mean; null for none. */
export function findRoute(method: string, path: string): FoundRoute | null {
  const parts = path.split('/');
  for (const { route, parts: expected } of patterns) {
    if (route.method !== method || expected.length !== parts.length) continue;
    const named = match(expected, parts);
    if (named !== null) return { route, path: named };
  }
  return null;
}

function match(expected: readonly string[], parts: readonly string[]): FoundRoute['path'] | null {
  const named: Record<string, string> = {};
  for (const [index, pattern] of expected.entries()) {
    const part = String(parts[index]);
    if (!pattern.startsWith('{')) {
      if (pattern !== part) return null;
      continue;
    }
    const value = decoded(part);
    if (value === null || value === '') return null;
    named[pattern.slice(1, -1)] = value;
  }
  return named;
}

function decoded(part: string): string | null {
  try {
    return decodeURIComponent(part);
  } catch {
    return null;
  }
}
