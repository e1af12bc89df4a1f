import { describe, expect, test } from 'vitest';
import { checkChain } from './check-chain.ts';
import { closedChains, wrongChains } from './closed-chains.ts';

const lastDigit = /(\d)(?!.*\d)/;

describe('chains of numbers', () => {
  test('are enough to mean something', () =>
    expect(closedChains.length).toBeGreaterThanOrEqual(60));

  test.each(closedChains)('%s', (tex) => expect(checkChain(tex)).toEqual([]));

  test.each(wrongChains)('%s is wrong', (tex, message, offset) =>
    expect(checkChain(tex)[0]).toMatchObject({ message, offset }),
  );
});

describe('the digits written', () => {
  test.each([
    ['an eighth is exactly half a unit from it', String.raw`\frac18 = 0.13`],
    ['and from this', String.raw`\frac18 \approx 0.12`],
    ['a decimal point means half a unit, also after =', String.raw`\ln 2 = 0.7`],
    ['an integer after \\approx means half a unit', String.raw`\log_2 52! \approx 226`],
    ['trailing zeros count', '0.4999 + 0.00006 = 0.5000'],
    ['the mantissa counts', String.raw`\frac{1}{1024} = 9.8\times10^{-4}`],
    ['a percentage is a decimal', String.raw`\frac{26}{34} = 76.5\%`],
  ])('%s: %s', (_, tex) => expect(checkChain(tex)).toEqual([]));

  test.each([
    ['just over half a unit', '0.125001 - 0 = 0.12'],
    ['an integer after = is exact', String.raw`\log_2 52! = 226`],
    ['and stays so beside a decimal', '3 = 3.0001'],
    ['a large integer too', '10^{9} + 1 = 1000000000'],
    ['half a unit of an integer', String.raw`\frac{5}{2} + 0.1 \approx 2`],
    ['trailing zeros count', String.raw`\frac13 = 0.3330`],
    ['a power of ten alone is no rounding', '0.00000098 = 10^{-6}'],
    ['an integer times a power of ten is an integer', String.raw`2100 = 2\times10^3`],
    ['expressions agree to nine digits', String.raw`\frac{1}{3} = \frac{333333}{1000000}`],
    ['approximate expressions to a hundredth', String.raw`\frac{22}{7} \approx \pi + 0.04`],
    ['much greater is ten times', String.raw`9 \gg 1`],
  ])('%s: %s', (_, tex) => expect(checkChain(tex)).toHaveLength(1));

  test.each(closedChains.filter((tex) => /[=x]\s*-?[\d.{},\\]+$/.test(tex)))(
    'the last digit matters: %s',
    (tex) => {
      const wrong = tex.replace(lastDigit, (digit) => String((Number(digit) + 2) % 10));
      expect(checkChain(wrong)).not.toEqual([]);
    },
  );
});
