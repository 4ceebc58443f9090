import fc from 'fast-check';
import { standingOf } from './certificate.ts';
import { addDays } from './day.ts';

const issued = { revoked: false, replaced: false, expiresOn: '2028-11-25' };

describe('the standing of a certificate', () => {
  it.each([
    ['valid', issued, '2026-11-25'],
    ['valid', issued, '2028-11-25'],
    ['expired', issued, '2028-11-26'],
    ['valid', { ...issued, expiresOn: null }, '2999-01-01'],
    ['replaced', { ...issued, replaced: true }, '2026-11-25'],
    ['replaced', { ...issued, replaced: true }, '2030-01-01'],
    ['revoked', { ...issued, revoked: true }, '2026-11-25'],
    ['revoked', { ...issued, revoked: true, replaced: true }, '2030-01-01'],
  ] as const)('is %s for %j on %s', (standing, certificate, day) => {
    expect(standingOf(certificate, day)).toBe(standing);
  });

  it('never becomes better with time', () => {
    const order = ['valid', 'expired', 'replaced', 'revoked'];
    const anyCertificate = fc.record({
      revoked: fc.boolean(),
      replaced: fc.boolean(),
      expiresOn: fc.option(fc.nat({ max: 20 }).map((days) => addDays('2026-11-20', days))),
    });
    fc.assert(
      fc.property(anyCertificate, fc.nat({ max: 30 }), (certificate, days) => {
        const now = standingOf(certificate, addDays('2026-11-20', days));
        const later = standingOf(certificate, addDays('2026-11-20', days + 1));
        expect(order.indexOf(later)).toBeGreaterThanOrEqual(order.indexOf(now));
      }),
    );
  });
});
