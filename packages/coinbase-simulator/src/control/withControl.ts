import type { HttpRequest } from '@bot/core';
import type { ServedAnswer, WireServer } from '@bot/simulation';
import { faultParameters } from '../faults/faultParameters';
import { controlRoutes, type Controlled } from './controlRoutes';
import { plainJson } from './plainJson';

const PATH = '/control';
const thisMachine: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost']);
const encoder = new TextEncoder();

/**
 * The same server with the control API under `/control`, for tests in other languages. It is for programs on this machine alone: what a
 * page in a browser asks, or who came by another name, is refused.
 */
export function withControl<Server extends WireServer>(server: Server, controlled: Controlled): Server {
  return {
    ...server,
    answer(request) {
      const { pathname } = new URL(request.url);
      if (pathname !== PATH && !pathname.startsWith(`${PATH}/`)) return server.answer(request);
      return controlAnswer(request, pathname, controlled);
    },
  };
}

async function controlAnswer(request: HttpRequest, path: string, controlled: Controlled): Promise<ServedAnswer> {
  if (!thisMachine.has(new URL(request.url).hostname) || request.headers['origin'] !== undefined) {
    return jsonAnswer(403, { error: 'the control API is for programs on this machine' });
  }
  const name = `${request.method} ${path}`;
  const route = Object.hasOwn(controlRoutes, name) ? controlRoutes[name] : undefined;
  if (route === undefined) return jsonAnswer(404, { error: `there is no ${name}: ask GET /control` });
  try {
    const body = bodyOf(request.body ?? '{}');
    return jsonAnswer(200, plainJson(await route.act(controlled, faultParameters(body), body)));
  } catch (error) {
    return jsonAnswer(400, { error: (error as Error).message });
  }
}

/** @throws SyntaxError, TypeError for what is no JSON object */
function bodyOf(text: string): { readonly [name: string]: unknown } {
  const body: unknown = JSON.parse(text);
  if (typeof body === 'object' && body !== null && !Array.isArray(body))
    return body as { readonly [name: string]: unknown };
  throw new TypeError('a body is a JSON object');
}

const jsonAnswer = (status: number, value: unknown): ServedAnswer => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: encoder.encode(JSON.stringify(value)),
});
