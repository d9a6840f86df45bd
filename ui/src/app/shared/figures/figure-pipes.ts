import { inject, Pipe, type PipeTransform } from '@angular/core';
import { Locale } from '../../core/i18n/locale.ts';
import { FigureFormat } from './figure-format.ts';

/** Size in bytes. */
@Pipe({ name: 'vicBytes' })
export class BytesPipe implements PipeTransform {
  readonly #format = inject(FigureFormat);

  transform(bytes: number): string {
    return this.#format.bytes(bytes);
  }
}

/** Memory in MiB. */
@Pipe({ name: 'vicMemory' })
export class MemoryPipe implements PipeTransform {
  readonly #format = inject(FigureFormat);

  transform(memoryMiB: number): string {
    return this.#format.memory(memoryMiB);
  }
}

/** Processor use in MHz. */
@Pipe({ name: 'vicCpu' })
export class CpuPipe implements PipeTransform {
  readonly #format = inject(FigureFormat);

  transform(cpuMHz: number): string {
    return this.#format.cpu(cpuMHz);
  }
}

/** ISO time as the user prefers dates. Impure, because the preference can change while the page is open. */
@Pipe({ name: 'vicDateTime', pure: false })
export class DateTimePipe implements PipeTransform {
  readonly #locale = inject(Locale);

  transform(isoTime: string): string {
    const unixMillis = Date.parse(isoTime);
    return Number.isNaN(unixMillis) ? isoTime : this.#locale.dateTime(unixMillis);
  }
}
