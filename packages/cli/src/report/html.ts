/** Text that may stand in a page as it is. Only `html` and `trusted` make it. */
export interface Html {
  readonly markup: string;
}

type Part = Html | readonly Part[] | string | number | null;

/** Our own files: style sheets and scripts. Never for data. */
export const trusted = (markup: string): Html => ({ markup });

/** A template whose values are escaped, so that data can never become markup. Lists are joined; null is nothing. */
export function html(texts: TemplateStringsArray, ...parts: readonly Part[]): Html {
  const markup = texts.map((text, index) => text + (index < parts.length ? markupOf(parts[index] ?? null) : ''));
  return { markup: markup.join('') };
}

function markupOf(part: Part): string {
  if (part === null) return '';
  if (typeof part === 'string' || typeof part === 'number') return escapeHtml(String(part));
  return 'markup' in part ? part.markup : part.map(markupOf).join('');
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);

/** Data for a script, inside `<script type="application/json">`: no text in it can end the element. */
export const jsonData = (data: unknown): Html => trusted(JSON.stringify(data).replace(/</g, '\\u003c'));
