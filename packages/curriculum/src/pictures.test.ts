import { faultsOfTexts, pinPictures } from '@romduol/domain';
import { readdirSync } from 'node:fs';
import { curriculumFile } from './files.ts';
import { courseCodes, loadCourse, pictureFile } from './load.ts';

const alts = JSON.parse(curriculumFile('pictures/alts.json')) as Record<string, { readonly en?: string }>;
const files = readdirSync(new URL('../pictures/', import.meta.url)).flatMap((name) =>
  name.endsWith('.svg') ? [name.slice(0, -'.svg'.length)] : [],
);

/** Names of elements in an SVG text; throws when it is not well formed as these small files are written. */
function elementsOf(svg: string): readonly string[] {
  const open: string[] = [];
  const found: string[] = [];
  const rest = svg
    .trim()
    .replace(
      /<(\/?)([A-Za-z]+)((?:\s+[a-zA-Z:-]+="[^"<]*")*)\s*(\/?)>/g,
      (_, ends: string, name: string, __, empty: string) => {
        if (ends && open.pop() !== name) throw new Error(`</${name}> ends nothing`);
        if (!ends) found.push(name);
        if (!ends && !empty) open.push(name);
        return '';
      },
    );
  if (open.length > 0) throw new Error(`<${open.join('><')}> does not end`);
  if (/[<>&]/.test(rest)) throw new Error(`not well formed: ${rest.slice(0, 80)}`);
  return found;
}

describe('the pictures', () => {
  it('are described, each of them, and nothing is described that is not drawn', () => {
    expect(files.sort()).toEqual(Object.keys(alts).sort());
  });

  it('are described in three languages, in few words', () => {
    const described = Object.entries(alts).map(([id, alt]) => ({ id, alt }));
    expect(faultsOfTexts(described)).toEqual([]);
  });

  it('of the courses are all there, with their descriptions', () => {
    for (const code of courseCodes) {
      const { pictures } = loadCourse(code);
      expect(Object.keys(pictures).length).toBeGreaterThan(40);
      for (const id of Object.keys(pictures)) expect(pictureFile(id)).toMatch(/^<svg /);
    }
  });

  it('of the picture PIN stand in the order of their digits', () => {
    pinPictures.forEach((name, at) => expect(alts[`pin-${at + 1}`]?.en?.toLowerCase()).toContain(name));
  });

  it.each(files)('%s is a small well-formed drawing without script, words or anything from elsewhere', (id) => {
    const svg = pictureFile(id);
    expect(new TextEncoder().encode(svg).length).toBeLessThanOrEqual(6 * 1024);
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" viewBox="[\d. -]+"/);
    const allowed = ['svg', 'g', 'path', 'circle', 'ellipse', 'rect', 'line', 'polygon', 'polyline', 'text', 'tspan'];
    expect(elementsOf(svg).filter((name) => !allowed.includes(name))).toEqual([]);
    expect(svg.replace('xmlns="http://www.w3.org/2000/svg"', '')).not.toMatch(
      /\son[a-z]+=|href|url\(|style=|https?:|data:|<!|<\?/i,
    );
    expect(svg.replace(/<[^>]*>/g, '').trim()).toMatch(/^[0-9*#+\s]*$/);
  });

  it('would be refused with a script or an open end', () => {
    expect(() => elementsOf('<svg><g></svg>')).toThrow();
    expect(() => elementsOf('<svg><path d="M0,0"></svg>')).toThrow();
    expect(() => elementsOf('<svg>a < b</svg>')).toThrow();
    expect(elementsOf('<svg><script>1</script></svg>')).toContain('script');
  });
});
