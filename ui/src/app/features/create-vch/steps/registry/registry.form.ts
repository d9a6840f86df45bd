import { FormControl, FormGroup } from '@angular/forms';
import type { Registry } from '@vic/contract/vch-spec';

/** The registry slice as a form. It has the slice's rules put on it by `sliceForm`. */
export function registryForm(registry: Registry) {
  return new FormGroup({
    isWhitelistOnly: new FormControl(registry.isWhitelistOnly, { nonNullable: true }),
    whitelist: new FormControl(registry.whitelist, { nonNullable: true }),
    insecure: new FormControl(registry.insecure, { nonNullable: true }),
    authorities: new FormControl(registry.authorities, { nonNullable: true }),
  });
}
