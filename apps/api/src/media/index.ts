export { MediaModule } from './media.module.ts';
export { MediaService } from './media.service.ts';
export { mediaRoute } from './media.route.ts';
