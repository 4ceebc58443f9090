import base from '../messages/base/km.json' with { type: 'json' };
import portal from '../messages/portal/km.json' with { type: 'json' };

export const catalogue = { ...base, ...portal };
