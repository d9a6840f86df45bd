import type { BackendInfo, BackendServer } from '../host/host.ts';
import { apiUrl } from './api-base.ts';

const PAGE = { origin: 'https://vc.example.com', baseUri: 'https://vc.example.com/plugins/x/vic/index.html' };

function server(proxiedBaseUrl: string, type = 'MANIFEST_SERVER'): BackendServer {
  return { proxiedBaseUrl, type };
}

function info(all: BackendServer[], perVcenter: Record<string, BackendServer[]> = {}): BackendInfo {
  return { all, perVcenter: new Map(Object.entries(perVcenter)) };
}

describe('apiUrl', () => {
  it('takes the server that is registered with the vCenter', () => {
    const backend = info([server('/plugins/a')], { 'guid-2': [server('/plugins/b')] });

    expect(apiUrl(backend, 'guid-2', PAGE)).toBe('https://vc.example.com/plugins/b/vic/api');
  });

  it('prefers the server that serves the manifest', () => {
    const backend = info([server('/plugins/a', 'OTHER'), server('/plugins/b')]);

    expect(apiUrl(backend, null, PAGE)).toBe('https://vc.example.com/plugins/b/vic/api');
  });

  it('takes the first server where none serves the manifest', () => {
    expect(apiUrl(info([server('/plugins/a/', 'OTHER')]), 'unknown', PAGE)).toBe(
      'https://vc.example.com/plugins/a/vic/api',
    );
  });

  it('stays beside the page when the client does not tell', () => {
    expect(apiUrl(null, null, PAGE)).toBe('https://vc.example.com/plugins/x/vic/api');
    expect(apiUrl(info([]), null, PAGE)).toBe('https://vc.example.com/plugins/x/vic/api');
  });
});
