import { menuSignOf } from './browser.ts';

const phones = [
  [
    'Chrome on Android',
    'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 Chrome/140.0.0.0 Mobile Safari/537.36',
    5,
    'dots',
  ],
  ['Firefox on Android', 'Mozilla/5.0 (Android 13; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0', 5, 'dots'],
  [
    'Samsung Internet',
    'Mozilla/5.0 (Linux; Android 13; SM-A042F) AppleWebKit/537.36 SamsungBrowser/25.0 Chrome/121.0.0.0 Mobile Safari/537.36',
    5,
    'lines',
  ],
  [
    'Safari on an iPhone',
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1',
    5,
    'share',
  ],
  [
    'Safari on an iPad',
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/18.0 Safari/605.1.15',
    5,
    'share',
  ],
  [
    'Safari on a computer',
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/18.0 Safari/605.1.15',
    0,
    'dots',
  ],
] as const;

describe('the sign under which a browser hides its menu', () => {
  it.each(phones)('is known for %s', (_, userAgent, maxTouchPoints, sign) => {
    expect(menuSignOf({ userAgent, maxTouchPoints })).toBe(sign);
  });
});
