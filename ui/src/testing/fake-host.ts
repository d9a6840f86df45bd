import { signal } from '@angular/core';
import { Subject } from 'rxjs';
import type { BackendInfo, Host, HostSession, ModalRequest, ThemeName } from '../app/core/host/host.ts';

/** A client that does what the test says. */
export class FakeHost implements Host {
  readonly theme = signal<ThemeName>('light');
  readonly dateFormatRevision = signal(0);
  readonly globalRefresh = new Subject<void>();

  /** what the client answers; changed by the test */
  localeTag = 'en-US';
  objectIds: readonly string[] = [];
  canOpenModals = true;
  /** what the opener of the page's dialog handed over */
  customData: unknown = null;
  sessions: (HostSession | null)[] = [];
  backendInfo: BackendInfo | null = null;
  readonly openedObjects: string[] = [];
  readonly pagesLeftFor: string[] = [];
  pageWanted: string | null = null;
  readonly openedModals: ModalRequest[] = [];
  /** what the page closed its dialog with, each time */
  readonly closings: unknown[] = [];

  ready(): Promise<void> {
    return Promise.resolve();
  }

  locale(): string {
    return this.localeTag;
  }

  contextObjectId(): string | null {
    return this.objectIds[0] ?? null;
  }

  contextObjectIds(): readonly string[] {
    return this.objectIds;
  }

  /** The next of `sessions`, or always the same one. */
  session(): Promise<HostSession | null> {
    const next = this.sessions.shift();
    return Promise.resolve(next === undefined ? { sessionToken: 'token-1' } : next);
  }

  backend(): Promise<BackendInfo | null> {
    return Promise.resolve(this.backendInfo);
  }

  openObject(objectId: string): void {
    this.openedObjects.push(objectId);
  }

  leaveDialogFor(path: string): void {
    this.pagesLeftFor.push(path);
  }

  wantedPage(): string | null {
    return this.pageWanted;
  }

  openModal(request: ModalRequest): boolean {
    if (this.canOpenModals) this.openedModals.push(request);
    return this.canOpenModals;
  }

  closeModal(result?: unknown): void {
    this.closings.push(result);
  }

  modalData(): unknown {
    return this.customData;
  }

  formatDateTime(unixMillis: number): string {
    return new Date(unixMillis).toISOString();
  }
}
