import { envFile, envFileName } from './env-file.ts';

describe('settings of Docker clients', () => {
  it('point bash at the VCH and at the folder that the file is in', () => {
    const text = envFile({ vchName: 'alpha', address: '10.1.2.3' }, 'bash');

    expect(text).toContain("export DOCKER_HOST='tcp://10.1.2.3:2376'\n");
    expect(text).toContain('export DOCKER_TLS_VERIFY=1\n');
    expect(text).toContain('BASH_SOURCE');
    expect(text).not.toContain('\r');
  });

  it('say what to replace while the address is unknown', () => {
    const text = envFile({ vchName: 'alpha', address: null }, 'powershell');

    expect(text).toContain("$env:DOCKER_HOST = 'tcp://ADDRESS-OF-THE-VCH:2376'\r\n");
    expect(text).toContain('# Replace ADDRESS-OF-THE-VCH');
  });

  it('cannot be broken out of by a name', () => {
    const text = envFile({ vchName: "x\n$(rm -rf ~)'", address: null }, 'bash');

    expect(text.split('\n').filter((line) => line.includes('rm -rf'))).toEqual([
      "# Docker client settings for x $(rm -rf ~)'. Use: source x-rm--rf.env",
    ]);
    expect(envFileName('../../etc', 'bash')).toBe('etc.env');
  });
});
