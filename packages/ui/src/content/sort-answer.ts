import type { ActivityAnswer, Sort } from '@romduol/domain';

export type SortAnswer = Extract<ActivityAnswer, { kind: 'sort' }>;
export type Piles = Extract<Sort['into'], { by: 'piles' }>;
