import { brokerConformance, registerCards } from '@bot/conformance';
import { brokerUnderCards, exchangeLayer } from '@bot/suite-broker-port';
import { overLoopback, overMemory } from './layers/carriers';

/** Its API lists no payments of funding, which only show in the cash; and it numbers the trades of the tape by themselves. */
const lists = { listsFunding: false } as const;
const lacks = ['CommonTradeIds'] as const;

for (const over of [overMemory, overLoopback]) {
  const layer = over(exchangeLayer());
  const cards = brokerConformance({ create: () => ({ ...brokerUnderCards(layer), ...lists }), lacks });
  registerCards(
    cards.map((card) => ({ ...card, title: `${card.title}, over ${layer.name}` })),
    test,
  );
}
