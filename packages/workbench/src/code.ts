/** `npm run code [SECRET]`: what an authenticator shows now; for the demonstration accounts when no secret is given. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { generateSync } from 'otplib';
import { root } from './run.ts';

const said = () => readFileSync(path.join(root, '.data/first-start.txt'), 'utf8');
const secret = process.argv[2] ?? /authenticator\s+([A-Z2-7]+)/.exec(said())?.[1];
if (secret === undefined) throw new Error('Give the secret as an argument.');
const seconds = 30 - (Math.floor(Date.now() / 1000) % 30);
console.log(`${generateSync({ secret })}   (for ${seconds} more seconds)`);
