import { isPlainPin, secondsToWait, type Day, type DeparturePlan } from '@romduol/domain';
import { Injectable } from '@nestjs/common';
import { Passwords } from '../identity/index.ts';
import { OrganisationService } from '../organisation/index.ts';
import { Clock } from '../platform/clock/clock.ts';
import { hashOf, Random } from '../platform/clock/random.ts';
import { newId } from '../platform/database/new-id.ts';
import { UnitOfWork } from '../platform/database/unit-of-work.ts';
import { Refusal } from '../platform/http/refusal.ts';
import type { Trainee } from './trainee.entity.ts';
import { TraineeRepository } from './trainee.repository.ts';

/** The tokens of one phone, which the phone itself made. */
export interface PhoneKeys {
  readonly deviceId: string;
  readonly token: string;
  readonly uploadToken: string;
}

/** Letters and digits of a reset code, five random bits each. */
const resetCodeLength = 12;

/** What she gives of herself when joining. */
export interface Newcomer {
  readonly id: string;
  readonly name: string;
  readonly pin: string;
  readonly departure: DeparturePlan;
}

/**
 * By what her phone tells her trainer's code without network: SHA-256 over `TRAINEEID:CODE` in base64url, as the contract
 * says it.
 */
export const resetCheckOf = ({ id, resetCode }: Trainee): string => hashOf(`${id}:${resetCode}`).toString('base64url');

/** Trainees: their names, plans, picture PINs, cards and phones. */
@Injectable()
export class TraineeService {
  constructor(
    private readonly trainees: TraineeRepository,
    private readonly passwords: Passwords,
    private readonly organisations: OrganisationService,
    private readonly clock: Clock,
    private readonly random: Random,
    private readonly work: UnitOfWork,
  ) {}

  /** @throws Refusal `thing.not-found`. */
  async trainee(id: string): Promise<Trainee> {
    const trainee = await this.trainees.find(id);
    if (!trainee || trainee.erasedAt !== null) throw new Refusal('thing.not-found');
    return trainee;
  }

  /** Her row, locked until the unit of work ends, so that nothing is written of a woman being erased; null when she was. */
  async held(id: string): Promise<Trainee | null> {
    const trainee = await this.trainees.lock(id);
    return trainee?.erasedAt === null ? trainee : null;
  }

  /** Those of these women who were not erased, held in the same way. */
  async heldAll(ids: readonly string[]): Promise<readonly Trainee[]> {
    return (await this.trainees.lockAll(ids)).filter(({ erasedAt }) => erasedAt === null);
  }

  all(ids: readonly string[]): Promise<readonly Trainee[]> {
    return this.trainees.findAll(ids);
  }

  /**
   * Takes a newcomer in, on her phone. Asking again from the same phone with the same PIN is harmless; from another phone
   * it is somebody who is here already, and her card is what brings her in.
   */
  async welcome(newcomer: Newcomer, keys: PhoneKeys, dayMayHavePassed = false): Promise<Trainee> {
    const { id, name, pin, departure } = newcomer;
    await this.refuseImpossiblePlan(departure, dayMayHavePassed ? departure.departsOn : null);
    if (!(await this.trainees.find(id))) {
      if (isPlainPin(pin)) throw new Refusal('pin.too-plain');
      const isNew = await this.trainees.insertOnce({
        id,
        code: this.random.typable(6),
        name: name.normalize('NFC'),
        latinName: null,
        pinHash: await this.passwords.hash(pin),
        pinWrong: 0,
        pinWaitUntil: null,
        cardHash: null,
        ...this.newResetCode(),
        ...departure,
        version: 1,
        createdAt: this.clock.now(),
        erasedAt: null,
      });
      if (isNew) await this.settle(id, keys);
    }
    await this.refuseOtherPhone(id, keys);
    return this.openWithPin(id, pin, () => {
      throw new Refusal('card.needed');
    });
  }

  /**
   * Her id is no secret, so it opens nothing: whoever is here already is known by the tokens of a phone that is hers.
   * @throws Refusal `card.needed`.
   */
  async refuseOtherPhone(id: string, keys: PhoneKeys): Promise<void> {
    const trainee = await this.trainees.find(id);
    if (!trainee) return;
    if (trainee.erasedAt !== null) throw new Refusal('thing.not-found');
    if (!(await this.isHers(id, keys))) throw new Refusal('card.needed');
  }

  /** Whether these are the tokens of a phone that is hers. */
  private async isHers(id: string, { deviceId, token, uploadToken }: PhoneKeys): Promise<boolean> {
    const phone = await this.trainees.device(id, deviceId);
    return (
      phone !== null &&
      phone.endedAt === null &&
      phone.tokenHash.equals(hashOf(token)) &&
      phone.uploadHash.equals(hashOf(uploadToken))
    );
  }

  /** Opens her place on a phone with her PIN; a trainee whose PIN was reset chooses a new one by this. */
  async signIn(id: string, pin: string, keys: PhoneKeys): Promise<Trainee> {
    const trainee = await this.openWithPin(id, pin, () => this.choosePin(id, pin));
    await this.settle(id, keys);
    return trainee;
  }

  /**
   * Judges a PIN before anything is done with it, in a unit of work of its own. A wrong one is counted there while her
   * row is locked, so that any number of tries at the same moment are counted one after the other. In the log it is
   * nobody's: a wrong PIN shows that somebody tried, and not that it was she.
   * @throws Refusal `pin.wrong`, or `pin.wait` with the seconds.
   */
  async tryPin(organisationId: string, id: string, pin: string): Promise<void> {
    const work = { organisationId, actor: { kind: 'nobody' }, action: 'pin.wrong', subject: id } as const;
    if (!(await this.work.run(work, () => this.isRightPin(id, pin)))) throw new Refusal('pin.wrong');
  }

  private async isRightPin(id: string, pin: string): Promise<boolean> {
    const trainee = await this.trainees.lock(id);
    const now = this.clock.now().getTime();
    const waits = (trainee?.pinWaitUntil?.getTime() ?? now) - now;
    if (waits > 0) throw new Refusal('pin.wait', { seconds: Math.ceil(waits / 1000) });
    if (!trainee || trainee.pinHash === null || (await this.passwords.matches(trainee.pinHash, pin))) {
      if (trainee && trainee.pinWrong > 0) await this.trainees.update(id, { pinWrong: 0, pinWaitUntil: null });
      this.work.leaveNoTrace();
      return true;
    }
    const pinWrong = trainee.pinWrong + 1;
    const seconds = secondsToWait(pinWrong);
    await this.trainees.update(id, { pinWrong, pinWaitUntil: seconds > 0 ? new Date(now + seconds * 1000) : null });
    return false;
  }

  /** The PIN was judged before; it is looked at again because she may have come, or her PIN may have gone, meanwhile. */
  private async openWithPin(id: string, pin: string, whenReset: () => Promise<void> | void): Promise<Trainee> {
    const trainee = await this.trainees.lock(id);
    if (!trainee || trainee.erasedAt !== null) throw new Refusal('thing.not-found');
    if (trainee.pinHash === null) await whenReset();
    else if (!(await this.passwords.matches(trainee.pinHash, pin))) throw new Refusal('pin.wrong');
    return trainee;
  }

  /**
   * Sets a new PIN with the code that her trainer read out, settles the phone that asks and signs every other one out, as
   * `resetPin` does. The code works once; the phone that used it may ask again, in case the answer was lost. Whoever asks
   * is nobody in the log: a code shows that somebody heard it, and not who.
   * @throws Refusal `reset.code-refused`, or `pin.wait` with the seconds.
   */
  async resetWithCode(
    organisationId: string,
    id: string,
    { code, pin, keys }: { readonly code: string; readonly pin: string; readonly keys: PhoneKeys },
  ): Promise<void> {
    if (isPlainPin(pin)) throw new Refusal('pin.too-plain');
    const work = { organisationId, actor: { kind: 'nobody' }, subject: id } as const;
    const isRight = await this.work.run({ ...work, action: 'pin.reset-by-code.refused' }, () =>
      this.isRightCode(id, code, keys),
    );
    if (!isRight) throw new Refusal('reset.code-refused');
    await this.work.run({ ...work, action: 'pin.reset-by-code' }, async () => {
      const trainee = await this.trainees.lock(id);
      if (!trainee || trainee.erasedAt !== null) throw new Refusal('reset.code-refused');
      // Two at once: the second finds that her phone has been settled by the first.
      if (await this.isHers(id, keys)) return this.work.leaveNoTrace();
      if (trainee.resetCode !== code) throw new Refusal('reset.code-refused');
      const pinHash = await this.passwords.hash(pin);
      await this.trainees.update(id, { pinHash, pinWrong: 0, pinWaitUntil: null, ...this.newResetCode() });
      await this.trainees.endDevices(id, this.clock.now());
      await this.settle(id, keys);
    });
  }

  /** Counts wrong codes as wrong PINs are counted, one after the other. */
  private async isRightCode(id: string, code: string, keys: PhoneKeys): Promise<boolean> {
    const trainee = await this.trainees.lock(id);
    const now = this.clock.now().getTime();
    const waits = (trainee?.resetWaitUntil?.getTime() ?? now) - now;
    if (trainee && (await this.isHers(id, keys))) return this.leavingNoTrace(true);
    if (waits > 0) throw new Refusal('pin.wait', { seconds: Math.ceil(waits / 1000) });
    if (!trainee || trainee.erasedAt !== null) return this.leavingNoTrace(false);
    if (trainee.resetCode === code) return this.leavingNoTrace(true);
    const resetWrong = trainee.resetWrong + 1;
    const seconds = secondsToWait(resetWrong);
    await this.trainees.update(id, { resetWrong, resetWaitUntil: seconds > 0 ? new Date(now + seconds * 1000) : null });
    return false;
  }

  private leavingNoTrace(answer: boolean): boolean {
    this.work.leaveNoTrace();
    return answer;
  }

  private newResetCode() {
    return { resetCode: this.random.typable(resetCodeLength), resetWrong: 0, resetWaitUntil: null };
  }

  private async choosePin(id: string, pin: string): Promise<void> {
    if (isPlainPin(pin)) throw new Refusal('pin.too-plain');
    await this.trainees.update(id, { pinHash: await this.passwords.hash(pin) });
  }

  private async settle(traineeId: string, { deviceId, token, uploadToken }: PhoneKeys): Promise<void> {
    const keys = { tokenHash: hashOf(token), uploadHash: hashOf(uploadToken), endedAt: null };
    const known = await this.trainees.device(traineeId, deviceId);
    if (known) await this.trainees.updateDevice(known.id, keys);
    else await this.trainees.insertDevice({ id: newId(), traineeId, deviceId, ...keys, createdAt: this.clock.now() });
  }

  /** @throws Refusal `thing.changed-meanwhile` when somebody saved in between. */
  async plan(
    id: string,
    change: { name: string; latinName: string | null; departure: DeparturePlan; version: number },
  ): Promise<Trainee> {
    const { name, latinName, departure, version } = change;
    const before = await this.trainee(id);
    await this.refuseImpossiblePlan(departure, before.departsOn);
    const isCurrent = await this.trainees.updateVersion(id, version, {
      name: name.normalize('NFC'),
      latinName: latinName?.normalize('NFC') ?? null,
      ...departure,
    });
    if (!isCurrent) throw new Refusal('thing.changed-meanwhile');
    return this.trainee(id);
  }

  /** Forgets her PIN and signs her phones out; with her card she chooses a new one. */
  async resetPin(id: string): Promise<void> {
    await this.trainee(id);
    await this.trainees.update(id, { pinHash: null, pinWrong: 0, pinWaitUntil: null, ...this.newResetCode() });
    await this.trainees.endDevices(id, this.clock.now());
  }

  /** Makes her a new card; only its hash is kept, so this is the one time it can be printed. */
  async renewCard(id: string): Promise<{ card: string; traineeCode: string }> {
    const { code } = await this.trainee(id);
    const card = this.random.code();
    await this.trainees.update(id, { cardHash: hashOf(card) });
    return { card, traineeCode: code };
  }

  async forgetDevice(traineeId: string, deviceId: string): Promise<void> {
    await this.trainees.endDevices(traineeId, this.clock.now(), deviceId);
  }

  /** A day that has passed may stay as it was, but none is newly set to one. */
  private async refuseImpossiblePlan(
    { intention, departsOn }: DeparturePlan,
    before: Day | null = null,
  ): Promise<void> {
    if (departsOn === null) return;
    if (intention !== 'leaving') throw new Refusal('plan.day-without-leaving');
    if (departsOn !== before && departsOn < (await this.organisations.today()))
      throw new Refusal('plan.day-has-passed');
  }
}
