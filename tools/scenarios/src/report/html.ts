/** Text that may stand in a page as it is. Only `html` and `trusted` make it. */
export interface Html {
  readonly markup: string;
}

type Part = Html | readonly Html[] | string | number;

/** Our own files: style sheets and scripts. Never for data. */
export const trusted = (markup: string): Html => ({ markup });

export const nothing: Html = trusted('');

/** A template whose values are escaped, so that data can never become markup. Lists are joined. */
export function html(texts: TemplateStringsArray, ...parts: readonly Part[]): Html {
  const markups = [...parts.map(markupOf), ''];
  return trusted(texts.map((text, index) => `${text}${String(markups[index])}`).join(''));
}

function markupOf(part: Part): string {
  if (typeof part === 'string' || typeof part === 'number') return escaped(String(part));
  return 'markup' in part ? part.markup : part.map(({ markup }) => markup).join('');
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => String(entities[sign]));
