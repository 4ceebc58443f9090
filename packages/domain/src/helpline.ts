import { addDays, type Day } from './day.ts';

/** Days for which a call by a person vouches for a number. */
export const freshForDays = 180;

/** What the list of help numbers says of one entry, and what a person found who called it. */
export interface HelplineFacts {
  /** `yes`: may be shown unverified; `after_call`: only once a person has called; `no`: never. */
  readonly ship: 'yes' | 'after_call' | 'no';
  readonly isEmergency: boolean;
  /** The last call; null when nobody has called yet. */
  readonly call: { readonly on: Day; readonly wasRight: boolean } | null;
}

/** The last day on which a call vouches for a number; null when nobody has called, and for an emergency number, which stays. */
export const expiryOf = ({ isEmergency, call }: HelplineFacts): Day | null =>
  call === null || isEmergency ? null : addDays(call.on, freshForDays);

/** Whether trainees may be shown a number on a day. A number that was found wrong is never shown. */
export function mayBeShown(facts: HelplineFacts, today: Day): boolean {
  const { ship, call } = facts;
  if (ship === 'no' || call?.wasRight === false) return false;
  if (call === null) return ship === 'yes';
  const expiry = expiryOf(facts);
  return expiry === null || today <= expiry;
}
