/** Images that containers of the scenarios run. */

export interface Image {
  /** name and tag as the user asked for it */
  readonly name: string;
  readonly command: readonly [string, ...string[]];
  readonly env: readonly string[];
  readonly workingDirectory: string;
  readonly user: string;
  readonly stopSignal: string;
  /** usual figures while it runs */
  readonly cpuMHz: number;
  readonly memoryMiB: number;
}

const PATH = 'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

function image(name: string, command: readonly [string, ...string[]], rest: Partial<Image> = {}): Image {
  return {
    name,
    command,
    env: [PATH],
    workingDirectory: '/',
    user: '',
    stopSignal: 'SIGTERM',
    cpuMHz: 40,
    memoryMiB: 180,
    ...rest,
  };
}

export const nginx = image('library/nginx:1.27', ['nginx', '-g', 'daemon off;'], {
  env: [PATH, 'NGINX_VERSION=1.27.4', 'PKG_RELEASE=1~bookworm'],
  stopSignal: 'SIGQUIT',
  cpuMHz: 60,
});
export const httpd = image('library/httpd:2.4', ['httpd-foreground'], {
  env: [PATH, 'HTTPD_PREFIX=/usr/local/apache2'],
  workingDirectory: '/usr/local/apache2',
  stopSignal: 'SIGWINCH',
});
export const redis = image('library/redis:7.4', ['docker-entrypoint.sh', 'redis-server'], {
  env: [PATH, 'REDIS_VERSION=7.4.2'],
  workingDirectory: '/data',
  memoryMiB: 240,
});
export const postgres = image('library/postgres:16', ['docker-entrypoint.sh', 'postgres'], {
  env: [PATH, 'PG_MAJOR=16', 'PGDATA=/var/lib/postgresql/data'],
  stopSignal: 'SIGINT',
  cpuMHz: 310,
  memoryMiB: 920,
});
export const mariadb = image('library/mariadb:11', ['docker-entrypoint.sh', 'mariadbd'], {
  cpuMHz: 260,
  memoryMiB: 760,
});
export const rabbitmq = image('library/rabbitmq:4-management', ['docker-entrypoint.sh', 'rabbitmq-server'], {
  cpuMHz: 140,
  memoryMiB: 420,
});
export const memcached = image('library/memcached:1.6-alpine', ['docker-entrypoint.sh', 'memcached'], {
  user: 'memcache',
});
export const traefik = image('library/traefik:v3.3', ['/entrypoint.sh', 'traefik'], { cpuMHz: 90 });
export const registry = image('library/registry:2', ['/entrypoint.sh', '/etc/docker/registry/config.yml'], {
  memoryMiB: 210,
});
export const prometheus = image(
  'prom/prometheus:v3.2.1',
  ['/bin/prometheus', '--config.file=/etc/prometheus/prometheus.yml'],
  {
    user: 'nobody',
    workingDirectory: '/prometheus',
    cpuMHz: 220,
    memoryMiB: 640,
  },
);
export const grafana = image('grafana/grafana:11.5.2', ['/run.sh'], {
  user: '472',
  workingDirectory: '/usr/share/grafana',
  memoryMiB: 350,
});
export const node = image('library/node:22-slim', ['docker-entrypoint.sh', 'node', 'server.js'], {
  env: [PATH, 'NODE_VERSION=22.14.0', 'NODE_ENV=production'],
  workingDirectory: '/srv/app',
  cpuMHz: 180,
  memoryMiB: 310,
});
export const python = image('library/python:3.13-slim', ['python3', '-m', 'worker'], {
  env: [PATH, 'PYTHON_VERSION=3.13.2', 'LANG=C.UTF-8'],
  workingDirectory: '/srv/app',
});
export const busybox = image('library/busybox:1.37', ['sh'], { cpuMHz: 5, memoryMiB: 60 });
export const alpine = image('library/alpine:3.21', ['/bin/sh', '-c', 'while true; do date; sleep 10; done'], {
  cpuMHz: 5,
  memoryMiB: 60,
});
export const photon = image('library/photon:5.0', ['/bin/bash'], { cpuMHz: 5, memoryMiB: 80 });
