import { priceText, quantityText, signedUsdText, usdText } from './amountText';

it.each([
  [usdText('-1234.5'), '−1,234.50'],
  [usdText('0.005'), '0.00'],
  [usdText('999'), '999.00'],
  [usdText('1000000'), '1,000,000.00'],
  [signedUsdText('12'), '+12.00'],
  [signedUsdText('0'), '0.00'],
  [signedUsdText('-0.5'), '−0.50'],
  [priceText('50000.014'), '50,000.01'],
  [priceText('0.345678'), '0.345678'],
  [quantityText('12345.00000001'), '12,345.00000001'],
  [quantityText('1000'), '1,000'],
])('%s is %s', (shown, expected) => expect(shown).toBe(expected));
