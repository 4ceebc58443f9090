import {
  acceptRelease,
  getChosenPack,
  getPack,
  listReleases,
  readPaper,
  type Answer,
  type Input,
} from '@romduol/contracts';
import { Controller } from '@nestjs/common';
import { FromRequest, Handles } from '../platform/http/handles.ts';
import { CourseService } from './course.service.ts';
import { Papers } from './paper/papers.ts';

@Controller()
export class CourseController {
  constructor(
    private readonly courses: CourseService,
    private readonly papers: Papers,
  ) {}

  @Handles(listReleases)
  list() {
    return this.courses.list();
  }

  @Handles(acceptRelease)
  async accept(@FromRequest() { params }: Input<typeof acceptRelease>) {
    await this.courses.accept(params.id);
    return {};
  }

  @Handles(getPack)
  async pack(@FromRequest() { params }: Input<typeof getPack>) {
    return (await this.courses.pack(params.id, params.locale)) as Answer<typeof getPack>;
  }

  @Handles(getChosenPack)
  async chosenPack(@FromRequest() { params }: Input<typeof getChosenPack>) {
    return (await this.courses.chosenPack(params.id, params.locale, params.pack)) as Answer<typeof getChosenPack>;
  }

  @Handles(readPaper)
  paper(@FromRequest() { params }: Input<typeof readPaper>) {
    return this.papers.of(params.id, params.kind, params.locale);
  }
}
