import base from '../messages/base/km.json';
import portal from '../messages/portal/km.json';

export const catalogue = { ...base, ...portal };
