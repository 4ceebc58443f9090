import { cheap, idOf, otherPin, pin, seeded } from './given.ts';
import { createVault, openVault, pinIterations } from './vault.ts';

const how = { random: seeded(1), iterations: cheap };
const her = idOf(1);

describe('a vault', () => {
  it('is opened by its PIN and by no other', async () => {
    const vault = await createVault(her, pin, how);
    const sealed = await vault.seal('plan/b-1', { word: 'blue umbrella' });
    const opened = await openVault(her, vault.row, pin, how.random);
    expect(await opened?.unseal('plan/b-1', sealed)).toEqual({ word: 'blue umbrella' });
    expect(await openVault(her, vault.row, otherPin, how.random)).toBeNull();
  });

  it('is not opened as another woman’s', async () => {
    const vault = await createVault(her, pin, how);
    expect(await openVault(idOf(2), vault.row, pin, how.random)).toBeNull();
  });

  it('does not take one sealed thing for another, nor a damaged one', async () => {
    const vault = await createVault(her, pin, how);
    const sealed = await vault.seal('plan/b-1', { word: 'blue umbrella' });
    await expect(vault.unseal('plan/b-2', sealed)).rejects.toThrow();
    const damaged = { ...sealed, bytes: sealed.bytes.replace(/^./, (first) => (first === 'A' ? 'B' : 'A')) };
    await expect(vault.unseal('plan/b-1', damaged)).rejects.toThrow();
  });

  it('never seals twice the same way, so that equal words cannot be seen to be equal', async () => {
    const vault = await createVault(her, pin, how);
    expect(await vault.seal('plan/b-1', 'same')).not.toEqual(await vault.seal('plan/b-1', 'same'));
  });

  it('remembers its own number of rounds, and takes 310 000 for new ones', async () => {
    const vault = await createVault(her, pin, how);
    expect(vault.row.iterations).toBe(cheap);
    expect(pinIterations).toBe(310_000);
  });
});
