import { FormControl, FormGroup } from '@angular/forms';
import type { CertificateSource, KeyAlgorithm, Security } from '@vic/contract/vch-spec';

/** Controls of the step; their value is the slice. What was made and brought has no control that is typed into. */
export function securityForm({ source, verifiesClients, subject, made, brought }: Security) {
  const nonNullable = true;
  return new FormGroup({
    source: new FormControl<CertificateSource>(source, { nonNullable }),
    verifiesClients: new FormControl(verifiesClients, { nonNullable }),
    subject: subjectForm(subject),
    made: new FormControl(made),
    brought: new FormControl(brought, { nonNullable }),
  });
}

/** Controls of what certificates are made for. */
export type SubjectForm = ReturnType<typeof subjectForm>;

function subjectForm(subject: Security['subject']) {
  const nonNullable = true;
  return new FormGroup({
    commonName: new FormControl(subject.commonName, { nonNullable }),
    organizations: new FormControl(subject.organizations, { nonNullable }),
    alternativeNames: new FormControl(subject.alternativeNames, { nonNullable }),
    keyAlgorithm: new FormControl<KeyAlgorithm>(subject.keyAlgorithm, { nonNullable }),
    validDays: new FormControl(subject.validDays, { nonNullable }),
  });
}
