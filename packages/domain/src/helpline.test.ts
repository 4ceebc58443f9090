import { expiryOf, mayBeShown, type HelplineFacts } from './helpline.ts';

const today = '2026-11-25';
const called = (on: string, more: Partial<HelplineFacts> = {}): HelplineFacts => ({
  ...{ ship: 'after_call', isEmergency: false },
  ...{ call: { on, wasRight: true }, ...more },
});

describe('a help number', () => {
  it.each<[HelplineFacts['ship'], boolean]>([
    ['yes', true],
    ['after_call', false],
    ['no', false],
  ])('that nobody has called and that ships "%s" is shown: %s', (ship, isShown) => {
    const facts: HelplineFacts = { ship, isEmergency: false, call: null };
    expect([mayBeShown(facts, today), expiryOf(facts)]).toEqual([isShown, null]);
  });

  it('waits for a call, and then is shown for 180 days', () => {
    expect(expiryOf(called('2026-11-25'))).toBe('2027-05-24');
    expect(mayBeShown(called('2026-11-25'), '2027-05-24')).toBe(true);
    expect(mayBeShown(called('2026-11-25'), '2027-05-25')).toBe(false);
  });

  it('is withdrawn after that also when it had been shown unverified', () => {
    expect(mayBeShown(called('2026-01-01', { ship: 'yes' }), today)).toBe(false);
  });

  it('for an emergency never grows old', () => {
    const emergency = called('2020-01-01', { isEmergency: true });
    expect([mayBeShown(emergency, today), expiryOf(emergency)]).toEqual([true, null]);
  });

  it('is never shown when a call found it wrong, nor when it is for staff alone', () => {
    const wrong = { call: { on: today, wasRight: false } };
    for (const ship of ['yes', 'after_call'] as const)
      expect(mayBeShown(called(today, { ship, isEmergency: true, ...wrong }), today)).toBe(false);
    expect(mayBeShown(called(today, { ship: 'no' }), today)).toBe(false);
  });
});
