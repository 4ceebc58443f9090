import base from '../messages/base/en.json' with { type: 'json' };
import portal from '../messages/portal/en.json' with { type: 'json' };

export const catalogue = { ...base, ...portal };
