/** Hashes of the inline style and script that a built app's index.html holds, as its build wrote them to `csp.json`. */
export interface InlineHashes {
  readonly style?: readonly string[];
  readonly script?: readonly string[];
}

/**
 * The security headers of every page and answer, the same from the API and from the proxy. The content policy lets
 * nothing come from elsewhere and nothing run inline but what was built in.
 * @param apps the inline hashes of each web app
 * @param isSecure served over TLS; browsers would ignore or trip over the rest without it
 */
export function securityHeaders(apps: readonly InlineHashes[], isSecure: boolean): Readonly<Record<string, string>> {
  return {
    'content-security-policy': contentPolicy(apps, isSecure),
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(self), microphone=(self), geolocation=(), payment=(), usb=()',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    ...(isSecure ? { 'strict-transport-security': 'max-age=31536000' } : {}),
  };
}

function contentPolicy(apps: readonly InlineHashes[], isSecure: boolean): string {
  const hashed = (kind: keyof InlineHashes) =>
    [...new Set(apps.flatMap((app) => app[kind] ?? []))].map((hash) => `'${hash}'`);
  const directives = [
    ["default-src 'none'"],
    ["script-src 'self'", ...hashed('script')],
    ["style-src 'self'", ...hashed('style')],
    ["img-src 'self' data: blob:"],
    ["media-src 'self' blob:"],
    ["font-src 'self'"],
    ["connect-src 'self'"],
    ["worker-src 'self'"],
    ["manifest-src 'self'"],
    ["form-action 'self'"],
    ["base-uri 'none'"],
    ["frame-ancestors 'none'"],
    ...(isSecure ? [['upgrade-insecure-requests']] : []),
  ];
  return directives.map((parts) => parts.join(' ')).join('; ');
}
