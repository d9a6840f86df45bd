import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import {
  ComputeChildren,
  ComputeDetails,
  ComputePath,
  CreationRights,
  DatastoreFolders,
  DatastoreList,
  NetworkList,
} from '@vic/contract/placement';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type, type Static, type TSchema } from 'typebox';
import { OBJECT_PROBLEM_RESPONSES, PROBLEM_RESPONSES } from '../../http/problem-responses.ts';
import { sessionToken } from '../../http/session-token.ts';
import { untilGone } from '../../http/until-gone.ts';
import { readDetails } from '../../placement/compute-details.ts';
import { readChildren, readPath } from '../../placement/compute-tree.ts';
import { listFolders } from '../../placement/datastore-folders.ts';
import { readDatastores } from '../../placement/datastores.ts';
import { readNetworks } from '../../placement/networks.ts';
import type { VcenterPlace } from '../../placement/vcenter-place.ts';
import type { Services } from '../../services.ts';
import { configuredVcenter, ObjectParams } from '../vcenter-params.ts';

const FolderQuery = Type.Object({ path: Type.String({ maxLength: 1_000, default: '' }) });
const TAGS = ['placement'];

/** Schema of a read of one object of a vCenter. */
function objectRead<T extends TSchema>(operationId: string, summary: string, answer: T) {
  return {
    operationId,
    summary,
    tags: TAGS,
    params: ObjectParams,
    response: { 200: answer, ...OBJECT_PROBLEM_RESPONSES },
  };
}

/** Where VCHs can be put, and what they can be made of there. */
export function placementRoutes({ placement, directory }: Services): FastifyPluginAsyncTypebox {
  /** Reads something of the object that a request names, as long as its caller is there. */
  function read<T>(
    request: FastifyRequest,
    reply: FastifyReply,
    { guid, moid }: Static<typeof ObjectParams>,
    reading: (place: VcenterPlace, moid: string) => Promise<T>,
  ): Promise<T> {
    const vcenter = configuredVcenter(directory, guid);
    return placement.at(vcenter, sessionToken(request), (place) => reading(place, moid), untilGone(reply));
  }

  return async (app) => {
    app.get(
      '/api/vch-creation-rights',
      {
        schema: {
          operationId: 'getVchCreationRights',
          summary: 'Whether the user may make VCHs anywhere',
          tags: TAGS,
          response: { 200: CreationRights, ...PROBLEM_RESPONSES },
        },
      },
      async (request) => placement.rights(sessionToken(request)),
    );

    app.get(
      '/api/vc/:guid/compute-tree/:moid',
      { schema: objectRead('listComputeChildren', 'What lies below an object (`root`: the vCenter)', ComputeChildren) },
      async (request, reply) => read(request, reply, request.params, readChildren),
    );

    app.get(
      '/api/vc/:guid/compute-path/:moid',
      { schema: objectRead('getComputePath', 'The way from the vCenter to an object', ComputePath) },
      async (request, reply) => read(request, reply, request.params, readPath),
    );

    app.get(
      '/api/vc/:guid/compute/:moid',
      { schema: objectRead('getCompute', 'A cluster, host or pool with what is left of it', ComputeDetails) },
      async (request, reply) => read(request, reply, request.params, readDetails),
    );

    app.get(
      '/api/vc/:guid/compute/:moid/datastores',
      { schema: objectRead('listDatastores', 'Datastores that a cluster, host or pool sees', DatastoreList) },
      async (request, reply) => read(request, reply, request.params, readDatastores),
    );

    app.get(
      '/api/vc/:guid/compute/:moid/networks',
      { schema: objectRead('listNetworks', 'Networks that a cluster, host or pool sees', NetworkList) },
      async (request, reply) => read(request, reply, request.params, readNetworks),
    );

    app.get(
      '/api/vc/:guid/datastores/:moid/folders',
      {
        schema: {
          ...objectRead('listDatastoreFolders', 'Folders directly below a path of a datastore', DatastoreFolders),
          querystring: FolderQuery,
        },
      },
      async (request, reply) =>
        read(request, reply, request.params, ({ client }, moid) => listFolders(client, moid, request.query.path)),
    );
  };
}
