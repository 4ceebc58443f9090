/** `node content-policy.ts FOLDER …`: the security headers for the built apps, in the proxy's own syntax. */
import { securityHeaders, type InlineHashes } from '@romduol/contracts';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

const apps = process.argv.slice(2).map((folder): InlineHashes => {
  const file = path.join(folder, 'csp.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as InlineHashes) : {};
});
for (const [name, value] of Object.entries(securityHeaders(apps, true))) console.log(`header ${name} "${value}"`);
