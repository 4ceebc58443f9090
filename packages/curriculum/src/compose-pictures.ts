import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';

/**
 * `node packages/curriculum/src/compose-pictures.ts`: writes every picture of `pictures/scenes.json` as one flat file
 * `pictures/<id>.svg`, put together from the fragments in `pictures/parts`.
 *
 * A fragment begins with a comment that names its options and their defaults (`<!-- skin=skin top=green -->`) and uses
 * them as `$skin`. Besides plain SVG it may hold:
 * - `<part name="…" x="…" y="…" …/>`: another fragment;
 * - `<limb d="…|…" w="…|…" fill="…"/>`: thick rounded strokes that melt into one outlined shape (arms, fingers, stems);
 * - `<cloth d="…" w="…" fill="…" check="…"/>`: a ribbon with the checks of a krama.
 */
const home = new URL('../pictures/', import.meta.url);
const ink = '#3b2f2f';
const line = 2.5;
const palette: Record<string, string> = {
  ink,
  teal: '#0b5e57',
  green: '#7fb069',
  clay: '#d98e5f',
  mango: '#f2b441',
  cream: '#fff7e8',
  sky: '#cfe6ea',
  skin: '#c68e63',
  brown: '#a9714b',
  hair: '#2c2320',
  flower: '#f4d35e',
  grey: '#a79d95',
  white: '#ffffff',
};

type Value = string | number | boolean | string[] | Piece[];
/** One entry of a scene: a fragment with its place, or a one-off `path`, `limb` or `cloth` drawn where it stands. */
interface Piece {
  part?: string;
  path?: string;
  limb?: string;
  cloth?: string;
  x?: number;
  y?: number;
  scale?: number;
  turn?: number;
  mirror?: boolean;
  /** What a figure holds, in the coordinates of the figure: drawn over its body and under its arms. */
  holds?: Piece[];
  /** `L 20,80 40,60 flat`: which shoulder, elbow, wrist, kind of hand (`!` turns its thumb); `L<` is behind the body. */
  arms?: string[];
  [option: string]: Value | undefined;
}

const round = (value: number): string => String(Math.round(value * 10) / 10);
const color = (value: string): string => palette[value] ?? value;

const fragments = new Map<string, { defaults: Record<string, string>; body: string }>();
for (const file of readdirSync(new URL('parts/', home)).filter((name) => name.endsWith('.svg'))) {
  const text = readFileSync(new URL(`parts/${file}`, home), 'utf8');
  const head = /^<!--(.*?)-->/.exec(text);
  const pairs = (head?.[1] ?? '')
    .trim()
    .split(/\s+/)
    .filter((pair) => pair.includes('='));
  const defaults = Object.fromEntries(pairs.map((pair) => pair.split('=') as [string, string]));
  const body = text
    .slice(head?.[0].length ?? 0)
    .replace(/<!--.*?-->/g, '')
    .replace(/>\s+</g, '><')
    .trim();
  fragments.set(file.slice(0, -'.svg'.length), { defaults, body });
}

function limb(paths: string, widths: string, fill: string, scale: number): string {
  const all = paths.split('|');
  const width = (index: number): number => Number(widths.split('|')[index] ?? widths.split('|').at(-1));
  const stroke = (extra: number): string =>
    all.map((d, index) => `<path d="${d}" stroke-width="${round(width(index) + extra)}"/>`).join('');
  const inner = stroke(0);
  const colored =
    all.length === 1 ? inner.replace('/>', ` stroke="${color(fill)}"/>`) : `<g stroke="${color(fill)}">${inner}</g>`;
  return stroke((2 * line) / scale) + colored;
}

function cloth(d: string, w: number, fill: string, check: string, scale: number): string {
  const bar = round(w * 0.3);
  return (
    `<path d="${d}" stroke-width="${round(w + (2 * line) / scale)}"/>` +
    `<g stroke-linecap="butt"><path d="${d}" stroke="${color(check)}" stroke-width="${w}" stroke-linecap="round"/>` +
    `<g stroke="${color(fill)}" stroke-opacity=".62"><path d="${d}" stroke-width="${w}" stroke-dasharray="${bar}"/>` +
    `<path d="${d}" stroke-width="${round(w * 0.36)}"/></g></g>`
  );
}

const shoulders: Record<string, [number, number]> = { L: [-43, 73], R: [43, 73] };
const toward = (from: number[], to: number[], part: number): string =>
  [0, 1].map((axis) => Math.round(from[axis]! + (to[axis]! - from[axis]!) * part)).join(',');

function arm(text: string, options: Record<string, string>, scale: number): string {
  const [side = 'L', elbowText = '', wristText = '', hand = 'fist'] = text.split(' ');
  const shoulder = shoulders[side[0]!]!;
  const elbow = elbowText.split(',').map(Number);
  const wrist = wristText.split(',').map(Number);
  const bend = `M${shoulder.join(',')}L${toward(shoulder, elbow, 0.6)}Q${elbow.join(',')} `;
  const angle = (Math.atan2(wrist[1]! - elbow[1]!, wrist[0]! - elbow[0]!) * 180) / Math.PI;
  const long = Number(options['sleeve'] ?? 0.45);
  const mirrored = hand.endsWith('!');
  const palm =
    hand === 'none'
      ? ''
      : `<g transform="translate(${wrist.join(' ')}) rotate(${Math.round(angle)})${mirrored ? ' scale(1 -1)' : ''}">` +
        `${fragment(`hand-${hand.replace('!', '')}`, options, scale)}</g>`;
  return (
    palm +
    limb(`M${toward(elbow, wrist, 0.3)}L${wrist.join(',')}`, '13', options['skin'] ?? 'skin', scale) +
    limb(
      `${bend}${toward(elbow, wrist, Math.min(long, 0.4))}L${toward(elbow, wrist, long)}`,
      '21',
      options['top'] ?? 'green',
      scale,
    )
  );
}

/** The text of a fragment with its options filled in. */
function fragment(name: string, given: Record<string, string>, scale: number): string {
  const found = fragments.get(name);
  if (!found) throw new Error(`no part ${name}`);
  const options = { ...found.defaults, ...given };
  return found.body
    .replace(/\$([a-z]+)/g, (_, option: string) => {
      const value = options[option];
      if (value === undefined) throw new Error(`part ${name}: no option ${option}`);
      return color(value);
    })
    .replace(/(fill|stroke)="([a-z]+)"/g, (_, name: string, value: string) => `${name}="${color(value)}"`)
    .replace(/<(part|limb|cloth) ([^>]*?)\/>/g, (_, kind: string, text: string) => {
      const own = Object.fromEntries([...text.matchAll(/([a-z]+)="([^"]*)"/g)].map((match) => [match[1]!, match[2]!]));
      if (kind === 'limb') return limb(own['d']!, own['w']!, own['fill']!, scale);
      if (kind === 'cloth') return cloth(own['d']!, Number(own['w']), own['fill']!, own['check']!, scale);
      const { name, x = 0, y = 0, scale: size = 1, turn = 0, mirror, ...rest } = own;
      const place = {
        part: name!,
        x: Number(x),
        y: Number(y),
        scale: Number(size),
        turn: Number(turn),
        mirror: mirror === 'true',
      };
      return draw({ ...options, ...rest, ...place }, scale);
    });
}

function draw(piece: Piece, outer: number): string {
  const {
    part,
    path,
    limb: stem,
    cloth: ribbon,
    x = 0,
    y = 0,
    scale = 1,
    turn = 0,
    mirror = false,
    holds,
    arms,
    ...rest
  } = piece;
  const size = outer * scale;
  const options = Object.fromEntries(
    Object.entries(rest).map(([name, value]) => [
      name,
      typeof value === 'number' ? value.toString() : (value as string),
    ]),
  );
  let inner: string;
  if (path !== undefined) {
    const extra = Object.entries(options)
      .filter(([name]) => name !== 'fill')
      .map(([name, value]) => ` ${name}="${color(value)}"`);
    inner = `<path d="${path}" fill="${color(options['fill'] ?? 'none')}"${extra.join('')}/>`;
  } else if (stem !== undefined) inner = limb(stem, options['w'] ?? '10', options['fill'] ?? 'skin', size);
  else if (ribbon !== undefined)
    inner = cloth(ribbon, Number(options['w'] ?? 16), options['fill'] ?? 'clay', options['check'] ?? 'cream', size);
  else {
    const withDefaults = { ...fragments.get(part ?? '')?.defaults, ...options };
    const behind = (arms ?? []).filter((text) => text[1] === '<');
    const before = (arms ?? []).filter((text) => text[1] !== '<');
    const limbs = (list: string[]): string => list.map((text) => arm(text, withDefaults, size)).join('');
    const held = (holds ?? []).map((one) => draw(one, size)).join('');
    inner = limbs(behind) + fragment(part ?? '', options, size) + held + limbs(before);
  }
  const moves = [
    x !== 0 || y !== 0 ? `translate(${round(x)} ${round(y)})` : '',
    turn !== 0 ? `rotate(${round(turn)})` : '',
    scale !== 1 || mirror ? `scale(${mirror ? `${-scale} ${scale}` : scale})` : '',
  ].filter(Boolean);
  if (moves.length === 0) return inner;
  const width = scale === 1 ? '' : ` stroke-width="${round(line / size)}"`;
  return `<g transform="${moves.join('')}"${width}>${inner}</g>`;
}

/** The same drawing in fewer characters. */
const short = (svg: string): string =>
  svg
    .replace(/ d="([^"]*)"/g, (_, d: string) => ` d="${d.replace(/[ ,]+-/g, '-').replace(/ *([A-Za-z]) */g, '$1')}"`)
    .replaceAll(' transform="rotate(0 0 34)"', '')
    .replaceAll('#ffffff', '#fff');

const scenes = JSON.parse(readFileSync(new URL('scenes.json', home), 'utf8')) as Record<string, Piece[]>;
mkdirSync(home, { recursive: true });
for (const file of readdirSync(home).filter((name) => name.endsWith('.svg')))
  if (!(file.slice(0, -'.svg'.length) in scenes)) rmSync(new URL(file, home));
let largest = { id: '', size: 0 };
for (const [id, pieces] of Object.entries(scenes)) {
  const drawn = pieces.map((piece) => draw(piece, 1)).join('');
  const svg = short(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 240"><g fill="none" stroke="${ink}" stroke-width="${line}" ` +
      `stroke-linecap="round" stroke-linejoin="round">${drawn.replaceAll(' fill="none"', '')}</g></svg>\n`,
  );
  writeFileSync(new URL(`${id}.svg`, home), svg);
  if (svg.length > largest.size) largest = { id, size: svg.length };
}
console.log(`${Object.keys(scenes).length} pictures; the largest is ${largest.id} with ${largest.size} bytes`);
