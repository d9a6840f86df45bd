import type { Method } from '../../method.ts';
import { notFound } from '../../soap/fault.ts';
import type { Value } from '../../soap/value.ts';
import { boolean, subtype, text } from '../../soap/value.ts';

interface Principal {
  readonly name: string;
  readonly fullName: string;
  readonly isGroup: boolean;
  /** Of a user: its groups; of a group: none. */
  readonly groups: readonly string[];
}

/** Users and groups whose name has the text in it, or is it. */
export const method: Method = {
  name: 'RetrieveUserGroups',
  on: 'UserDirectory',
  parameters:
    'domain:string? searchStr:string belongsToGroup:string? belongsToUser:string? exactMatch:boolean findUsers:boolean findGroups:boolean',
  privilege: 'System.View',
  run: ({ world, args }) => {
    const domain = (args.optionalString('domain') ?? '').toLowerCase();
    const { users } = world.inventory;
    const domains = new Set(users.map((user) => domainOf(user.name)));
    if (domain !== '' && !domains.has(domain)) throw notFound();
    const people: Principal[] = args.boolean('findUsers')
      ? users.map((user) => ({ name: user.name, fullName: user.fullName, isGroup: false, groups: user.groups }))
      : [];
    const names = new Set(args.boolean('findGroups') ? users.flatMap((user) => user.groups) : []);
    const groups = [...names].map((name): Principal => ({ name, fullName: nameOf(name), isGroup: true, groups: [] }));
    const wanted = args.string('searchStr').toLowerCase();
    const group = args.optionalString('belongsToGroup')?.toLowerCase() ?? '';
    const owner = args.optionalString('belongsToUser')?.toLowerCase() ?? '';
    return [...people, ...groups]
      .filter(({ name }) => domain === '' || domainOf(name) === domain)
      .filter(({ name }) =>
        args.boolean('exactMatch') ? nameOf(name).toLowerCase() === wanted : name.toLowerCase().includes(wanted),
      )
      .filter((each) => group === '' || each.groups.some((name) => nameOf(name).toLowerCase() === group))
      .filter((each) => owner === '' || isMember(owner, each.name, users))
      .map(resultOf);
  },
};

const nameOf = (principal: string): string => principal.split('@')[0] ?? '';
const domainOf = (principal: string): string => (principal.split('@')[1] ?? '').toLowerCase();

const isMember = (
  user: string,
  group: string,
  users: readonly { name: string; groups: readonly string[] }[],
): boolean => users.some((each) => nameOf(each.name).toLowerCase() === user && each.groups.includes(group));

const resultOf = ({ name, fullName, isGroup }: Principal): Value =>
  subtype('UserSearchResult', {
    principal: text(nameOf(name)),
    fullName: text(fullName),
    group: boolean(isGroup),
  });
