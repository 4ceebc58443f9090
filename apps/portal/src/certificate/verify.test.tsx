import { packCredential, shortCode, signedCode } from '@romduol/domain';
import { screen } from '@testing-library/react';
import { newHand, openPortal, say } from '../test-world/open-portal.tsx';
import { checkCode } from './check-code.ts';

const certificateId = new Uint8Array(16).fill(7);
const payload = packCredential({
  keyId: 3,
  certificateId,
  nameHash: new Uint8Array(16),
  issuedOn: '2026-11-20',
  expiresOn: null,
  courseCode: 'EX',
});

async function signed() {
  const pair = await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify']);
  const publicKey = Buffer.from(await crypto.subtle.exportKey('raw', pair.publicKey)).toString('base64url');
  const signature = new Uint8Array(await crypto.subtle.sign('Ed25519', pair.privateKey, new Uint8Array(payload)));
  return { code: signedCode(payload, signature), keys: [{ keyId: 3, publicKey }], signature };
}

describe('a certificate code', () => {
  it('is known to be genuine without network, also in small letters and with spaces', async () => {
    const { code, keys } = await signed();
    const typed = (code.toLowerCase().match(/.{1,5}/g) ?? []).join(' ');
    expect(await checkCode(typed, keys)).toMatchObject({
      state: 'genuine',
      credential: { courseCode: 'EX', issuedOn: '2026-11-20' },
    });
  });
  it('is known to be forged when its signature is another', async () => {
    const { keys, signature } = await signed();
    signature[0] = (signature[0] ?? 0) ^ 1;
    expect(await checkCode(signedCode(payload, signature), keys)).toEqual({ state: 'forged' });
  });
  it('is told apart from typed codes, unknown keys and other letters', async () => {
    const { code } = await signed();
    expect(await checkCode(code, [])).toEqual({ state: 'key-unknown' });
    expect(await checkCode(shortCode(certificateId), [])).toEqual({ state: 'short' });
    expect(await checkCode('HELLO', [])).toEqual({ state: 'unreadable' });
  });
});

describe('the page behind a certificate code', () => {
  it('says that it is valid and nothing more', async () => {
    const hand = newHand();
    const { code, keys } = await signed();
    hand.server.keys = keys;
    const portal = await openPortal(`/c/${code.toLowerCase()}`, hand);
    await portal.see(say('standing.valid'));
    await portal.see(say('verify.genuine'));
    await portal.see(say('verify.nothing-more'));
  });
  it('asks to check the letters when the code is not known, and lets them be mended where they stand', async () => {
    const portal = await openPortal('/C/ABCDEFG', newHand());
    await portal.see(say('verify.check-letters'));
    expect(screen.getByRole('textbox')).toHaveProperty('value', 'ABCDEFG');
  });
  it('without network says that the code is genuine and what cannot be known', async () => {
    const hand = newHand();
    const { code, keys } = await signed();
    hand.server.keys = keys;
    const first = await openPortal(`/C/${code}`, hand);
    await first.see(say('verify.genuine'));
    hand.server.isReachable = false;
    const portal = await openPortal(`/C/${code}`, hand);
    await portal.see(say('verify.offline'));
  });
});
