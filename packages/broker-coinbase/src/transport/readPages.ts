import { MalformedAnswer } from '../mapping/malformedAnswer';
import { reading, requestFailure } from './failures';
import type { RestClient } from './restClient';
import type { Query, RestRequest } from './restRequest';

/** One page of a list. */
export interface Page<Item> {
  readonly items: readonly Item[];
  /** Where the next page begins; null on the last one. */
  readonly next: string | null;
}

/** More pages than any list has: a list that goes on is one that goes round. */
const MAX_PAGES = 2_000;

/**
 * All pages of a list, one after another. A list that does not come to its end is an error, never a part of it.
 * @throws BrokerError UndecodableAnswer for a cursor that comes twice (also the others)
 */
export async function* readPages<Answer, Item>(
  rest: RestClient,
  request: RestRequest<Answer>,
  pageOf: (answer: Answer) => Page<Item>,
): AsyncGenerator<readonly Item[], void, undefined> {
  const seen = new Set<string>();
  let cursor: string | null = null;
  for (let page = 0; page < MAX_PAGES; page++) {
    const query: Query | undefined = cursor === null ? request.query : { ...request.query, cursor };
    const answer: Answer = await rest.send(query === undefined ? request : { ...request, query });
    const { items, next }: Page<Item> = reading(request.operation, () => pageOf(answer));
    yield items;
    if (next === null) return;
    if (seen.has(next)) throw endless(request, 'the same page was named twice');
    seen.add(next);
    cursor = next;
  }
  throw endless(request, `it has more than ${MAX_PAGES} pages`);
}

/** All items of all pages. @throws BrokerError */
export async function readAll<Answer, Item>(
  rest: RestClient,
  request: RestRequest<Answer>,
  pageOf: (answer: Answer) => Page<Item>,
): Promise<readonly Item[]> {
  const items: Item[] = [];
  for await (const page of readPages(rest, request, pageOf)) items.push(...page);
  return items;
}

/** The end of a list, as the venue marks it: some lists say whether there is more, others leave the cursor empty. */
export function nextCursor(cursor: string | null | undefined, hasNext: boolean | null | undefined): string | null {
  if (hasNext === false) return null;
  const isEmpty = cursor === undefined || cursor === null || cursor === '';
  if (isEmpty && hasNext === true) throw new MalformedAnswer('the list goes on, but it is not said where');
  return isEmpty ? null : cursor;
}

const endless = ({ operation }: RestRequest<unknown>, why: string): unknown =>
  requestFailure(operation, new MalformedAnswer(`the list comes to no end: ${why}`));
