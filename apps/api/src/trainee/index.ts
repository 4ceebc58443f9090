export { Erasure } from './erasure.ts';
export { TraineeModule } from './trainee.module.ts';
export { TraineeService, type PhoneKeys } from './trainee.service.ts';
export type { Trainee } from './trainee.entity.ts';
