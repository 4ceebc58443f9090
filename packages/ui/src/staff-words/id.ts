import base from '../messages/base/id.json' with { type: 'json' };
import staff from '../messages/staff/id.json' with { type: 'json' };

export const catalogue = { ...base, ...staff };
