import type { PhoneReport } from '@romduol/contracts';
import { Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import { UnitOfWork } from '../platform/database/unit-of-work.ts';
import { Device } from './device.entity.ts';
import { Trainee } from './trainee.entity.ts';

/** Every query on trainees and their phones. */
@Injectable()
export class TraineeRepository {
  constructor(private readonly work: UnitOfWork) {}

  find(id: string): Promise<Trainee | null> {
    return this.work.rows(Trainee).findOneBy({ id });
  }

  findAll(ids: readonly string[]): Promise<Trainee[]> {
    return this.work.rows(Trainee).findBy({ id: In([...ids]), erasedAt: IsNull() });
  }

  /** Makes a trainee unless she is there already; whether she was made. */
  async insertOnce(trainee: Omit<Trainee, 'organisationId'>): Promise<boolean> {
    const insert = this.work.rows(Trainee).createQueryBuilder().insert().values(trainee).orIgnore().returning('id');
    return ((await insert.execute()).raw as unknown[]).length === 1;
  }

  /** Changes a trainee whose version is still the one that was read; false when it is not. */
  async updateVersion(id: string, version: number, change: Partial<Trainee>): Promise<boolean> {
    const { affected } = await this.work.rows(Trainee).update({ id, version }, { ...change, version: version + 1 });
    return affected === 1;
  }

  async update(id: string, change: Partial<Trainee>): Promise<void> {
    await this.work.rows(Trainee).update({ id }, change);
  }

  /** The row, locked until the unit of work ends: two tries of a PIN at once are counted one after the other. */
  async lock(id: string): Promise<Trainee | null> {
    return this.work.rows(Trainee).findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  /** Those rows, locked one after the other in the order of their ids, so that two who lock several never wait for each other. */
  lockAll(ids: readonly string[]): Promise<Trainee[]> {
    return this.work
      .rows(Trainee)
      .find({ where: { id: In([...ids]) }, order: { id: 'ASC' }, lock: { mode: 'pessimistic_write' } });
  }

  device(traineeId: string, deviceId: string): Promise<Device | null> {
    return this.work.rows(Device).findOneBy({ traineeId, deviceId });
  }

  /** The phones that are theirs today. */
  devicesOf(traineeIds: readonly string[]): Promise<Device[]> {
    return this.work.rows(Device).findBy({ traineeId: In([...traineeIds]), endedAt: IsNull() });
  }

  async insertDevice(device: Omit<Device, 'organisationId' | 'endedAt' | 'heardAt' | 'report'>): Promise<void> {
    await this.work.rows(Device).insert({ ...device, endedAt: null });
  }

  async updateDevice(id: string, change: Partial<Device>): Promise<void> {
    await this.work.rows(Device).update({ id }, change);
  }

  async keepReport(traineeId: string, deviceId: string, report: PhoneReport, heardAt: Date): Promise<void> {
    await this.work.rows(Device).update({ traineeId, deviceId }, { report, heardAt });
  }

  async eraseReports(traineeId: string): Promise<void> {
    await this.work.rows(Device).update({ traineeId }, { report: null, heardAt: null });
  }

  async endDevices(traineeId: string, endedAt: Date, deviceId?: string): Promise<void> {
    const which = { traineeId, endedAt: IsNull(), ...(deviceId === undefined ? {} : { deviceId }) };
    await this.work.rows(Device).update(which, { endedAt });
  }
}
