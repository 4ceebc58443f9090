import base from '../messages/base/en.json';
import portal from '../messages/portal/en.json';

export const catalogue = { ...base, ...portal };
