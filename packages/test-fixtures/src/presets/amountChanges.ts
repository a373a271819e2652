import { decimalText } from '../text/decimalText';

/** Nothing when it was not named; null stays null, where that switches a limit off. */
export const named = <Amount>(name: string, text: string | null | undefined, make: (text: string) => Amount): object =>
  text === undefined ? {} : { [name]: text === null ? null : changed(text, name, make) };

/** @throws FixtureError NotDecimalText */
export const changed = <Amount>(text: string, name: string, make: (text: string) => Amount): Amount =>
  make(decimalText(text, name));
