import { brokerConformance, registerCards } from '@bot/conformance';
import type { Layer } from '@bot/simulation';
import { brokerUnderCards, exchangeLayer } from '@bot/suite-broker-port';

/** Its API lists no payments of funding, which only show in the cash; and it numbers the trades of the tape by themselves. */
const lists = { listsFunding: false } as const;
const lacks = ['CommonTradeIds'] as const;

/** Every card of the port, for the client of Coinbase and its simulator with this between them. */
export function defineCards(over: (layer: Layer) => Layer): void {
  const layer = over(exchangeLayer());
  const cards = brokerConformance({ create: () => ({ ...brokerUnderCards(layer), ...lists }), lacks });
  registerCards(
    cards.map((card) => ({ ...card, title: `${card.title}, over ${layer.name}` })),
    test,
  );
}
