import { fieldsOf } from '../field.ts';
import { showChoice, showPlain } from '../show.ts';

export const GENERAL_FIELDS = fieldsOf('general', [
  { path: '/general/name', option: 'name', payload: ['/name'], show: showPlain('notChosen') },
  {
    path: '/general/containerNameConvention',
    option: 'container-name-convention',
    payload: ['/container/name_convention'],
    show: showPlain('containerNames'),
  },
  { path: '/general/debug', option: 'debug', payload: ['/debug'], show: showChoice('general.debug') },
  {
    path: '/general/syslog/host',
    option: 'syslog-address',
    payload: ['/syslog_addr'],
    show: showPlain(),
  },
  {
    path: '/general/syslog/transport',
    option: 'syslog-address',
    payload: ['/syslog_addr'],
    show: showChoice('general.syslog.transport'),
    isUsed: ({ general }) => general.syslog.host !== '',
  },
  {
    path: '/general/syslog/port',
    option: 'syslog-address',
    payload: ['/syslog_addr'],
    show: showPlain('syslogPort'),
    isUsed: ({ general }) => general.syslog.host !== '',
  },
]);
