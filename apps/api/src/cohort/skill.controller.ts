import { listSkills, markSkill, type Input } from '@romduol/contracts';
import { Controller } from '@nestjs/common';
import { FromRequest, Handles } from '../platform/http/handles.ts';
import { SkillService } from './skill.service.ts';

@Controller()
export class SkillController {
  constructor(private readonly skills: SkillService) {}

  @Handles(listSkills)
  list(@FromRequest() { params }: Input<typeof listSkills>) {
    return this.skills.list(params.id, params.traineeId);
  }

  @Handles(markSkill)
  mark(@FromRequest() input: Input<typeof markSkill>) {
    return this.skills.mark(input);
  }
}
