import { EXACT_DIGITS } from './digits';
import type { DataFrame, LevelChange, Level2Event } from './frame';
import { instantOf } from './instant';
import { sizeOfDigits } from './levelSize';

const QUOTE = code('"');
const BACKSLASH = code('\\');
const COMMA = code(',');
const POINT = code('.');
const ZERO = code('0');
const NINE = code('9');
const CLOSE_LIST = code(']');
const B = code('b');
const S = code('s');

/** Longer ones are no quantity that anybody trades. */
const MAX_QUANTITY_LENGTH = 40;

const CHANNEL = bytesOf('{"channel":"l2_data",');
const CLIENT_ID = bytesOf('"client_id":"');
const TIMESTAMP = bytesOf('"timestamp":"');
const SEQUENCE = bytesOf('","sequence_num":');
const EVENTS = bytesOf(',"events":[');
const TYPE = bytesOf('{"type":"');
const SNAPSHOT = bytesOf('snapshot');
const UPDATE = bytesOf('update');
const PRODUCT = bytesOf('","product_id":"');
const UPDATES = bytesOf('","updates":[');
const BID = bytesOf('{"side":"bid","event_time":"');
const OFFER = bytesOf('{"side":"offer","event_time":"');
/** Where bid and offer differ. */
const AT_SIDE = '{"side":"'.length;
const PRICE = bytesOf('","price_level":"');
const QUANTITY = bytesOf('","new_quantity":"');
const END_CHANGE = bytesOf('"}');
const END_EVENT = bytesOf(']}');
const END_FRAME = bytesOf(']}');

/**
 * Reads a frame of level 2 that is written as the venue writes it: these keys in this order, nothing between them, no escapes.
 * null for every other frame: `readFrame` looks at it then. A frame is read to its last byte before anything of it is used.
 */
export function scanLevel2(bytes: Buffer): DataFrame | null {
  scanned = bytes as LatinBytes;
  at = 0;
  isPlain = true;
  const frame = scanFrame();
  return isPlain && at === bytes.length ? frame : null;
}

/** Node has it, its types do not: a text of the bytes, without what `toString` looks at first. */
type LatinBytes = Buffer & { latin1Slice(from: number, to: number): string };

/** 1 for what stands in a text as it is. */
const isTextByte = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte >= 0x20 && byte < 0x7f && byte !== QUOTE && byte !== BACKSLASH ? 1 : 0,
);

// Where a scan is. Nothing waits while it goes on, so that one is enough; a closure for each frame would cost more than the scan.
let scanned = Buffer.alloc(0) as LatinBytes;
let at = 0;
/** False once something was met that is not written so. */
let isPlain = true;

function scanFrame(): DataFrame | null {
  take(CHANNEL);
  if (scanned[at + 1] === CLIENT_ID[1]) {
    take(CLIENT_ID);
    passText();
    at += 1;
    takeOne(COMMA);
  }
  take(TIMESTAMP);
  const timestamp = takeText();
  take(SEQUENCE);
  const sequence = takeCount();
  take(EVENTS);
  const events: Level2Event[] = [];
  do {
    if (!isPlain) return null;
    events.push(scanEvent());
  } while (takeSeparator());
  take(END_FRAME);
  if (!isPlain) return null;
  try {
    return { channel: 'level2', sequence, at: instantOf(timestamp, 'timestamp'), events };
  } catch {
    return null;
  }
}

function scanEvent(): Level2Event {
  take(TYPE);
  const isSnapshot = scanned[at] === S;
  take(isSnapshot ? SNAPSHOT : UPDATE);
  take(PRODUCT);
  const productId = takeText();
  if (productId === '') isPlain = false;
  take(UPDATES);
  const changes: LevelChange[] = [];
  // An empty book has no levels.
  if (scanned[at] !== CLOSE_LIST) {
    do {
      if (!isPlain) break;
      changes.push(scanChange());
    } while (takeSeparator());
  }
  take(END_EVENT);
  return { isSnapshot, productId, changes };
}

function scanChange(): LevelChange {
  const isBid = scanned[at + AT_SIDE] === B;
  take(isBid ? BID : OFFER);
  passText();
  take(PRICE);
  takeDigits();
  if (digits === 0 || written > EXACT_DIGITS) isPlain = false;
  const change: { -readonly [name in keyof LevelChange]: LevelChange[name] } = { isBid, digits, places, size: 0 };
  take(QUANTITY);
  const from = at;
  takeDigits();
  if (at - from > MAX_QUANTITY_LENGTH) isPlain = false;
  change.size = sizeOfDigits(digits, places, written) ?? scanned.latin1Slice(from, at);
  take(END_CHANGE);
  return change;
}

function take(expected: Uint8Array): void {
  for (let index = 0; index < expected.length; index++) {
    if (scanned[at + index] !== expected[index]) {
      isPlain = false;
      return;
    }
  }
  at += expected.length;
}

function takeOne(expected: number): void {
  if (scanned[at] === expected) at += 1;
  else isPlain = false;
}

/** True when another element follows. */
function takeSeparator(): boolean {
  if (scanned[at] !== COMMA) return false;
  at += 1;
  return true;
}

/** Up to the quote that ends it. */
function passText(): void {
  let index = at;
  while (isTextByte[scanned[index] ?? 0] === 1) index += 1;
  at = index;
  if (scanned[at] !== QUOTE) isPlain = false;
}

function takeText(): string {
  const from = at;
  passText();
  return isPlain ? scanned.latin1Slice(from, at) : '';
}

/** A whole number as JSON writes it. */
function takeCount(): number {
  const from = at;
  let count = 0;
  while (isDigit(scanned[at])) {
    count = count * 10 + Number(scanned[at]) - ZERO;
    at += 1;
  }
  const length = at - from;
  if (length === 0 || length > EXACT_DIGITS || (length > 1 && scanned[from] === ZERO)) isPlain = false;
  return count;
}

// What `takeDigits` has read, and how many digits it was written with.
let digits = 0;
let places = 0;
let written = 0;

/** A plain decimal. */
function takeDigits(): void {
  const from = at;
  digits = 0;
  places = 0;
  for (; isDigit(scanned[at]); at++) digits = digits * 10 + Number(scanned[at]) - ZERO;
  written = at - from;
  if (written === 0) isPlain = false;
  if (scanned[at] !== POINT) return;
  at += 1;
  const decimalsFrom = at;
  for (; isDigit(scanned[at]); at++) digits = digits * 10 + Number(scanned[at]) - ZERO;
  places = at - decimalsFrom;
  if (places === 0) isPlain = false;
  written += places;
}

const isDigit = (byte: number | undefined): boolean => byte !== undefined && byte >= ZERO && byte <= NINE;

function code(character: string): number {
  return character.charCodeAt(0);
}

function bytesOf(text: string): Uint8Array {
  return Buffer.from(text);
}
