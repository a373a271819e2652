import type { HttpExchange, HttpRequest } from '@bot/core';
import type { ServedAnswer, WireServer } from './wireServer';

/** Requests and their answers, as far as they are under way. */
export interface ExchangeTraffic {
  watch(wire: HttpExchange): HttpExchange;
  serve(server: WireServer): WireServer['answer'];
  underWay(): number;
  /** Answers that come piece by piece, with time between the pieces. */
  trickles(): number;
  names(): readonly string[];
}

/** Carries the number of a request to the server. */
const MARK = 'x-request-mark';

type Place = 'There' | 'AtServer' | 'Trickling' | 'Back';

export function createExchangeTraffic(): ExchangeTraffic {
  const places = new Map<string, { readonly name: string; place: Place }>();
  let count = 0;
  const at = (...wanted: readonly Place[]) => [...places.values()].filter(({ place }) => wanted.includes(place));
  const move = (mark: string, place: Place): void => {
    const known = places.get(mark);
    if (known !== undefined) known.place = place;
  };

  return {
    watch: (wire) => ({
      async exchange(request, limits) {
        const mark = String((count += 1));
        places.set(mark, { name: `${request.method} ${new URL(request.url).pathname}`, place: 'There' });
        // Given up while the server still thinks: the caller hears of it soon.
        const givenUp = (): void => move(mark, 'Back');
        limits.signal.addEventListener('abort', givenUp);
        try {
          return await wire.exchange({ ...request, headers: { ...request.headers, [MARK]: mark } }, limits);
        } finally {
          limits.signal.removeEventListener('abort', givenUp);
          places.delete(mark);
        }
      },
    }),
    serve: (server) => async (marked) => {
      const { [MARK]: mark = '', ...headers } = marked.headers;
      move(mark, 'AtServer');
      try {
        const answer = await server.answer({ ...marked, headers } satisfies HttpRequest);
        move(mark, placeOf(answer));
        return answer;
      } catch (error) {
        move(mark, 'Back');
        throw error;
      }
    },
    underWay: () => at('There', 'Back').length,
    trickles: () => at('Trickling').length,
    names: () => at('There', 'Back').map(({ name, place }) => `${name} (${place})`),
  };
}

const placeOf = ({ delivery }: ServedAnswer): Place => (delivery?.kind === 'Slow' ? 'Trickling' : 'Back');
