export { Erasure } from './erasure.ts';
export { Phones } from './phones.ts';
export { TraineeModule } from './trainee.module.ts';
export { resetCheckOf, TraineeService, type PhoneKeys } from './trainee.service.ts';
export type { Trainee } from './trainee.entity.ts';
