import { roles, permissions } from '@romduol/domain';
import * as z from 'zod/mini';
import { byId, endpoint, Id, Nothing } from './endpoint.ts';

/** Random bytes that a phone or server made, base64url. At least 128 bit; tokens have 256. */
export const Token = z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/));

export const Me = z.strictObject({
  id: Id,
  name: z.string(),
  email: z.string(),
  roles: z.array(z.enum(roles)),
  permissions: z.array(z.enum(permissions)),
  organisation: z.strictObject({
    id: Id,
    name: z.strictObject({ km: z.string(), en: z.string() }),
    timeZone: z.string(),
    /** Today in the organisation's time zone, `YYYY-MM-DD`. */
    today: z.iso.date(),
  }),
});
export type Me = z.output<typeof Me>;

/** What still stands between a member and her work. */
export const SignInStep = z.strictObject({ next: z.enum(['second-factor', 'set-up-second-factor', 'signed-in']) });

const code = z.string().check(z.regex(/^\d{6}$|^[A-Z2-7]{4}-?[A-Z2-7]{4}-?[A-Z2-7]{4}$/i));

export const signIn = endpoint({
  name: 'session.sign-in',
  method: 'POST',
  path: '/session',
  summary: 'Sign in with e-mail and password; the second factor follows',
  allow: 'anyone',
  body: z.strictObject({ email: z.string().check(z.maxLength(254)), password: z.string().check(z.maxLength(256)) }),
  response: SignInStep,
  limit: { times: 20, seconds: 60 },
});

export const secondFactor = endpoint({
  name: 'session.second-factor',
  method: 'POST',
  path: '/session/second-factor',
  summary: 'Give the code of the authenticator, or a recovery code',
  allow: 'half-signed-in',
  body: z.strictObject({ code }),
  response: SignInStep,
  limit: { times: 10, seconds: 60 },
  limitPerCaller: { times: 10, seconds: 600 },
});

export const beginSecondFactor = endpoint({
  name: 'second-factor.begin',
  method: 'POST',
  path: '/session/second-factor/setup',
  summary: 'Get a new secret for an authenticator; it counts after the first right code',
  allow: 'half-signed-in',
  response: z.strictObject({ secret: z.string(), uri: z.string() }),
});

export const confirmSecondFactor = endpoint({
  name: 'second-factor.confirm',
  method: 'POST',
  path: '/session/second-factor/confirmation',
  summary: 'Prove that the authenticator works; answers the recovery codes once',
  allow: 'half-signed-in',
  body: z.strictObject({ code: z.string().check(z.regex(/^\d{6}$/)) }),
  response: z.strictObject({ recoveryCodes: z.array(z.string()) }),
  limit: { times: 10, seconds: 60 },
});

export const signOut = endpoint({
  name: 'session.sign-out',
  method: 'DELETE',
  path: '/session',
  summary: 'End this session',
  allow: 'anyone',
  response: Nothing,
});

export const getMe = endpoint({
  name: 'me.read',
  method: 'GET',
  path: '/me',
  summary: 'Who I am and what I may do',
  allow: 'member',
  response: Me,
});

export const listSessions = endpoint({
  name: 'session.list',
  method: 'GET',
  path: '/me/sessions',
  summary: 'Where I am signed in',
  allow: 'member',
  response: z.array(
    z.strictObject({
      id: Id,
      startedAt: z.iso.datetime(),
      lastUsedAt: z.iso.datetime(),
      userAgent: z.string(),
      isThisOne: z.boolean(),
    }),
  ),
});

export const revokeSession = endpoint({
  name: 'session.revoke',
  method: 'DELETE',
  path: '/me/sessions/:id',
  summary: 'End one of my sessions, wherever it is',
  allow: 'member',
  params: byId,
  response: Nothing,
});
