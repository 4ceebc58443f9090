import { PrimaryColumn } from 'typeorm';

/** A row that belongs to one organisation. The database fills the organisation in from the running unit of work. */
export abstract class Owned {
  @PrimaryColumn({ type: 'uuid', default: () => `current_setting('app.organisation')::uuid` })
  readonly organisationId: string;

  /** A UUIDv7 of whoever made the thing. */
  @PrimaryColumn({ type: 'uuid' })
  id: string;
}
