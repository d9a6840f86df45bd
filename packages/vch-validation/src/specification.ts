import type { Schemas } from '@vic/vic-machine-api';

/** Body of a creation: any part may be missing. */
export type VchSpecification = Schemas['VCH'];

type NetworkSpecification = NonNullable<VchSpecification['network']>;

/** The endpoint VM on one of its networks. */
export type RoleSpecification = NonNullable<NetworkSpecification['public']>;

/** A network that containers can join. */
export type ContainerNetworkSpecification = NonNullable<NetworkSpecification['container']>[number];

export type RoleName = 'client' | 'management' | 'public';

/** The order in which the original looks at the roles. */
export const ROLES_IN_SPECIFICATION = ['client', 'management', 'public'] as const satisfies readonly RoleName[];
export const ROLES_ON_TARGET = ['public', 'client', 'management'] as const satisfies readonly RoleName[];
