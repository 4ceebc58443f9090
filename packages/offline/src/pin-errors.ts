/** Apart from what throws them, so that a screen can tell them without loading that. */

/** Another PIN opens this place: nothing was changed. */
export class WrongPinError extends Error {}
/** The second PIN is her own, which already opens her place. */
export class SamePinError extends Error {}
