/**
 * Under which neutral name and picture the app stands on a phone. Its names are `look.NAME` in the catalogues; its
 * drawing is `public/looks/NAME.svg`, from which `build/draw-looks.mjs` makes the icons.
 */
export const looks = ['leaf', 'weather', 'market', 'radio', 'recipes'] as const;
export type Look = (typeof looks)[number];

/** How a phone looks on which none was chosen. */
export const firstLook: Look = 'leaf';

export const isLook = (name: unknown): name is Look => looks.some((look) => look === name);

/** The drawing of a look. */
export const drawingOf = (look: Look): string => `/looks/${look}.svg`;
