import { Module } from '@nestjs/common';
import { MediaRepository } from './media.repository.ts';
import { MediaService } from './media.service.ts';

@Module({ providers: [MediaService, MediaRepository], exports: [MediaService] })
export class MediaModule {}
