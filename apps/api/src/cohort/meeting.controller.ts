import { listMeetings, recordMeeting, type Input } from '@romduol/contracts';
import { Controller } from '@nestjs/common';
import { FromRequest, Handles } from '../platform/http/handles.ts';
import { MeetingService } from './meeting.service.ts';

@Controller()
export class MeetingController {
  constructor(private readonly meetings: MeetingService) {}

  @Handles(recordMeeting)
  async record(@FromRequest() { params, body }: Input<typeof recordMeeting>) {
    await this.meetings.record(params.id, params.meetingId, body);
    return {};
  }

  @Handles(listMeetings)
  list(@FromRequest() { params }: Input<typeof listMeetings>) {
    return this.meetings.list(params.id);
  }
}
