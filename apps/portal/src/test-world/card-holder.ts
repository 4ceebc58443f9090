import { screen } from '@testing-library/react';
import { say, type OpenedPortal } from './open-portal.tsx';
import { classCode, type Server } from './server.ts';

const card = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
/** The pictures `pin` of the portal's tests, as digits. */
export const digits = '2468';

/** A woman who joined on another phone, with her printed card. */
export const givesCard = (server: Server) =>
  server.signInCards.set(card, {
    code: classCode,
    traineeId: '01970000-0000-7000-8000-0000000000c1',
    enrolmentId: '01970000-0000-7000-8000-0000000000c2',
    name: 'Kunthea Example',
    pin: digits,
    language: 'en',
    departure: { intention: 'unknown', departsOn: null },
    keys: { deviceId: '01970000-0000-7000-8000-0000000000c3', token: 'T'.repeat(43), uploadToken: 'U'.repeat(43) },
  });

/** Types her card and taps her pictures. */
export async function signInWithHerCard(portal: OpenedPortal): Promise<void> {
  await portal.user.type(await screen.findByRole('textbox', { name: say('card.ask') }), card);
  await portal.pressKey('next');
  await portal.tapPin();
}
