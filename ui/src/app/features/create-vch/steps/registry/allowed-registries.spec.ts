import { vchSpecDefaults } from '@vic/contract/vch-spec';
import { allowedRegistries } from './allowed-registries.ts';

describe('allowed registries', () => {
  it('are those of the list and all insecure ones, each once', () => {
    const registry = {
      ...vchSpecDefaults.registry,
      whitelist: ['registry.lab.local', '10.1.2.9:5000'],
      insecure: ['10.1.2.9:5000', 'old.lab.local'],
    };

    expect(allowedRegistries(registry)).toEqual([
      { entry: 'registry.lab.local', isInsecure: false },
      { entry: '10.1.2.9:5000', isInsecure: true },
      { entry: 'old.lab.local', isInsecure: true },
    ]);
  });
});
