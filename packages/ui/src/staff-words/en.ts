import base from '../messages/base/en.json' with { type: 'json' };
import staff from '../messages/staff/en.json' with { type: 'json' };

export const catalogue = { ...base, ...staff };
