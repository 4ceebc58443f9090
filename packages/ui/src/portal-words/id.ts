import base from '../messages/base/id.json';
import portal from '../messages/portal/id.json';

export const catalogue = { ...base, ...portal };
