import { readShortCode, readSignedCode, type Credential } from '@romduol/domain';

/** One public key with which certificate codes are signed. */
export interface CertificateKey {
  readonly keyId: number;
  /** 32 bytes in base64 or base64url. */
  readonly publicKey: string;
}

/**
 * What a code says by itself. `genuine`: signed by a key we know. `forged`: its key is known and the signature is not
 * right. `key-unknown`: this phone has not that key. `short`: the typed form, which carries no signature. `unreadable`:
 * no certificate code at all.
 */
export type CodeCheck =
  | { readonly state: 'genuine'; readonly credential: Credential }
  | { readonly state: 'forged' | 'key-unknown' | 'short' | 'unreadable' };

/** Checks a certificate code without network. */
export async function checkCode(code: string, keys: readonly CertificateKey[]): Promise<CodeCheck> {
  const signed = readSignedCode(code);
  if (signed === null) return { state: readShortCode(code) === null ? 'unreadable' : 'short' };
  const key = keys.find(({ keyId }) => keyId === signed.credential.keyId);
  if (key === undefined) return { state: 'key-unknown' };
  const isRight = await verify(bytesOf(key.publicKey), signed.signature, signed.payload);
  return isRight ? { state: 'genuine', credential: signed.credential } : { state: 'forged' };
}

/** Ed25519 by the browser where it has it, else by a small library that is only then fetched. */
async function verify(publicKey: Uint8Array, signature: Uint8Array, payload: Uint8Array): Promise<boolean> {
  const [key, sign, signed] = [publicKey, signature, payload].map((bytes) => new Uint8Array(bytes)) as [
    Uint8Array<ArrayBuffer>,
    Uint8Array<ArrayBuffer>,
    Uint8Array<ArrayBuffer>,
  ];
  try {
    const imported = await crypto.subtle.importKey('raw', key, { name: 'Ed25519' }, false, ['verify']);
    return await crypto.subtle.verify({ name: 'Ed25519' }, imported, sign, signed);
  } catch (error) {
    if (
      !(error instanceof DOMException && error.name === 'NotSupportedError') &&
      globalThis.crypto?.subtle !== undefined
    )
      return false;
    const { verifyAsync } = await import('@noble/ed25519');
    return verifyAsync(sign, signed, key).catch(() => false);
  }
}

const bytesOf = (base64: string): Uint8Array =>
  Uint8Array.from(atob(base64.replace(/-/g, '+').replace(/_/g, '/')), (letter) => letter.charCodeAt(0));
