/**
 * `node apps/portal/build/draw-looks.mjs`: makes from the drawing of each look (`public/looks/NAME.svg`) the icons that
 * home screens ask for, and for each language the manifest with its name. Needs a Chromium (`CHROMIUM` names one that is
 * not on the path). What it makes is kept in the repository: run it after a drawing or a name has changed.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../public/looks/', import.meta.url));
const words = (locale) =>
  JSON.parse(readFileSync(new URL(`../../../packages/ui/src/messages/portal/${locale}.json`, import.meta.url), 'utf8'));
const chromium = process.env['CHROMIUM'] ?? 'chromium';
const scratch = mkdtempSync(join(tmpdir(), 'looks-'));

/** A drawing that fills its square and keeps what matters inside the circle that systems cut out. */
const maskable = (svg) => svg.replace(' rx="14"', '').replace('<g>', '<g transform="translate(6.4 6.4) scale(.8)">');

function draw(svg, size, file) {
  const page = join(scratch, 'page.html');
  const source = `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
  writeFileSync(
    page,
    `<body style="margin:0"><img src="${source}" width="${size}" height="${size}" style="display:block">`,
  );
  execFileSync(
    chromium,
    [
      ...['--headless', '--no-sandbox', '--disable-gpu', '--hide-scrollbars', '--force-device-scale-factor=1'],
      '--default-background-color=00000000',
      `--window-size=${size},${size}`,
      `--screenshot=${join(folder, file)}`,
      page,
    ],
    { stdio: 'ignore' },
  );
}

for (const file of readdirSync(folder).filter((name) => name.endsWith('.svg'))) {
  const look = file.replace('.svg', '');
  const svg = readFileSync(join(folder, file), 'utf8');
  draw(svg, 192, `${look}-192.png`);
  draw(svg, 512, `${look}-512.png`);
  draw(maskable(svg), 512, `${look}-maskable.png`);
  const colour = /<rect [^>]*fill="(#\w{6})"/.exec(svg)?.[1];
  for (const locale of ['km', 'en', 'id']) {
    const name = words(locale)[`look.${look}`];
    const manifest = {
      id: '/',
      name,
      short_name: name,
      lang: locale,
      dir: 'ltr',
      start_url: '/',
      scope: '/',
      display: 'standalone',
      orientation: 'portrait',
      background_color: colour,
      theme_color: colour,
      icons: [
        { src: `/looks/${look}-192.png`, sizes: '192x192', type: 'image/png', purpose: 'any' },
        { src: `/looks/${look}-512.png`, sizes: '512x512', type: 'image/png', purpose: 'any' },
        { src: `/looks/${look}-maskable.png`, sizes: '512x512', type: 'image/png', purpose: 'maskable' },
        { src: `/looks/${look}.svg`, sizes: 'any', type: 'image/svg+xml' },
      ],
    };
    writeFileSync(join(folder, `${look}.${locale}.webmanifest`), `${JSON.stringify(manifest, null, 2)}\n`);
  }
}
rmSync(scratch, { recursive: true });
