import { previewJoin, UnreachableError, type Client } from '@romduol/contracts';
import type { Locale, Text } from '@romduol/domain';
import type { StoredPhone } from '@romduol/offline';
import { within } from './within.ts';

/** What a class code opens onto, as far as the server or this phone can say now. */
export interface ClassLook {
  /** Null when only the phone knows of the class. */
  readonly cohortName: string | null;
  readonly organisation: Readonly<Record<'km' | 'en', string>> | null;
  readonly courseTitle: Text | null;
  readonly language: Locale;
  /** Bytes that the course costs her. */
  readonly packBytes: number;
  readonly minutes: number | null;
  /** The course lies on this phone already, in her language. */
  readonly isHere: boolean;
}

/** Milliseconds that she waits for a look at a class: then the phone says what it knows. */
const patience = 3_000;

/**
 * Which class a code opens: asked of the server, and of the phone when that does not answer in time. Null when neither
 * knows. Errors: RefusedError.
 */
export async function lookAtClass(
  phone: StoredPhone,
  client: Client,
  { code, locale }: { readonly code: string; readonly locale: Locale },
): Promise<ClassLook | null> {
  try {
    const { releaseId, ...seen } = await within(patience, client(previewJoin, { body: { code } }));
    return { ...seen, isHere: (await packHere(phone, releaseId, locale)) !== null };
  } catch (error) {
    if (!(error instanceof UnreachableError)) throw error;
    return lookOnPhone(phone, code, locale);
  }
}

/** A sister on this phone is in that class. */
async function lookOnPhone(phone: StoredPhone, code: string, locale: Locale): Promise<ClassLook | null> {
  const known = await phone.classWith(code);
  if (known === null) return null;
  const { releaseId, language, packBytes } = known;
  const pack = await packHere(phone, releaseId, locale);
  return {
    ...{ cohortName: null, organisation: null, language },
    courseTitle: pack?.release.title ?? null,
    minutes: pack?.release.minutes ?? null,
    packBytes: packBytes[locale] ?? packBytes[language] ?? 0,
    isHere: pack !== null,
  };
}

const packHere = (phone: StoredPhone, releaseId: string, locale: Locale) =>
  phone.store.read(['packs'], async (tx) => {
    const packs = await tx.list('packs');
    const those = packs.filter((pack) => pack.releaseId === releaseId && pack.state === 'whole');
    return those.find(({ language }) => language === locale) ?? null;
  });
