import { FormControl, FormGroup } from '@angular/forms';
import type { General, SyslogTransport } from '@vic/contract/vch-spec';

/** Controls of the step; their value is the slice. */
export function generalForm({ name, containerNameConvention, debug, syslog }: General) {
  const nonNullable = true;
  return new FormGroup({
    name: new FormControl(name, { nonNullable }),
    containerNameConvention: new FormControl(containerNameConvention, { nonNullable }),
    debug: new FormControl(debug, { nonNullable }),
    syslog: new FormGroup({
      transport: new FormControl<SyslogTransport>(syslog.transport, { nonNullable }),
      host: new FormControl(syslog.host, { nonNullable }),
      port: new FormControl(syslog.port),
    }),
  });
}
