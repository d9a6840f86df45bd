import { signal } from '@angular/core';
import { Subject } from 'rxjs';
import type { BackendInfo, Host, HostSession, ThemeName } from '../app/core/host/host.ts';

/** A client that does what the test says. */
export class FakeHost implements Host {
  readonly theme = signal<ThemeName>('light');
  readonly dateFormatRevision = signal(0);
  readonly globalRefresh = new Subject<void>();

  /** what the client answers; changed by the test */
  localeTag = 'en-US';
  objectId: string | null = null;
  sessions: (HostSession | null)[] = [];
  backendInfo: BackendInfo | null = null;
  readonly openedObjects: string[] = [];

  ready(): Promise<void> {
    return Promise.resolve();
  }

  locale(): string {
    return this.localeTag;
  }

  contextObjectId(): string | null {
    return this.objectId;
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

  formatDateTime(unixMillis: number): string {
    return new Date(unixMillis).toISOString();
  }
}
