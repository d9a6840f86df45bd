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
import { Type, type TSchema } from 'typebox';
import { OBJECT_PROBLEM_RESPONSES, PROBLEM_RESPONSES } from '../../http/problem-responses.ts';
import { sessionToken } from '../../http/session-token.ts';
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
      async (request) => {
        const token = sessionToken(request);
        return placement.children(configuredVcenter(directory, request.params.guid), token, request.params.moid);
      },
    );

    app.get(
      '/api/vc/:guid/compute-path/:moid',
      { schema: objectRead('getComputePath', 'The way from the vCenter to an object', ComputePath) },
      async (request) => {
        const token = sessionToken(request);
        return placement.path(configuredVcenter(directory, request.params.guid), token, request.params.moid);
      },
    );

    app.get(
      '/api/vc/:guid/compute/:moid',
      { schema: objectRead('getCompute', 'A cluster, host or pool with what is left of it', ComputeDetails) },
      async (request) => {
        const token = sessionToken(request);
        return placement.details(configuredVcenter(directory, request.params.guid), token, request.params.moid);
      },
    );

    app.get(
      '/api/vc/:guid/compute/:moid/datastores',
      { schema: objectRead('listDatastores', 'Datastores that a cluster, host or pool sees', DatastoreList) },
      async (request) => {
        const token = sessionToken(request);
        return placement.datastores(configuredVcenter(directory, request.params.guid), token, request.params.moid);
      },
    );

    app.get(
      '/api/vc/:guid/compute/:moid/networks',
      { schema: objectRead('listNetworks', 'Networks that a cluster, host or pool sees', NetworkList) },
      async (request) => {
        const token = sessionToken(request);
        return placement.networks(configuredVcenter(directory, request.params.guid), token, request.params.moid);
      },
    );

    app.get(
      '/api/vc/:guid/datastores/:moid/folders',
      {
        schema: {
          ...objectRead('listDatastoreFolders', 'Folders directly below a path of a datastore', DatastoreFolders),
          querystring: FolderQuery,
        },
      },
      async (request) => {
        const token = sessionToken(request);
        const { guid, moid } = request.params;
        return placement.folders(configuredVcenter(directory, guid), token, moid, request.query.path);
      },
    );
  };
}
