import base from '../messages/base/km.json' with { type: 'json' };
import staff from '../messages/staff/km.json' with { type: 'json' };

export const catalogue = { ...base, ...staff };
