import { listCertificateKeys, RefusedError, verifyCertificate } from '@romduol/contracts';
import type { CertificateStanding } from '@romduol/domain';
import { useEffect, useState } from 'react';
import { useNetwork, usePhone } from '../phone/phone-context.tsx';
import { checkCode, type CodeCheck } from './check-code.ts';

/** What is known of a code: by itself, and what the server says of it. */
export interface Verified {
  /** Null while the signature is being looked at. */
  readonly check: CodeCheck | null;
  /** Null while the server is being asked. */
  readonly standing: CertificateStanding | 'unknown' | 'unreachable' | null;
}

const nothingYet: Verified = { check: null, standing: null };

/**
 * Looks at the signature first, with the keys on this phone, and asks the server at the same time. One code for the
 * life of the component: another code is another component, by its key.
 */
export function useVerified(code: string | undefined): Verified {
  const { phone } = usePhone();
  const { client } = useNetwork();
  const [verified, setVerified] = useState<Verified>(nothingYet);
  useEffect(() => {
    let isHere = true;
    const show = (more: Partial<Verified>) => {
      if (isHere) setVerified((now) => ({ ...now, ...more }));
    };
    if (code === undefined) return;
    void (async () => {
      const kept = await phone.certificateKeys().catch(() => []);
      const check = await checkCode(code, kept);
      if (check.state !== 'key-unknown') return show({ check });
      const fresh = await client(listCertificateKeys, {}).catch(() => null);
      if (fresh !== null) await phone.keepCertificateKeys(fresh).catch(() => undefined);
      show({ check: await checkCode(code, fresh ?? kept) });
    })();
    client(verifyCertificate, { params: { code } }).then(
      ({ standing }) => show({ standing }),
      (error: unknown) => show({ standing: error instanceof RefusedError ? 'unknown' : 'unreachable' }),
    );
    return () => {
      isHere = false;
    };
  }, [code, phone, client]);
  return verified;
}
