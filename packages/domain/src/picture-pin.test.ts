import fc from 'fast-check';
import { isPlainPin, pinLength, pinPictures, secondsToWait } from './picture-pin.ts';

describe('a picture PIN', () => {
  it('is four of nine pictures, all different', () => {
    expect(pinLength).toBe(4);
    expect(new Set(pinPictures).size).toBe(9);
  });

  it.each([
    ['1111', true],
    ['9999', true],
    ['1112', false],
    ['1234', false],
  ])('%s is too plain: %s', (pin, plain) => {
    expect(isPlainPin(pin)).toBe(plain);
  });
});

describe('the wait after wrong tries', () => {
  it.each([
    [0, 0],
    [4, 0],
    [5, 30],
    [6, 60],
    [7, 120],
    [9, 480],
    [10, 900],
    [11, 900],
    [5000, 900],
  ])('after %i wrong tries is %i seconds', (tries, seconds) => {
    expect(secondsToWait(tries)).toBe(seconds);
  });

  it('never gets shorter with one more wrong try', () => {
    fc.assert(
      fc.property(fc.nat({ max: 100 }), (tries) =>
        expect(secondsToWait(tries + 1)).toBeGreaterThanOrEqual(secondsToWait(tries)),
      ),
    );
  });

  it('keeps a stranger who tries all night from most of the 6 561 PINs', () => {
    let seconds = 0;
    let tries = 0;
    for (; seconds < 12 * 3600; tries += 1) seconds += secondsToWait(tries + 1);
    expect(tries).toBeLessThan(100);
  });
});
