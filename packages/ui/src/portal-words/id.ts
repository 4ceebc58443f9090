import base from '../messages/base/id.json' with { type: 'json' };
import portal from '../messages/portal/id.json' with { type: 'json' };

export const catalogue = { ...base, ...portal };
