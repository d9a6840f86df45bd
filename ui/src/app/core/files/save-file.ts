import { DOCUMENT, inject, InjectionToken } from '@angular/core';

/** A file for the user. */
export interface DownloadFile {
  readonly fileName: string;
  readonly content: string | Uint8Array<ArrayBuffer>;
}

/** Hands a file to the user. */
export type SaveFile = (file: DownloadFile) => void;

/** The browser's download; a test looks at what is handed over. */
export const SAVE_FILE = new InjectionToken<SaveFile>('SAVE_FILE', {
  providedIn: 'root',
  factory: () => {
    const document = inject(DOCUMENT);
    return ({ fileName, content }) => {
      const url = URL.createObjectURL(new Blob([content], { type: 'application/octet-stream' }));
      const link = document.createElement('a');
      link.href = url;
      link.download = fileName;
      link.click();
      URL.revokeObjectURL(url);
    };
  },
});
