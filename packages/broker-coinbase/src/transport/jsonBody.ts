import { MalformedAnswer } from '../mapping/malformedAnswer';

const decoder = new TextDecoder('utf-8', { fatal: true });
/** A number of JSON with more digits than a double may keep. Within a text it does no harm: it only takes the longer way. */
const LONG_NUMBER = /[:,[]\s*-?\d[\d.eE+-]{15,}/;

type Reviver = (key: string, value: unknown, context: { readonly source?: string }) => unknown;

/** Numbers that a double would change stay text: `0.1234567890123456789` → `"0.1234567890123456789"`. @throws MalformedAnswer */
export function parseJson(body: Uint8Array): unknown {
  try {
    const text = decoder.decode(body);
    return LONG_NUMBER.test(text) ? JSON.parse(text, asWritten as Parameters<typeof JSON.parse>[1]) : JSON.parse(text);
  } catch {
    throw new MalformedAnswer('the answer is no JSON');
  }
}

const asWritten: Reviver = (_key, value, { source }) =>
  typeof value === 'number' && source !== undefined && String(value) !== source ? source : value;
