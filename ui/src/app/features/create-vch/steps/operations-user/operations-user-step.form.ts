import { FormControl, FormGroup } from '@angular/forms';
import type { OperationsUser } from '@vic/contract/vch-spec';

/** Controls of the step; their value is the slice. */
export function operationsUserForm({ user, password, grantsPermissions }: OperationsUser) {
  const nonNullable = true;
  return new FormGroup({
    user: new FormControl(user, { nonNullable }),
    password: new FormControl(password, { nonNullable }),
    grantsPermissions: new FormControl(grantsPermissions, { nonNullable }),
  });
}
