import { pinLength } from '@romduol/domain';
import * as z from 'zod/mini';
import { byId, Count, Day, endpoint, Id, Nothing, visible } from './endpoint.ts';

/**
 * One free name in her own script, compared after normalising; the spelling is hers. It holds nothing that turns the
 * direction of writing round, which would show one name as another.
 */
export const PersonName = z
  .string()
  .check(
    z.trim(),
    z.minLength(1),
    z.maxLength(120),
    z.regex(/^[^\p{Cc}\p{Cs}<>\u202A-\u202E\u2066-\u2069]*$/u),
    z.regex(visible),
  );
/** Four of nine pictures as digits 1–9. */
export const PicturePin = z.string().check(z.regex(new RegExp(`^[1-9]{${pinLength}}$`)));

export const DeparturePlan = z.strictObject({
  intention: z.enum(['leaving', 'unknown', 'staying']),
  departsOn: z.nullable(Day),
});

/** A woman as the staff who may open her name see her. */
export const TraineeDetails = z.strictObject({
  id: Id,
  code: z.string(),
  name: z.string(),
  latinName: z.nullable(z.string()),
  departure: DeparturePlan,
  version: z.int(),
});

export const openTrainee = endpoint({
  name: 'trainee.open',
  method: 'GET',
  path: '/trainees/:id',
  summary: 'Open a woman’s name and plan; recorded as a read',
  allow: 'trainee.open',
  params: byId,
  response: TraineeDetails,
  sensitive: true,
});

export const planTrainee = endpoint({
  name: 'trainee.plan',
  method: 'PUT',
  path: '/trainees/:id',
  summary: 'Correct her name, its Latin spelling, or her departure plan',
  allow: 'trainee.plan',
  params: byId,
  body: z.strictObject({
    name: PersonName,
    latinName: z.nullable(PersonName),
    departure: DeparturePlan,
    version: Count,
  }),
  response: TraineeDetails,
});

export const resetPin = endpoint({
  name: 'trainee.reset-pin',
  method: 'POST',
  path: '/trainees/:id/pin-reset',
  summary: 'Forget her picture PIN, so that she chooses a new one with her card; her other phones are signed out',
  allow: 'trainee.reset',
  params: byId,
  response: Nothing,
});

export const renewCard = endpoint({
  name: 'trainee.renew-card',
  method: 'POST',
  path: '/trainees/:id/card',
  summary: 'Make her a new sign-in card; the old one stops working. The code is shown once',
  allow: 'trainee.reset',
  params: byId,
  response: z.strictObject({ card: z.string(), traineeCode: z.string() }),
});

export const eraseTrainee = endpoint({
  name: 'trainee.erase',
  method: 'DELETE',
  path: '/trainees/:id',
  summary: 'Erase a woman: her name, her answers, her phones; her certificates then say revoked. Cannot be undone',
  allow: 'trainee.erase',
  params: byId,
  response: Nothing,
});
