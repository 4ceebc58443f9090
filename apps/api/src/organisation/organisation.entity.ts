import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A training NGO, a ministry department, a resource centre. */
@Entity('organisation')
export class Organisation {
  @PrimaryColumn({ type: 'uuid' }) id: string;
  @Column({ type: 'text' }) nameKm: string;
  @Column({ type: 'text' }) nameEn: string;
  /** IANA name; "today" is a day of this zone. */
  @Column({ type: 'text' }) timeZone: string;
  /** The demonstration programme may teach content that nobody has accepted yet. */
  @Column({ type: 'boolean' }) isDemonstration: boolean;
  @Column({ type: 'timestamptz' }) createdAt: Date;
}
