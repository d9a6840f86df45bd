/* eslint-disable */
// Made by `npm run generate -w @vic/vic-machine-api` from openapi/vic-machine-server.yaml: change that.

export interface paths {
  '/swagger.json': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Description of the API
     * @description Outside the base path. As OpenAPI document.
     */
    get: operations['getDescription'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/container/docs': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Description of the API for people */
    get: operations['getDocumentation'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/container/hello': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Welcome text
     * @description For letting a browser accept the server's certificate.
     */
    get: operations['hello'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/container/version': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Version of the server, and of the VCHs it makes */
    get: operations['getVersion'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/container': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What this server is and can install
     * @description *Original*: 501. Without a trailing slash.
     */
    get: operations['getMetadata'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/container/target/{target}': {
    parameters: {
      query?: {
        /**
         * @description SHA-1 of the target's certificate in upper-case hexadecimal with colons; anything else, lower case included, does not
         *     match and is 400. With it the chain is not checked. Absent or empty: the chain must verify against the server's own roots.
         */
        thumbprint?: components['parameters']['thumbprint'];
      };
      header?: never;
      path: {
        /** @description `host` or `host:port` of the vCenter, **as it is**, not percent-encoded. */
        target: components['parameters']['target'];
      };
      cookie?: never;
    };
    /**
     * Do the hosts' firewalls let VCHs work?
     * @description *Original*: 501.
     */
    get: operations['readFirewall'];
    put?: never;
    /**
     * Open or close the hosts' firewalls for VCHs
     * @description *Original*: 501, after the check of `action`.
     */
    post: operations['changeFirewall'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/container/target/{target}/vch': {
    parameters: {
      query?: {
        /**
         * @description SHA-1 of the target's certificate in upper-case hexadecimal with colons; anything else, lower case included, does not
         *     match and is 400. With it the chain is not checked. Absent or empty: the chain must verify against the server's own roots.
         */
        thumbprint?: components['parameters']['thumbprint'];
      };
      header?: never;
      path: {
        /** @description `host` or `host:port` of the vCenter, **as it is**, not percent-encoded. */
        target: components['parameters']['target'];
      };
      cookie?: never;
    };
    /**
     * List VCHs
     * @description In each cluster with more than one resource pool only the VM in each pool that bears the pool's name counts, with a single
     *     pool every VM in it; of those, the ones whose configuration holds their own moref, or `CreatingVCH`, as identifier. VMs
     *     whose configuration cannot be read are left out silently. The order is that of clusters and pools. Unscoped on a
     *     vCenter with several datacenters: all of them.
     */
    get: operations['listVchs'];
    put?: never;
    /**
     * Make a VCH
     * @description Checks of the specification alone stop at the first fault; checks against the target report all faults together
     *     (`failed to validate VCH: A, B, C`); the work itself fails with 500 `failed to create VCH: …`. The answer comes after the
     *     endpoint VM was powered on; it does not wait for the VM to boot or for Docker to answer. *Original*: no id comes back, find
     *     the new VCH by name in the list; over HTTPS an answer after more than 60 s is lost; missing ISO files still answer 201.
     *     Unscoped on a vCenter with several datacenters: 400.
     */
    post: operations['createVch'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/container/target/{target}/vch-validation': {
    parameters: {
      query?: {
        /**
         * @description SHA-1 of the target's certificate in upper-case hexadecimal with colons; anything else, lower case included, does not
         *     match and is 400. With it the chain is not checked. Absent or empty: the chain must verify against the server's own roots.
         */
        thumbprint?: components['parameters']['thumbprint'];
      };
      header?: never;
      path: {
        /** @description `host` or `host:port` of the vCenter, **as it is**, not percent-encoded. */
        target: components['parameters']['target'];
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Check a specification, changing nothing
     * @description The checks that creation makes before its work, of the specification alone and against the target, all faults together, and
     *     whether the server has the images that a VCH boots from.
     */
    post: operations['validateVch'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/container/target/{target}/vch/{vchId}': {
    parameters: {
      query?: {
        /**
         * @description SHA-1 of the target's certificate in upper-case hexadecimal with colons; anything else, lower case included, does not
         *     match and is 400. With it the chain is not checked. Absent or empty: the chain must verify against the server's own roots.
         */
        thumbprint?: components['parameters']['thumbprint'];
      };
      header?: never;
      path: {
        /** @description `host` or `host:port` of the vCenter, **as it is**, not percent-encoded. */
        target: components['parameters']['target'];
        /** @description moid of the endpoint VM. A name or a moref is 404. */
        vchId: components['parameters']['vchId'];
      };
      cookie?: never;
    };
    /**
     * Read a VCH
     * @description Filled from the VM's configuration. Empty strings, zeros and `false` are left out, empty lists are not. See `VCH` for what
     *     differs from what creation took. 404 `unable to find VCH ID: …`. *Original*: a half-made or damaged configuration is 500.
     */
    get: operations['getVch'];
    /**
     * Reconfigure a VCH by its whole specification
     * @description Takes what reading the VCH answers; its `version` and `runtime` are ignored, and `shares.level` may be `custom` with a number.
     *     What equals the present configuration changes nothing. 409: something is different that cannot be changed. *Original*: 501,
     *     after the check of the body.
     */
    put: operations['replaceVch'];
    /**
     * Upgrade or debug a VCH
     * @description `action=upgrade` answers 202 like other changes; `action=debug` answers 200 with what was opened. *Original*: 501, after the
     *     check of `action`.
     */
    post: operations['actOnVch'];
    /**
     * Delete a VCH
     * @description The answer comes when the VCH is gone. With `containers` off and a running container: 500 `failed to delete VCH: VM "NAME"
     *     is powered on`, one line each. *Original*: **stopped containers are gone by then**, the VCH is not; unscoped on a vCenter
     *     with several datacenters 500, nothing changed.
     */
    delete: operations['deleteVch'];
    options?: never;
    head?: never;
    /**
     * Reconfigure a VCH by what is to change
     * @description A merge patch (RFC 7396) over what the VCH has: a list replaces the whole list. Fields that cannot be changed are refused (409)
     *     even if they are equal, fields that no VCH has by 422. *Original*: 501, after the check of media type and body.
     */
    patch: operations['patchVch'];
    trace?: never;
  };
  '/container/target/{target}/vch/{vchId}/certificate': {
    parameters: {
      query?: {
        /**
         * @description SHA-1 of the target's certificate in upper-case hexadecimal with colons; anything else, lower case included, does not
         *     match and is 400. With it the chain is not checked. Absent or empty: the chain must verify against the server's own roots.
         */
        thumbprint?: components['parameters']['thumbprint'];
      };
      header?: never;
      path: {
        /** @description `host` or `host:port` of the vCenter, **as it is**, not percent-encoded. */
        target: components['parameters']['target'];
        /** @description moid of the endpoint VM. A name or a moref is 404. */
        vchId: components['parameters']['vchId'];
      };
      cookie?: never;
    };
    /**
     * Read the server certificate of a VCH
     * @description The first PEM block of the certificate in the VM's configuration, raw whatever `Accept` says. None, as without TLS: 404
     *     `no certificate found for VCH ID`.
     */
    get: operations['getVchCertificate'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/container/target/{target}/vch/{vchId}/client-credentials': {
    parameters: {
      query?: {
        /**
         * @description SHA-1 of the target's certificate in upper-case hexadecimal with colons; anything else, lower case included, does not
         *     match and is 400. With it the chain is not checked. Absent or empty: the chain must verify against the server's own roots.
         */
        thumbprint?: components['parameters']['thumbprint'];
      };
      header?: never;
      path: {
        /** @description `host` or `host:port` of the vCenter, **as it is**, not percent-encoded. */
        target: components['parameters']['target'];
        /** @description moid of the endpoint VM. A name or a moref is 404. */
        vchId: components['parameters']['vchId'];
      };
      cookie?: never;
    };
    /**
     * Read the client certificate that was generated for a VCH
     * @description What creation with `auth.server.generate` made for its caller: held in memory for a limited time, for the user who made the
     *     VCH. None, or no more: 404. *Original*: there is no such path, generated client certificates are lost.
     */
    get: operations['getClientCredentials'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/container/target/{target}/vch/{vchId}/log': {
    parameters: {
      query?: {
        /**
         * @description SHA-1 of the target's certificate in upper-case hexadecimal with colons; anything else, lower case included, does not
         *     match and is 400. With it the chain is not checked. Absent or empty: the chain must verify against the server's own roots.
         */
        thumbprint?: components['parameters']['thumbprint'];
      };
      header?: never;
      path: {
        /** @description `host` or `host:port` of the vCenter, **as it is**, not percent-encoded. */
        target: components['parameters']['target'];
        /** @description moid of the endpoint VM. A name or a moref is 404. */
        vchId: components['parameters']['vchId'];
      };
      cookie?: never;
    };
    /**
     * Read the creation log of a VCH
     * @description Every `vic-machine*.log` in the VM's own datastore folder, sorted by name, joined without separator. None: 404 `no log file
     *     available in datastore folder`. *Original*, unscoped on a vCenter with several datacenters: 404. Under `Accept: application/json` the
     *     text, errors included, is a JSON string.
     */
    get: operations['getVchLog'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/container/target/{target}/vch-task/{taskId}': {
    parameters: {
      query?: {
        /**
         * @description SHA-1 of the target's certificate in upper-case hexadecimal with colons; anything else, lower case included, does not
         *     match and is 400. With it the chain is not checked. Absent or empty: the chain must verify against the server's own roots.
         */
        thumbprint?: components['parameters']['thumbprint'];
      };
      header?: never;
      path: {
        /** @description `host` or `host:port` of the vCenter, **as it is**, not percent-encoded. */
        target: components['parameters']['target'];
        /** @description id of a task of this server */
        taskId: components['parameters']['taskId'];
      };
      cookie?: never;
    };
    /**
     * Read how work goes on
     * @description Work that was begun with `Prefer` respond-async. A task is remembered for some time after its end; it ends with the service.
     *     404 when it is not, or no more, known, or belongs to another target or user. *Original*: there is no such path.
     */
    get: operations['getTask'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/container/target/{target}/vch-task/{taskId}/events': {
    parameters: {
      query?: {
        /**
         * @description SHA-1 of the target's certificate in upper-case hexadecimal with colons; anything else, lower case included, does not
         *     match and is 400. With it the chain is not checked. Absent or empty: the chain must verify against the server's own roots.
         */
        thumbprint?: components['parameters']['thumbprint'];
      };
      header?: never;
      path: {
        /** @description `host` or `host:port` of the vCenter, **as it is**, not percent-encoded. */
        target: components['parameters']['target'];
        /** @description id of a task of this server */
        taskId: components['parameters']['taskId'];
      };
      cookie?: never;
    };
    /**
     * Follow how work goes on
     * @description Server-sent events: each has an `id` and a `Task_Event` as JSON in `data`. The first tells all that happened so far (or since
     *     `Last-Event-ID`), the last has a final state, then the stream ends.
     */
    get: operations['followTask'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/container/target/{target}/datacenter/{datacenter}': {
    parameters: {
      query?: {
        /**
         * @description SHA-1 of the target's certificate in upper-case hexadecimal with colons; anything else, lower case included, does not
         *     match and is 400. With it the chain is not checked. Absent or empty: the chain must verify against the server's own roots.
         */
        thumbprint?: components['parameters']['thumbprint'];
      };
      header?: never;
      path: {
        /** @description `host` or `host:port` of the vCenter, **as it is**, not percent-encoded. */
        target: components['parameters']['target'];
        /**
         * @description moid of the datacenter. Unknown: 404 `ServerFaultCode: The object has already been deleted or has not been completely
         *     created`; the id of something else: 400 or 404. It does not restrict look-ups by VCH id.
         */
        datacenter: components['parameters']['datacenter'];
      };
      cookie?: never;
    };
    /**
     * Do the hosts' firewalls let VCHs work? (in a datacenter)
     * @description *Original*: 501.
     */
    get: operations['readFirewallInDatacenter'];
    put?: never;
    /**
     * Open or close the hosts' firewalls for VCHs (in a datacenter)
     * @description *Original*: 501, after the check of `action`.
     */
    post: operations['changeFirewallInDatacenter'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/container/target/{target}/datacenter/{datacenter}/vch': {
    parameters: {
      query?: {
        /**
         * @description SHA-1 of the target's certificate in upper-case hexadecimal with colons; anything else, lower case included, does not
         *     match and is 400. With it the chain is not checked. Absent or empty: the chain must verify against the server's own roots.
         */
        thumbprint?: components['parameters']['thumbprint'];
      };
      header?: never;
      path: {
        /** @description `host` or `host:port` of the vCenter, **as it is**, not percent-encoded. */
        target: components['parameters']['target'];
        /**
         * @description moid of the datacenter. Unknown: 404 `ServerFaultCode: The object has already been deleted or has not been completely
         *     created`; the id of something else: 400 or 404. It does not restrict look-ups by VCH id.
         */
        datacenter: components['parameters']['datacenter'];
      };
      cookie?: never;
    };
    /**
     * List VCHs (in a datacenter)
     * @description In each cluster with more than one resource pool only the VM in each pool that bears the pool's name counts, with a single
     *     pool every VM in it; of those, the ones whose configuration holds their own moref, or `CreatingVCH`, as identifier. VMs
     *     whose configuration cannot be read are left out silently. The order is that of clusters and pools. Unscoped on a
     *     vCenter with several datacenters: all of them.
     */
    get: operations['listVchsInDatacenter'];
    put?: never;
    /**
     * Make a VCH (in a datacenter)
     * @description Checks of the specification alone stop at the first fault; checks against the target report all faults together
     *     (`failed to validate VCH: A, B, C`); the work itself fails with 500 `failed to create VCH: …`. The answer comes after the
     *     endpoint VM was powered on; it does not wait for the VM to boot or for Docker to answer. *Original*: no id comes back, find
     *     the new VCH by name in the list; over HTTPS an answer after more than 60 s is lost; missing ISO files still answer 201.
     *     Unscoped on a vCenter with several datacenters: 400.
     */
    post: operations['createVchInDatacenter'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/container/target/{target}/datacenter/{datacenter}/vch-validation': {
    parameters: {
      query?: {
        /**
         * @description SHA-1 of the target's certificate in upper-case hexadecimal with colons; anything else, lower case included, does not
         *     match and is 400. With it the chain is not checked. Absent or empty: the chain must verify against the server's own roots.
         */
        thumbprint?: components['parameters']['thumbprint'];
      };
      header?: never;
      path: {
        /** @description `host` or `host:port` of the vCenter, **as it is**, not percent-encoded. */
        target: components['parameters']['target'];
        /**
         * @description moid of the datacenter. Unknown: 404 `ServerFaultCode: The object has already been deleted or has not been completely
         *     created`; the id of something else: 400 or 404. It does not restrict look-ups by VCH id.
         */
        datacenter: components['parameters']['datacenter'];
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Check a specification, changing nothing (in a datacenter)
     * @description The checks that creation makes before its work, of the specification alone and against the target, all faults together, and
     *     whether the server has the images that a VCH boots from.
     */
    post: operations['validateVchInDatacenter'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/container/target/{target}/datacenter/{datacenter}/vch/{vchId}': {
    parameters: {
      query?: {
        /**
         * @description SHA-1 of the target's certificate in upper-case hexadecimal with colons; anything else, lower case included, does not
         *     match and is 400. With it the chain is not checked. Absent or empty: the chain must verify against the server's own roots.
         */
        thumbprint?: components['parameters']['thumbprint'];
      };
      header?: never;
      path: {
        /** @description `host` or `host:port` of the vCenter, **as it is**, not percent-encoded. */
        target: components['parameters']['target'];
        /**
         * @description moid of the datacenter. Unknown: 404 `ServerFaultCode: The object has already been deleted or has not been completely
         *     created`; the id of something else: 400 or 404. It does not restrict look-ups by VCH id.
         */
        datacenter: components['parameters']['datacenter'];
        /** @description moid of the endpoint VM. A name or a moref is 404. */
        vchId: components['parameters']['vchId'];
      };
      cookie?: never;
    };
    /**
     * Read a VCH (in a datacenter)
     * @description Filled from the VM's configuration. Empty strings, zeros and `false` are left out, empty lists are not. See `VCH` for what
     *     differs from what creation took. 404 `unable to find VCH ID: …`. *Original*: a half-made or damaged configuration is 500.
     */
    get: operations['getVchInDatacenter'];
    /**
     * Reconfigure a VCH by its whole specification (in a datacenter)
     * @description Takes what reading the VCH answers; its `version` and `runtime` are ignored, and `shares.level` may be `custom` with a number.
     *     What equals the present configuration changes nothing. 409: something is different that cannot be changed. *Original*: 501,
     *     after the check of the body.
     */
    put: operations['replaceVchInDatacenter'];
    /**
     * Upgrade or debug a VCH (in a datacenter)
     * @description `action=upgrade` answers 202 like other changes; `action=debug` answers 200 with what was opened. *Original*: 501, after the
     *     check of `action`.
     */
    post: operations['actOnVchInDatacenter'];
    /**
     * Delete a VCH (in a datacenter)
     * @description The answer comes when the VCH is gone. With `containers` off and a running container: 500 `failed to delete VCH: VM "NAME"
     *     is powered on`, one line each. *Original*: **stopped containers are gone by then**, the VCH is not; unscoped on a vCenter
     *     with several datacenters 500, nothing changed.
     */
    delete: operations['deleteVchInDatacenter'];
    options?: never;
    head?: never;
    /**
     * Reconfigure a VCH by what is to change (in a datacenter)
     * @description A merge patch (RFC 7396) over what the VCH has: a list replaces the whole list. Fields that cannot be changed are refused (409)
     *     even if they are equal, fields that no VCH has by 422. *Original*: 501, after the check of media type and body.
     */
    patch: operations['patchVchInDatacenter'];
    trace?: never;
  };
  '/container/target/{target}/datacenter/{datacenter}/vch/{vchId}/certificate': {
    parameters: {
      query?: {
        /**
         * @description SHA-1 of the target's certificate in upper-case hexadecimal with colons; anything else, lower case included, does not
         *     match and is 400. With it the chain is not checked. Absent or empty: the chain must verify against the server's own roots.
         */
        thumbprint?: components['parameters']['thumbprint'];
      };
      header?: never;
      path: {
        /** @description `host` or `host:port` of the vCenter, **as it is**, not percent-encoded. */
        target: components['parameters']['target'];
        /**
         * @description moid of the datacenter. Unknown: 404 `ServerFaultCode: The object has already been deleted or has not been completely
         *     created`; the id of something else: 400 or 404. It does not restrict look-ups by VCH id.
         */
        datacenter: components['parameters']['datacenter'];
        /** @description moid of the endpoint VM. A name or a moref is 404. */
        vchId: components['parameters']['vchId'];
      };
      cookie?: never;
    };
    /**
     * Read the server certificate of a VCH (in a datacenter)
     * @description The first PEM block of the certificate in the VM's configuration, raw whatever `Accept` says. None, as without TLS: 404
     *     `no certificate found for VCH ID`.
     */
    get: operations['getVchCertificateInDatacenter'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/container/target/{target}/datacenter/{datacenter}/vch/{vchId}/client-credentials': {
    parameters: {
      query?: {
        /**
         * @description SHA-1 of the target's certificate in upper-case hexadecimal with colons; anything else, lower case included, does not
         *     match and is 400. With it the chain is not checked. Absent or empty: the chain must verify against the server's own roots.
         */
        thumbprint?: components['parameters']['thumbprint'];
      };
      header?: never;
      path: {
        /** @description `host` or `host:port` of the vCenter, **as it is**, not percent-encoded. */
        target: components['parameters']['target'];
        /**
         * @description moid of the datacenter. Unknown: 404 `ServerFaultCode: The object has already been deleted or has not been completely
         *     created`; the id of something else: 400 or 404. It does not restrict look-ups by VCH id.
         */
        datacenter: components['parameters']['datacenter'];
        /** @description moid of the endpoint VM. A name or a moref is 404. */
        vchId: components['parameters']['vchId'];
      };
      cookie?: never;
    };
    /**
     * Read the client certificate that was generated for a VCH (in a datacenter)
     * @description What creation with `auth.server.generate` made for its caller: held in memory for a limited time, for the user who made the
     *     VCH. None, or no more: 404. *Original*: there is no such path, generated client certificates are lost.
     */
    get: operations['getClientCredentialsInDatacenter'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/container/target/{target}/datacenter/{datacenter}/vch/{vchId}/log': {
    parameters: {
      query?: {
        /**
         * @description SHA-1 of the target's certificate in upper-case hexadecimal with colons; anything else, lower case included, does not
         *     match and is 400. With it the chain is not checked. Absent or empty: the chain must verify against the server's own roots.
         */
        thumbprint?: components['parameters']['thumbprint'];
      };
      header?: never;
      path: {
        /** @description `host` or `host:port` of the vCenter, **as it is**, not percent-encoded. */
        target: components['parameters']['target'];
        /**
         * @description moid of the datacenter. Unknown: 404 `ServerFaultCode: The object has already been deleted or has not been completely
         *     created`; the id of something else: 400 or 404. It does not restrict look-ups by VCH id.
         */
        datacenter: components['parameters']['datacenter'];
        /** @description moid of the endpoint VM. A name or a moref is 404. */
        vchId: components['parameters']['vchId'];
      };
      cookie?: never;
    };
    /**
     * Read the creation log of a VCH (in a datacenter)
     * @description Every `vic-machine*.log` in the VM's own datastore folder, sorted by name, joined without separator. None: 404 `no log file
     *     available in datastore folder`. *Original*, unscoped on a vCenter with several datacenters: 404. Under `Accept: application/json` the
     *     text, errors included, is a JSON string.
     */
    get: operations['getVchLogInDatacenter'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/container/target/{target}/datacenter/{datacenter}/vch-task/{taskId}': {
    parameters: {
      query?: {
        /**
         * @description SHA-1 of the target's certificate in upper-case hexadecimal with colons; anything else, lower case included, does not
         *     match and is 400. With it the chain is not checked. Absent or empty: the chain must verify against the server's own roots.
         */
        thumbprint?: components['parameters']['thumbprint'];
      };
      header?: never;
      path: {
        /** @description `host` or `host:port` of the vCenter, **as it is**, not percent-encoded. */
        target: components['parameters']['target'];
        /**
         * @description moid of the datacenter. Unknown: 404 `ServerFaultCode: The object has already been deleted or has not been completely
         *     created`; the id of something else: 400 or 404. It does not restrict look-ups by VCH id.
         */
        datacenter: components['parameters']['datacenter'];
        /** @description id of a task of this server */
        taskId: components['parameters']['taskId'];
      };
      cookie?: never;
    };
    /**
     * Read how work goes on (in a datacenter)
     * @description Work that was begun with `Prefer` respond-async. A task is remembered for some time after its end; it ends with the service.
     *     404 when it is not, or no more, known, or belongs to another target or user. *Original*: there is no such path.
     */
    get: operations['getTaskInDatacenter'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/container/target/{target}/datacenter/{datacenter}/vch-task/{taskId}/events': {
    parameters: {
      query?: {
        /**
         * @description SHA-1 of the target's certificate in upper-case hexadecimal with colons; anything else, lower case included, does not
         *     match and is 400. With it the chain is not checked. Absent or empty: the chain must verify against the server's own roots.
         */
        thumbprint?: components['parameters']['thumbprint'];
      };
      header?: never;
      path: {
        /** @description `host` or `host:port` of the vCenter, **as it is**, not percent-encoded. */
        target: components['parameters']['target'];
        /**
         * @description moid of the datacenter. Unknown: 404 `ServerFaultCode: The object has already been deleted or has not been completely
         *     created`; the id of something else: 400 or 404. It does not restrict look-ups by VCH id.
         */
        datacenter: components['parameters']['datacenter'];
        /** @description id of a task of this server */
        taskId: components['parameters']['taskId'];
      };
      cookie?: never;
    };
    /**
     * Follow how work goes on (in a datacenter)
     * @description Server-sent events: each has an `id` and a `Task_Event` as JSON in `data`. The first tells all that happened so far (or since
     *     `Last-Event-ID`), the last has a final state, then the stream ends.
     */
    get: operations['followTaskInDatacenter'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    /** @description What every failure says, if it is JSON. `<`, `>`, `&` arrive as `\u003c` and so on. */
    Error: {
      /** @description only of failures before the operation: the status, or for 422 a number from 600 */
      code?: number | undefined;
      /** @description for people; may quote the target */
      message: string;
    };
    /**
     * @description An object of the target by moid or by name; a name may be an inventory path. One of the two; *original*: not checked, `id`
     *     wins, both empty is refused later. Answers hold `id`.
     */
    Managed_Object: {
      /** @example domain-c33 */
      id?: string | undefined;
      /** @example /DC0/host/DC0_C0 */
      name?: string | undefined;
    };
    /**
     * @description Address and prefix length. Requests are held to the pattern, but for the empty text, which counts as absent. In answers of
     *     container networks also `<nil>` (*original*).
     * @example 172.16.0.0/12
     */
    CIDR: string;
    /**
     * @description CIDR block, or first and last address. Requests are held to the pattern. Reversed: *original* 500, ours 400. In answers a
     *     range that is no CIDR block is the **empty text** (*original*).
     * @example 10.2.0.16/28
     * @example 10.2.0.40-10.2.0.60
     */
    IP_Range: string;
    /**
     * @description IPv4; the schema does not check it, the operation does. In answers `<nil>` where there is none (*original*).
     * @example 192.0.2.53
     */
    IP_Address: string;
    Gateway: {
      address?: components['schemas']['IP_Address'] | undefined;
      /**
       * @description In answers `[]` when there are none. *Original*: for a container network the *gateway's* address with the mask
       *     (`10.2.0.1/24`) instead of the network, or `<nil>`.
       */
      routing_destinations?: components['schemas']['CIDR'][] | undefined;
    };
    /** @description PEM text of one or more blocks. The form is enforced, the content is not. */
    PEM: string;
    X509_Data: {
      pem?: components['schemas']['PEM'] | undefined;
    };
    /**
     * @description Memory. Rounded up to MiB. *Original*: units are not checked, unknown or absent ones make it 0, and a limit of 0 is unlimited;
     *     ours refuses them. Answers are in MiB.
     */
    Value_Bytes: {
      /** Format: int64 */
      value?: number | undefined;
      /** @enum {string} */
      units?: ('B' | 'KiB' | 'MiB' | 'GiB' | 'TiB' | 'PiB') | undefined;
    };
    /**
     * @description Size of a disk. *Original*: units are not checked, unknown or absent ones make it 0; ours refuses them. Answers are in **KB**
     *     (`16 GB` comes back as 16000000 KB).
     */
    Value_Bytes_Metric: {
      /** Format: int64 */
      value?: number | undefined;
      /** @enum {string} */
      units?: ('B' | 'KB' | 'MB' | 'GB' | 'TB' | 'PB') | undefined;
    };
    /**
     * @description CPU. Rounded up to MHz, 1 GHz is 1000 MHz. *Original*: units are not checked, unknown or absent ones make it 0; ours refuses
     *     them. Answers are in MHz.
     */
    Value_Hertz: {
      /** Format: int64 */
      value?: number | undefined;
      /** @enum {string} */
      units?: ('Hz' | 'KHz' | 'MHz' | 'GHz') | undefined;
    };
    /** @description Size of a key. Units are ignored. */
    Value_Bits: {
      /** Format: int64 */
      value?: number | undefined;
      /** @enum {string} */
      units?: 'bit' | undefined;
    };
    /** @description A level or a number; *original*: both are passed on together. Neither is the pool's default. */
    Shares: {
      /**
       * @description `custom` in answers only, then with `number`; 422 in requests
       * @enum {string}
       */
      level?: ('high' | 'normal' | 'low' | 'custom') | undefined;
      /** Format: int64 */
      number?: number | undefined;
    };
    /**
     * @description Version of a VCH in its definition. Requests are held to the pattern, whose four parts no version of the server has (422), and
     *     what matches it is refused all the same (400 `invalid version: …`): leave it out. Answers have three parts, as
     *     `Server_Version`, so they cannot be sent back.
     */
    Version: string;
    /**
     * @description `<version>-<build>-<commit>`; only builds are compared
     * @example v1.5.8-21343-9489f63e
     */
    Server_Version: string;
    /**
     * @description Definition of a VCH: what creation takes and what reading gives. Nothing is required by the schema; unknown fields are
     *     ignored. An answer of the original differs from what was asked in `version`, `compute.resource` (the VCH's own pool), units, the networks'
     *     `static` (absent) and `nameservers` (those of public, everywhere), `network.container[]` (no fixed order), `storage` (URLs),
     *     `auth` (accumulated certificate authorities, no private key, no switches), `endpoint` (no password) and `runtime` (only there).
     */
    VCH: {
      version?: components['schemas']['Version'] | undefined;
      /** @description 1 to 31 **bytes** of UTF-8; none of ``%&*$#@!\/:?"<>;'|``. Checked by the operation. */
      name?: string | undefined;
      /** @description 0 to 3 make sense; not checked */
      debug?: number | undefined;
      compute?:
        | {
            /** @description In answers in MHz, no `limit` when unlimited. */
            cpu?:
              | {
                  limit?: components['schemas']['Value_Hertz'] | undefined;
                  reservation?: components['schemas']['Value_Hertz'] | undefined;
                  shares?: components['schemas']['Shares'] | undefined;
                }
              | undefined;
            /** @description In answers in MiB, no `limit` when unlimited. */
            memory?:
              | {
                  limit?: components['schemas']['Value_Bytes'] | undefined;
                  reservation?: components['schemas']['Value_Bytes'] | undefined;
                  shares?: components['schemas']['Shares'] | undefined;
                }
              | undefined;
            /**
             * @description Resource pool, cluster or standalone host; the id of a host in a cluster stands for the cluster. In answers the VCH's **own**
             *     pool, not the parent that was asked for.
             */
            resource?: components['schemas']['Managed_Object'] | undefined;
            affinity?:
              | {
                  /** @description A DRS VM group named after the VCH; needs a cluster with DRS. */
                  use_vm_group?: boolean | undefined;
                }
              | undefined;
          }
        | undefined;
      network?:
        | {
            /** @description Network of the containers behind the VCH. */
            bridge?:
              | {
                  /** @description Needed whenever `bridge` is there. */
                  ip_range?: components['schemas']['CIDR'] | undefined;
                  /** @description Prefix length of a bridge network, at least the range's; default 16, also for 0. Bounds are enforced. *Original*, never in answers. */
                  network_width?: number | undefined;
                  /** @description On vCenter a distributed port group or an NSX-T opaque network. */
                  port_group?: components['schemas']['Managed_Object'] | undefined;
                }
              | undefined;
            client?: components['schemas']['Network'] | undefined;
            management?: components['schemas']['Network'] | undefined;
            public?: components['schemas']['Network'] | undefined;
            /** @description In answers without the bridge, in no fixed order. */
            container?: components['schemas']['Container_Network'][] | undefined;
          }
        | undefined;
      storage?:
        | {
            /**
             * @description Only the first is used: `datastore`, `datastore/path` or `ds://datastore/path`. In answers one URL, with the VM's folder
             *     as path when none was given.
             */
            image_stores?: string[] | undefined;
            /** @description In answers in no fixed order. */
            volume_stores?:
              | {
                  /**
                   * @description `datastore`, `datastore/path`, `ds://datastore/path` or `nfs://host/path?uid=…&gid=…`. In answers a URL, percent-encoded; a
                   *     whole datastore becomes `ds://datastore/VIC`.
                   */
                  datastore?: string | undefined;
                  /** @description Of a repeated label the last wins. */
                  label?: string | undefined;
                }[]
              | undefined;
            /** @description Default 8 GB. In answers in KB, absent when 0. */
            base_image_size?: components['schemas']['Value_Bytes_Metric'] | undefined;
          }
        | undefined;
      /** @description Without `server` the VCH has no TLS and listens on 2375. */
      auth?:
        | {
            /** @description Wins over `server.generate`, is ignored beside a given certificate. Never in answers. */
            no_tls?: boolean | undefined;
            client?:
              | {
                  /** @description Do not ask clients for a certificate. Never in answers. */
                  no_tls_verify?: boolean | undefined;
                  /** @description In answers always there. *Original*, **entry n repeats all before it** (PEM text accumulates). */
                  certificate_authorities?: components['schemas']['X509_Data'][] | undefined;
                }
              | undefined;
            /** @description Certificate and key, or `generate`. In answers the certificate only. */
            server?:
              | {
                  certificate?: components['schemas']['X509_Data'] | undefined;
                  /** @description Never in answers. */
                  private_key?: components['schemas']['X509_Data'] | undefined;
                  /**
                   * @description With `no_tls_verify` self-signed, for one year; otherwise a certificate authority, a server and a client certificate. *Original*:
                   *     the client certificate is returned nowhere; ours: `…/vch/{vchId}/client-credentials`. Never in answers.
                   */
                  generate?:
                    | {
                        /** @description needed */
                        size?: components['schemas']['Value_Bits'] | undefined;
                        organization?: string[] | undefined;
                        /** @description needed unless `no_tls_verify` */
                        cname?: string | undefined;
                      }
                    | undefined;
                }
              | undefined;
          }
        | undefined;
      /** @description The endpoint VM. */
      endpoint?:
        | {
            /** @description Default 2048 MiB. */
            memory?: components['schemas']['Value_Bytes'] | undefined;
            cpu?:
              | {
                  /** @description Default 1. */
                  sockets?: number | undefined;
                }
              | undefined;
            /**
             * @description Account with which the VCH works in vSphere; default: the caller's own name and password, so a caller with a ticket must give
             *     it. In answers `user` only.
             */
            operations_credentials?:
              | {
                  user?: string | undefined;
                  /** Format: password */
                  password?: string | undefined;
                  /** @description Give this account what it needs. */
                  grant_permissions?: boolean | undefined;
                }
              | undefined;
          }
        | undefined;
      registry?:
        | {
            /** @description Hosts, URLs. Always in answers. */
            insecure?: string[] | undefined;
            /** @description Hosts, URLs, wildcards, CIDR blocks. Always in answers, with the insecure ones if a whitelist was given. */
            whitelist?: string[] | undefined;
            /** @description Always in answers; a list like `auth.client.certificate_authorities`. */
            certificate_authorities?: components['schemas']['X509_Data'][] | undefined;
            image_fetch_proxy?:
              | {
                  /** @example http://proxy.example.com:3128 */
                  http?: string | undefined;
                  /** @example https://proxy.example.com:3129 */
                  https?: string | undefined;
                  /** @description An empty list: *original* 500. */
                  no_proxy?: string[] | undefined;
                }
              | undefined;
          }
        | undefined;
      /** @description Answers only. */
      runtime?:
        | {
            power_state?: components['schemas']['Power_State'] | undefined;
            upgrade_status?: components['schemas']['Upgrade_Status'] | undefined;
            admin_portal?: components['schemas']['Admin_Portal'] | undefined;
            docker_host?: components['schemas']['Docker_Host'] | undefined;
          }
        | undefined;
      /**
       * @description URI of a syslog server; port 514 if none. The pattern is enforced.
       * @example tcp://syslog.example.com:1514
       */
      syslog_addr?: string | undefined;
      /** @description `{}` in answers without a naming convention. */
      container?:
        | {
            /** @description How containerVMs are named, with `{id}` or `{name}`. Enforced, except empty. */
            name_convention?: string | undefined;
          }
        | undefined;
    };
    /** @description Merge patch (RFC 7396) over the definition of a VCH: its fields, each also `null` to remove it. */
    VCH_Patch: {
      [key: string]: unknown;
    };
    /**
     * @description Network of the endpoint VM in one of its roles. No `public` port group, no VCH; client defaults to public, management to
     *     client. In answers all three are there, without `static`.
     */
    Network: {
      port_group?: components['schemas']['Managed_Object'] | undefined;
      gateway?: components['schemas']['Gateway'] | undefined;
      /** @description Those of public only are used; in answers they stand in all three. */
      nameservers?: components['schemas']['IP_Address'][] | undefined;
      /** @description Address of the endpoint VM with prefix length; without it DHCP. *Original*, never in answers. */
      static?: components['schemas']['CIDR'] | undefined;
    };
    /** @description Network that containers can join directly. */
    Container_Network: {
      alias?: string | undefined;
      port_group?: components['schemas']['Managed_Object'] | undefined;
      /** @description When unset absent in answers; *original*, its address and destination are `<nil>`. */
      gateway?: components['schemas']['Gateway'] | undefined;
      nameservers?: components['schemas']['IP_Address'][] | undefined;
      ip_ranges?: components['schemas']['IP_Range'][] | undefined;
      /**
       * @description Enforced. Absent in answers when it is the default.
       * @enum {string}
       */
      firewall?: ('closed' | 'outbound' | 'peers' | 'published' | 'open') | undefined;
    };
    /** @enum {string} */
    Power_State: 'poweredOn' | 'poweredOff' | 'suspended' | 'error';
    /**
     * @description First that fits: same build number as the server's `Up to date`; an update runs `Upgrade in progress`; server newer
     *     `Upgradeable to <server version>`; VCH newer `VCH has newer version`; anything unreadable `Unknown: <reason>`.
     */
    Upgrade_Status: string;
    /** @description `https://<address>:2378`; absent while there is no client address */
    Admin_Portal: string;
    /** @description `<address>:2376` with TLS, `<address>:2375` without; **no scheme**; absent while there is no client address */
    Docker_Host: string;
    VCH_List: {
      vchs: components['schemas']['VCH_List_Item'][];
    };
    VCH_List_Item: {
      /** @description moid of the endpoint VM */
      id: string;
      /** @description name of the endpoint VM */
      name: string;
      /** @description its resource pool by `id`; absent for a vApp */
      parent?: components['schemas']['Managed_Object'] | undefined;
      /** @description absent if unknown */
      version?: string | undefined;
      power_state?: components['schemas']['Power_State'] | undefined;
      upgrade_status?: components['schemas']['Upgrade_Status'] | undefined;
      admin_portal?: components['schemas']['Admin_Portal'] | undefined;
      docker_host?: components['schemas']['Docker_Host'] | undefined;
    };
    Deletion_Specification: {
      /**
       * @description `all` also powers off and deletes running containers; default `off`. Enforced.
       * @enum {string}
       */
      containers?: ('off' | 'all') | undefined;
      /**
       * @description `all` deletes datastore volume stores, NFS ones never; default `none`. Enforced.
       * @enum {string}
       */
      volume_stores?: ('none' | 'all') | undefined;
    };
    Metadata: {
      version: components['schemas']['Server_Version'];
      bootstrap_images: components['schemas']['Bootstrap_Image'][];
    };
    Bootstrap_Image: {
      /** @description for `bootstrap-iso` */
      name: string;
      path?: string | undefined;
      version: string;
    };
    Firewall_Report: {
      firewall: components['schemas']['Firewall_State'][];
    };
    Firewall_State: {
      /** @description the host */
      target: components['schemas']['Managed_Object'];
      /** @description outgoing TCP 2377 is possible, or the firewall is off */
      in_supported_state: boolean;
    };
    Validation_Report: {
      /** @description true if there are no errors among the faults */
      valid: boolean;
      faults: components['schemas']['Validation_Fault'][];
    };
    Validation_Fault: {
      /**
       * @description `error`: creation refuses; `warning`: it goes on
       * @enum {string}
       */
      severity: 'error' | 'warning';
      /**
       * @description 1: of the specification alone; 2: against the target
       * @enum {integer}
       */
      stage: 1 | 2;
      /** @description stable, kebab-case */
      code: string;
      /** @description JSON pointer of the field in the specification; empty for the whole */
      path: string;
      message: string;
      remedy?: string | undefined;
    };
    Debug_Specification: {
      /** @description start the SSH server of the endpoint VM */
      enable_ssh?: boolean | undefined;
      /** @description public key that may log in as root, one line of `ssh-ed25519`, `ssh-rsa`, `ecdsa-sha2-…` or `sk-…` without options */
      authorized_key?: string | undefined;
      /**
       * Format: password
       * @description New password of root, never in answers: 8 to 127 printable ASCII characters without blanks, quotes, accent and backslash.
       */
      root_password?: string | undefined;
    };
    Debug_Report: {
      ssh_enabled: boolean;
      authorized_key_set: boolean;
      root_password_set: boolean;
      /** @description where SSH answers; absent while there is no client address */
      ssh_address?: string | undefined;
    };
    Client_Credentials: {
      client_certificate: components['schemas']['PEM'];
      client_private_key: components['schemas']['PEM'];
      certificate_authority: components['schemas']['PEM'];
    };
    /** @description `task` is null but for requests with `Prefer` respond-async; *original*: always. */
    Task_Answer: {
      task: components['schemas']['Task'] | null;
    };
    /**
     * @description `undone`: it failed or was stopped, and nothing of it is left. `failed`: it was refused, or `error` names what is left.
     * @enum {string}
     */
    Task_State: 'queued' | 'running' | 'succeeded' | 'failed' | 'undone';
    Task_Error: {
      /** @description status that the operation would have answered with */
      status: number;
      message: string;
      /** @description JSON pointer of what in the specification the work was for that failed; missing where none is */
      path?: string | undefined;
    };
    Task: {
      id: string;
      /** @description such as `createVch` */
      operation: string;
      state: components['schemas']['Task_State'];
      /** @description what is being done, for people */
      step: string;
      percent: number;
      /** Format: date-time */
      started: string;
      /** Format: date-time */
      finished?: string | undefined;
      /** @description moid of the endpoint VM, as soon as it is known */
      vch_id?: string | undefined;
      /** @description lines, oldest first */
      log: string[];
      error?: components['schemas']['Task_Error'] | undefined;
    };
    Task_Event: {
      /** @description the task as it is now, its `log` left empty */
      task: components['schemas']['Task'];
      /** @description lines since the event before */
      log: string[];
    };
  };
  responses: {
    /**
     * @description A body that cannot be parsed (`code` 400), or everything the operation refuses: wrong credentials, a target that cannot be
     *     reached or trusted, a specification that does not fit the target.
     */
    Refused: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['Error'];
      };
    };
    /** @description No credentials, unreadable ones, an empty ticket (`code` 401), or an empty user (no `code`). No `WWW-Authenticate`. */
    Unauthenticated: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['Error'];
      };
    };
    /** @description No such datacenter, VCH or task. */
    NotFound: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['Error'];
      };
    };
    /** @description What is asked cannot be changed, or another change of this VCH is under way. */
    Conflict: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['Error'];
      };
    };
    /** @description The body's media type is not the operation's. */
    UnsupportedMediaType: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['Error'];
      };
    };
    /** @description A parameter or a field of the body is missing, or violates a pattern, enumeration or bound; `code` from 600. */
    Invalid: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['Error'];
      };
    };
    /** @description Work that failed. What was done is undone, or named in the message. *Original*, on a crash, `text/plain`. */
    Failed: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['Error'];
        'text/plain': string;
      };
    };
    /** @description The service is being stopped. What was done is undone, or named in the message. *Original*, no answer. */
    Stopping: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['Error'];
      };
    };
    /** @description *Original* only: the operation is declared but was never built. A JSON string. Parameters and body are checked before. */
    NotImplemented: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': string;
      };
    };
    /** @description As in JSON operations; the body is JSON **labelled as PEM**. */
    PemRefused: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/x-pem-file': components['schemas']['Error'];
        'application/json': components['schemas']['Error'];
      };
    };
    /** @description As in JSON operations; the body is JSON **labelled as PEM**. *Original*, on a crash, `text/plain`. */
    PemFailed: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/x-pem-file': components['schemas']['Error'];
        'text/plain': string;
      };
    };
    /** @description The message as text; as JSON string under `Accept: application/json`. Refused before the operation, as JSON object. */
    LogRefused: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'text/plain': string;
        'application/json': string | components['schemas']['Error'];
      };
    };
    /** @description The work is over; `task` is null. With `Prefer` respond-async it has begun, and `task` tells of it. */
    Started: {
      headers: {
        Location: components['headers']['Location'];
        'Preference-Applied': components['headers']['Preference-Applied'];
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['Task_Answer'];
      };
    };
  };
  parameters: {
    /** @description `host` or `host:port` of the vCenter, **as it is**, not percent-encoded. */
    target: string;
    /**
     * @description moid of the datacenter. Unknown: 404 `ServerFaultCode: The object has already been deleted or has not been completely
     *     created`; the id of something else: 400 or 404. It does not restrict look-ups by VCH id.
     */
    datacenter: string;
    /** @description moid of the endpoint VM. A name or a moref is 404. */
    vchId: string;
    /** @description id of a task of this server */
    taskId: string;
    /**
     * @description SHA-1 of the target's certificate in upper-case hexadecimal with colons; anything else, lower case included, does not
     *     match and is 400. With it the chain is not checked. Absent or empty: the chain must verify against the server's own roots.
     */
    thumbprint: string;
    /**
     * @description Name, relative or full inventory path of a resource pool, cluster or host; wildcards must match one. It always widens to
     *     the **cluster or host that owns** it. Not found or ambiguous: 400 `compute resource validation failed: validation of
     *     configuration failed`. Empty counts as absent.
     */
    computeResource: string;
    /** @description Let the hosts' outgoing connections to a VCH through, or not. Checked before a 501. */
    firewallAction: 'firewall:allow' | 'firewall:deny';
    /** @description What to do with the VCH. Missing or unknown is 422. */
    vchAction: 'debug' | 'upgrade';
    /** @description upgrade: name of one of the bootstrap images that `GET /container` lists; default is the server's own. */
    bootstrapIso: string;
    /** @description upgrade: go back to the state before the latest upgrade. */
    rollback: boolean;
    /**
     * @description Whether the operations user is logged in once, with the password of the specification. `false`: nobody is, since too many
     *     wrong passwords lock an account, and the password may be left out.
     */
    operationsLogin: boolean;
    /**
     * @description `respond-async` (RFC 7240): answer 202 with a task as soon as parameters, body and credentials are checked, and go on with
     *     the work; the task survives the caller. What the operation refuses is then the task's `error`. *Original*: ignored.
     */
    prefer: string;
    /** @description `id` of the last event that was received: go on after it. */
    lastEventId: string;
  };
  requestBodies: {
    /** @description Missing or empty: 422, code 602; no JSON or a wrong type: 400. Unknown fields are ignored. */
    VCH: {
      content: {
        'application/json': components['schemas']['VCH'];
      };
    };
    /** @description A merge patch (RFC 7396). Any other media type is 415. */
    VCH_Patch: {
      content: {
        'application/merge-patch+json': components['schemas']['VCH_Patch'];
      };
    };
    /** @description Nothing, `{}` and `null` mean the defaults. A content type is needed only with a body. */
    Deletion_Specification: {
      content: {
        'application/json': components['schemas']['Deletion_Specification'] | null;
      };
    };
    /** @description debug: what to open. upgrade: no body. */
    Debug_Specification: {
      content: {
        'application/json': components['schemas']['Debug_Specification'];
      };
    };
  };
  headers: {
    /** @description Path of the task (202), or of the VCH that was made (201). */
    Location: string;
    /** @description `respond-async` if the preference was followed. */
    'Preference-Applied': 'respond-async';
  };
  pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
  getDescription: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description the description */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            [key: string]: unknown;
          };
        };
      };
    };
  };
  getDocumentation: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description a page */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/html': string;
        };
      };
    };
  };
  hello: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description `You have successfully accessed the VCH Management API.` */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/plain': string;
        };
      };
    };
  };
  getVersion: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description `<version>-<build>-<commit>` */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/plain': components['schemas']['Server_Version'];
        };
      };
    };
  };
  getMetadata: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description metadata */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Metadata'];
        };
      };
      500: components['responses']['Failed'];
      501: components['responses']['NotImplemented'];
      503: components['responses']['Stopping'];
    };
  };
  readFirewall: {
    parameters: {
      query?: {
        /**
         * @description SHA-1 of the target's certificate in upper-case hexadecimal with colons; anything else, lower case included, does not
         *     match and is 400. With it the chain is not checked. Absent or empty: the chain must verify against the server's own roots.
         */
        thumbprint?: components['parameters']['thumbprint'];
        /**
         * @description Name, relative or full inventory path of a resource pool, cluster or host; wildcards must match one. It always widens to
         *     the **cluster or host that owns** it. Not found or ambiguous: 400 `compute resource validation failed: validation of
         *     configuration failed`. Empty counts as absent.
         */
        'compute-resource'?: components['parameters']['computeResource'];
      };
      header?: never;
      path: {
        /** @description `host` or `host:port` of the vCenter, **as it is**, not percent-encoded. */
        target: components['parameters']['target'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description each host's state */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Firewall_Report'];
        };
      };
      400: components['responses']['Refused'];
      401: components['responses']['Unauthenticated'];
      404: components['responses']['NotFound'];
      500: components['responses']['Failed'];
      501: components['responses']['NotImplemented'];
      503: components['responses']['Stopping'];
    };
  };
  changeFirewall: {
    parameters: {
      query: {
        /**
         * @description SHA-1 of the target's certificate in upper-case hexadecimal with colons; anything else, lower case included, does not
         *     match and is 400. With it the chain is not checked. Absent or empty: the chain must verify against the server's own roots.
         */
        thumbprint?: components['parameters']['thumbprint'];
        /** @description Let the hosts' outgoing connections to a VCH through, or not. Checked before a 501. */
        action: components['parameters']['firewallAction'];
        /**
         * @description Name, relative or full inventory path of a resource pool, cluster or host; wildcards must match one. It always widens to
         *     the **cluster or host that owns** it. Not found or ambiguous: 400 `compute resource validation failed: validation of
         *     configuration failed`. Empty counts as absent.
         */
        'compute-resource'?: components['parameters']['computeResource'];
      };
      header?: never;
      path: {
        /** @description `host` or `host:port` of the vCenter, **as it is**, not percent-encoded. */
        target: components['parameters']['target'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description done on every host */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['Refused'];
      401: components['responses']['Unauthenticated'];
      404: components['responses']['NotFound'];
      422: components['responses']['Invalid'];
      500: components['responses']['Failed'];
      501: components['responses']['NotImplemented'];
      503: components['responses']['Stopping'];
    };
  };
  listVchs: {
    parameters: {
      query?: {
        /**
         * @description SHA-1 of the target's certificate in upper-case hexadecimal with colons; anything else, lower case included, does not
         *     match and is 400. With it the chain is not checked. Absent or empty: the chain must verify against the server's own roots.
         */
        thumbprint?: components['parameters']['thumbprint'];
        /**
         * @description Name, relative or full inventory path of a resource pool, cluster or host; wildcards must match one. It always widens to
         *     the **cluster or host that owns** it. Not found or ambiguous: 400 `compute resource validation failed: validation of
         *     configuration failed`. Empty counts as absent.
         */
        'compute-resource'?: components['parameters']['computeResource'];
      };
      header?: never;
      path: {
        /** @description `host` or `host:port` of the vCenter, **as it is**, not percent-encoded. */
        target: components['parameters']['target'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description the VCHs */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['VCH_List'];
        };
      };
      400: components['responses']['Refused'];
      401: components['responses']['Unauthenticated'];
      404: components['responses']['NotFound'];
      500: components['responses']['Failed'];
      503: components['responses']['Stopping'];
    };
  };
  createVch: {
    parameters: {
      query?: {
        /**
         * @description SHA-1 of the target's certificate in upper-case hexadecimal with colons; anything else, lower case included, does not
         *     match and is 400. With it the chain is not checked. Absent or empty: the chain must verify against the server's own roots.
         */
        thumbprint?: components['parameters']['thumbprint'];
      };
      header?: {
        /**
         * @description `respond-async` (RFC 7240): answer 202 with a task as soon as parameters, body and credentials are checked, and go on with
         *     the work; the task survives the caller. What the operation refuses is then the task's `error`. *Original*: ignored.
         */
        Prefer?: components['parameters']['prefer'];
      };
      path: {
        /** @description `host` or `host:port` of the vCenter, **as it is**, not percent-encoded. */
        target: components['parameters']['target'];
      };
      cookie?: never;
    };
    requestBody: components['requestBodies']['VCH'];
    responses: {
      /** @description made; `task` is null */
      201: {
        headers: {
          Location: components['headers']['Location'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Task_Answer'];
        };
      };
      202: components['responses']['Started'];
      400: components['responses']['Refused'];
      401: components['responses']['Unauthenticated'];
      404: components['responses']['NotFound'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['Invalid'];
      500: components['responses']['Failed'];
      503: components['responses']['Stopping'];
    };
  };
  validateVch: {
    parameters: {
      query?: {
        /**
         * @description SHA-1 of the target's certificate in upper-case hexadecimal with colons; anything else, lower case included, does not
         *     match and is 400. With it the chain is not checked. Absent or empty: the chain must verify against the server's own roots.
         */
        thumbprint?: components['parameters']['thumbprint'];
        /**
         * @description Whether the operations user is logged in once, with the password of the specification. `false`: nobody is, since too many
         *     wrong passwords lock an account, and the password may be left out.
         */
        'operations-login'?: components['parameters']['operationsLogin'];
      };
      header?: never;
      path: {
        /** @description `host` or `host:port` of the vCenter, **as it is**, not percent-encoded. */
        target: components['parameters']['target'];
      };
      cookie?: never;
    };
    requestBody: components['requestBodies']['VCH'];
    responses: {
      /** @description what was found */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Validation_Report'];
        };
      };
      400: components['responses']['Refused'];
      401: components['responses']['Unauthenticated'];
      404: components['responses']['NotFound'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['Invalid'];
      500: components['responses']['Failed'];
      503: components['responses']['Stopping'];
    };
  };
  getVch: {
    parameters: {
      query?: {
        /**
         * @description SHA-1 of the target's certificate in upper-case hexadecimal with colons; anything else, lower case included, does not
         *     match and is 400. With it the chain is not checked. Absent or empty: the chain must verify against the server's own roots.
         */
        thumbprint?: components['parameters']['thumbprint'];
      };
      header?: never;
      path: {
        /** @description `host` or `host:port` of the vCenter, **as it is**, not percent-encoded. */
        target: components['parameters']['target'];
        /** @description moid of the endpoint VM. A name or a moref is 404. */
        vchId: components['parameters']['vchId'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description the VCH */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['VCH'];
        };
      };
      400: components['responses']['Refused'];
      401: components['responses']['Unauthenticated'];
      404: components['responses']['NotFound'];
      500: components['responses']['Failed'];
      503: components['responses']['Stopping'];
    };
  };
  replaceVch: {
    parameters: {
      query?: {
        /**
         * @description SHA-1 of the target's certificate in upper-case hexadecimal with colons; anything else, lower case included, does not
         *     match and is 400. With it the chain is not checked. Absent or empty: the chain must verify against the server's own roots.
         */
        thumbprint?: components['parameters']['thumbprint'];
      };
      header?: {
        /**
         * @description `respond-async` (RFC 7240): answer 202 with a task as soon as parameters, body and credentials are checked, and go on with
         *     the work; the task survives the caller. What the operation refuses is then the task's `error`. *Original*: ignored.
         */
        Prefer?: components['parameters']['prefer'];
      };
      path: {
        /** @description `host` or `host:port` of the vCenter, **as it is**, not percent-encoded. */
        target: components['parameters']['target'];
        /** @description moid of the endpoint VM. A name or a moref is 404. */
        vchId: components['parameters']['vchId'];
      };
      cookie?: never;
    };
    requestBody: components['requestBodies']['VCH'];
    responses: {
      202: components['responses']['Started'];
      400: components['responses']['Refused'];
      401: components['responses']['Unauthenticated'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['Invalid'];
      500: components['responses']['Failed'];
      501: components['responses']['NotImplemented'];
      503: components['responses']['Stopping'];
    };
  };
  actOnVch: {
    parameters: {
      query: {
        /**
         * @description SHA-1 of the target's certificate in upper-case hexadecimal with colons; anything else, lower case included, does not
         *     match and is 400. With it the chain is not checked. Absent or empty: the chain must verify against the server's own roots.
         */
        thumbprint?: components['parameters']['thumbprint'];
        /** @description What to do with the VCH. Missing or unknown is 422. */
        action: components['parameters']['vchAction'];
        /** @description upgrade: name of one of the bootstrap images that `GET /container` lists; default is the server's own. */
        'bootstrap-iso'?: components['parameters']['bootstrapIso'];
        /** @description upgrade: go back to the state before the latest upgrade. */
        rollback?: components['parameters']['rollback'];
      };
      header?: {
        /**
         * @description `respond-async` (RFC 7240): answer 202 with a task as soon as parameters, body and credentials are checked, and go on with
         *     the work; the task survives the caller. What the operation refuses is then the task's `error`. *Original*: ignored.
         */
        Prefer?: components['parameters']['prefer'];
      };
      path: {
        /** @description `host` or `host:port` of the vCenter, **as it is**, not percent-encoded. */
        target: components['parameters']['target'];
        /** @description moid of the endpoint VM. A name or a moref is 404. */
        vchId: components['parameters']['vchId'];
      };
      cookie?: never;
    };
    requestBody?: components['requestBodies']['Debug_Specification'];
    responses: {
      /** @description debug: what was opened */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Debug_Report'];
        };
      };
      202: components['responses']['Started'];
      400: components['responses']['Refused'];
      401: components['responses']['Unauthenticated'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['Invalid'];
      500: components['responses']['Failed'];
      501: components['responses']['NotImplemented'];
      503: components['responses']['Stopping'];
    };
  };
  deleteVch: {
    parameters: {
      query?: {
        /**
         * @description SHA-1 of the target's certificate in upper-case hexadecimal with colons; anything else, lower case included, does not
         *     match and is 400. With it the chain is not checked. Absent or empty: the chain must verify against the server's own roots.
         */
        thumbprint?: components['parameters']['thumbprint'];
      };
      header?: {
        /**
         * @description `respond-async` (RFC 7240): answer 202 with a task as soon as parameters, body and credentials are checked, and go on with
         *     the work; the task survives the caller. What the operation refuses is then the task's `error`. *Original*: ignored.
         */
        Prefer?: components['parameters']['prefer'];
      };
      path: {
        /** @description `host` or `host:port` of the vCenter, **as it is**, not percent-encoded. */
        target: components['parameters']['target'];
        /** @description moid of the endpoint VM. A name or a moref is 404. */
        vchId: components['parameters']['vchId'];
      };
      cookie?: never;
    };
    requestBody?: components['requestBodies']['Deletion_Specification'];
    responses: {
      202: components['responses']['Started'];
      400: components['responses']['Refused'];
      401: components['responses']['Unauthenticated'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['Invalid'];
      500: components['responses']['Failed'];
      503: components['responses']['Stopping'];
    };
  };
  patchVch: {
    parameters: {
      query?: {
        /**
         * @description SHA-1 of the target's certificate in upper-case hexadecimal with colons; anything else, lower case included, does not
         *     match and is 400. With it the chain is not checked. Absent or empty: the chain must verify against the server's own roots.
         */
        thumbprint?: components['parameters']['thumbprint'];
      };
      header?: {
        /**
         * @description `respond-async` (RFC 7240): answer 202 with a task as soon as parameters, body and credentials are checked, and go on with
         *     the work; the task survives the caller. What the operation refuses is then the task's `error`. *Original*: ignored.
         */
        Prefer?: components['parameters']['prefer'];
      };
      path: {
        /** @description `host` or `host:port` of the vCenter, **as it is**, not percent-encoded. */
        target: components['parameters']['target'];
        /** @description moid of the endpoint VM. A name or a moref is 404. */
        vchId: components['parameters']['vchId'];
      };
      cookie?: never;
    };
    requestBody: components['requestBodies']['VCH_Patch'];
    responses: {
      202: components['responses']['Started'];
      400: components['responses']['Refused'];
      401: components['responses']['Unauthenticated'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['Invalid'];
      500: components['responses']['Failed'];
      501: components['responses']['NotImplemented'];
      503: components['responses']['Stopping'];
    };
  };
  getVchCertificate: {
    parameters: {
      query?: {
        /**
         * @description SHA-1 of the target's certificate in upper-case hexadecimal with colons; anything else, lower case included, does not
         *     match and is 400. With it the chain is not checked. Absent or empty: the chain must verify against the server's own roots.
         */
        thumbprint?: components['parameters']['thumbprint'];
      };
      header?: never;
      path: {
        /** @description `host` or `host:port` of the vCenter, **as it is**, not percent-encoded. */
        target: components['parameters']['target'];
        /** @description moid of the endpoint VM. A name or a moref is 404. */
        vchId: components['parameters']['vchId'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description the certificate */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/x-pem-file': components['schemas']['PEM'];
        };
      };
      400: components['responses']['PemRefused'];
      401: components['responses']['PemRefused'];
      404: components['responses']['PemRefused'];
      500: components['responses']['PemFailed'];
    };
  };
  getClientCredentials: {
    parameters: {
      query?: {
        /**
         * @description SHA-1 of the target's certificate in upper-case hexadecimal with colons; anything else, lower case included, does not
         *     match and is 400. With it the chain is not checked. Absent or empty: the chain must verify against the server's own roots.
         */
        thumbprint?: components['parameters']['thumbprint'];
      };
      header?: never;
      path: {
        /** @description `host` or `host:port` of the vCenter, **as it is**, not percent-encoded. */
        target: components['parameters']['target'];
        /** @description moid of the endpoint VM. A name or a moref is 404. */
        vchId: components['parameters']['vchId'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description certificate, private key and certificate authority */
      200: {
        headers: {
          /** @description no-store */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Client_Credentials'];
        };
      };
      400: components['responses']['Refused'];
      401: components['responses']['Unauthenticated'];
      404: components['responses']['NotFound'];
      500: components['responses']['Failed'];
      503: components['responses']['Stopping'];
    };
  };
  getVchLog: {
    parameters: {
      query?: {
        /**
         * @description SHA-1 of the target's certificate in upper-case hexadecimal with colons; anything else, lower case included, does not
         *     match and is 400. With it the chain is not checked. Absent or empty: the chain must verify against the server's own roots.
         */
        thumbprint?: components['parameters']['thumbprint'];
      };
      header?: never;
      path: {
        /** @description `host` or `host:port` of the vCenter, **as it is**, not percent-encoded. */
        target: components['parameters']['target'];
        /** @description moid of the endpoint VM. A name or a moref is 404. */
        vchId: components['parameters']['vchId'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description the log */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/plain': string;
          'application/json': string;
        };
      };
      400: components['responses']['LogRefused'];
      401: components['responses']['LogRefused'];
      404: components['responses']['LogRefused'];
      500: components['responses']['LogRefused'];
    };
  };
  getTask: {
    parameters: {
      query?: {
        /**
         * @description SHA-1 of the target's certificate in upper-case hexadecimal with colons; anything else, lower case included, does not
         *     match and is 400. With it the chain is not checked. Absent or empty: the chain must verify against the server's own roots.
         */
        thumbprint?: components['parameters']['thumbprint'];
      };
      header?: never;
      path: {
        /** @description `host` or `host:port` of the vCenter, **as it is**, not percent-encoded. */
        target: components['parameters']['target'];
        /** @description id of a task of this server */
        taskId: components['parameters']['taskId'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description the task */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Task'];
        };
      };
      400: components['responses']['Refused'];
      401: components['responses']['Unauthenticated'];
      404: components['responses']['NotFound'];
      500: components['responses']['Failed'];
      503: components['responses']['Stopping'];
    };
  };
  followTask: {
    parameters: {
      query?: {
        /**
         * @description SHA-1 of the target's certificate in upper-case hexadecimal with colons; anything else, lower case included, does not
         *     match and is 400. With it the chain is not checked. Absent or empty: the chain must verify against the server's own roots.
         */
        thumbprint?: components['parameters']['thumbprint'];
      };
      header?: {
        /** @description `id` of the last event that was received: go on after it. */
        'Last-Event-ID'?: components['parameters']['lastEventId'];
      };
      path: {
        /** @description `host` or `host:port` of the vCenter, **as it is**, not percent-encoded. */
        target: components['parameters']['target'];
        /** @description id of a task of this server */
        taskId: components['parameters']['taskId'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description events */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/event-stream': string;
        };
      };
      400: components['responses']['Refused'];
      401: components['responses']['Unauthenticated'];
      404: components['responses']['NotFound'];
      500: components['responses']['Failed'];
      503: components['responses']['Stopping'];
    };
  };
  readFirewallInDatacenter: {
    parameters: {
      query?: {
        /**
         * @description SHA-1 of the target's certificate in upper-case hexadecimal with colons; anything else, lower case included, does not
         *     match and is 400. With it the chain is not checked. Absent or empty: the chain must verify against the server's own roots.
         */
        thumbprint?: components['parameters']['thumbprint'];
        /**
         * @description Name, relative or full inventory path of a resource pool, cluster or host; wildcards must match one. It always widens to
         *     the **cluster or host that owns** it. Not found or ambiguous: 400 `compute resource validation failed: validation of
         *     configuration failed`. Empty counts as absent.
         */
        'compute-resource'?: components['parameters']['computeResource'];
      };
      header?: never;
      path: {
        /** @description `host` or `host:port` of the vCenter, **as it is**, not percent-encoded. */
        target: components['parameters']['target'];
        /**
         * @description moid of the datacenter. Unknown: 404 `ServerFaultCode: The object has already been deleted or has not been completely
         *     created`; the id of something else: 400 or 404. It does not restrict look-ups by VCH id.
         */
        datacenter: components['parameters']['datacenter'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description each host's state */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Firewall_Report'];
        };
      };
      400: components['responses']['Refused'];
      401: components['responses']['Unauthenticated'];
      404: components['responses']['NotFound'];
      500: components['responses']['Failed'];
      501: components['responses']['NotImplemented'];
      503: components['responses']['Stopping'];
    };
  };
  changeFirewallInDatacenter: {
    parameters: {
      query: {
        /**
         * @description SHA-1 of the target's certificate in upper-case hexadecimal with colons; anything else, lower case included, does not
         *     match and is 400. With it the chain is not checked. Absent or empty: the chain must verify against the server's own roots.
         */
        thumbprint?: components['parameters']['thumbprint'];
        /** @description Let the hosts' outgoing connections to a VCH through, or not. Checked before a 501. */
        action: components['parameters']['firewallAction'];
        /**
         * @description Name, relative or full inventory path of a resource pool, cluster or host; wildcards must match one. It always widens to
         *     the **cluster or host that owns** it. Not found or ambiguous: 400 `compute resource validation failed: validation of
         *     configuration failed`. Empty counts as absent.
         */
        'compute-resource'?: components['parameters']['computeResource'];
      };
      header?: never;
      path: {
        /** @description `host` or `host:port` of the vCenter, **as it is**, not percent-encoded. */
        target: components['parameters']['target'];
        /**
         * @description moid of the datacenter. Unknown: 404 `ServerFaultCode: The object has already been deleted or has not been completely
         *     created`; the id of something else: 400 or 404. It does not restrict look-ups by VCH id.
         */
        datacenter: components['parameters']['datacenter'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description done on every host */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['Refused'];
      401: components['responses']['Unauthenticated'];
      404: components['responses']['NotFound'];
      422: components['responses']['Invalid'];
      500: components['responses']['Failed'];
      501: components['responses']['NotImplemented'];
      503: components['responses']['Stopping'];
    };
  };
  listVchsInDatacenter: {
    parameters: {
      query?: {
        /**
         * @description SHA-1 of the target's certificate in upper-case hexadecimal with colons; anything else, lower case included, does not
         *     match and is 400. With it the chain is not checked. Absent or empty: the chain must verify against the server's own roots.
         */
        thumbprint?: components['parameters']['thumbprint'];
        /**
         * @description Name, relative or full inventory path of a resource pool, cluster or host; wildcards must match one. It always widens to
         *     the **cluster or host that owns** it. Not found or ambiguous: 400 `compute resource validation failed: validation of
         *     configuration failed`. Empty counts as absent.
         */
        'compute-resource'?: components['parameters']['computeResource'];
      };
      header?: never;
      path: {
        /** @description `host` or `host:port` of the vCenter, **as it is**, not percent-encoded. */
        target: components['parameters']['target'];
        /**
         * @description moid of the datacenter. Unknown: 404 `ServerFaultCode: The object has already been deleted or has not been completely
         *     created`; the id of something else: 400 or 404. It does not restrict look-ups by VCH id.
         */
        datacenter: components['parameters']['datacenter'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description the VCHs */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['VCH_List'];
        };
      };
      400: components['responses']['Refused'];
      401: components['responses']['Unauthenticated'];
      404: components['responses']['NotFound'];
      500: components['responses']['Failed'];
      503: components['responses']['Stopping'];
    };
  };
  createVchInDatacenter: {
    parameters: {
      query?: {
        /**
         * @description SHA-1 of the target's certificate in upper-case hexadecimal with colons; anything else, lower case included, does not
         *     match and is 400. With it the chain is not checked. Absent or empty: the chain must verify against the server's own roots.
         */
        thumbprint?: components['parameters']['thumbprint'];
      };
      header?: {
        /**
         * @description `respond-async` (RFC 7240): answer 202 with a task as soon as parameters, body and credentials are checked, and go on with
         *     the work; the task survives the caller. What the operation refuses is then the task's `error`. *Original*: ignored.
         */
        Prefer?: components['parameters']['prefer'];
      };
      path: {
        /** @description `host` or `host:port` of the vCenter, **as it is**, not percent-encoded. */
        target: components['parameters']['target'];
        /**
         * @description moid of the datacenter. Unknown: 404 `ServerFaultCode: The object has already been deleted or has not been completely
         *     created`; the id of something else: 400 or 404. It does not restrict look-ups by VCH id.
         */
        datacenter: components['parameters']['datacenter'];
      };
      cookie?: never;
    };
    requestBody: components['requestBodies']['VCH'];
    responses: {
      /** @description made; `task` is null */
      201: {
        headers: {
          Location: components['headers']['Location'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Task_Answer'];
        };
      };
      202: components['responses']['Started'];
      400: components['responses']['Refused'];
      401: components['responses']['Unauthenticated'];
      404: components['responses']['NotFound'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['Invalid'];
      500: components['responses']['Failed'];
      503: components['responses']['Stopping'];
    };
  };
  validateVchInDatacenter: {
    parameters: {
      query?: {
        /**
         * @description SHA-1 of the target's certificate in upper-case hexadecimal with colons; anything else, lower case included, does not
         *     match and is 400. With it the chain is not checked. Absent or empty: the chain must verify against the server's own roots.
         */
        thumbprint?: components['parameters']['thumbprint'];
        /**
         * @description Whether the operations user is logged in once, with the password of the specification. `false`: nobody is, since too many
         *     wrong passwords lock an account, and the password may be left out.
         */
        'operations-login'?: components['parameters']['operationsLogin'];
      };
      header?: never;
      path: {
        /** @description `host` or `host:port` of the vCenter, **as it is**, not percent-encoded. */
        target: components['parameters']['target'];
        /**
         * @description moid of the datacenter. Unknown: 404 `ServerFaultCode: The object has already been deleted or has not been completely
         *     created`; the id of something else: 400 or 404. It does not restrict look-ups by VCH id.
         */
        datacenter: components['parameters']['datacenter'];
      };
      cookie?: never;
    };
    requestBody: components['requestBodies']['VCH'];
    responses: {
      /** @description what was found */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Validation_Report'];
        };
      };
      400: components['responses']['Refused'];
      401: components['responses']['Unauthenticated'];
      404: components['responses']['NotFound'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['Invalid'];
      500: components['responses']['Failed'];
      503: components['responses']['Stopping'];
    };
  };
  getVchInDatacenter: {
    parameters: {
      query?: {
        /**
         * @description SHA-1 of the target's certificate in upper-case hexadecimal with colons; anything else, lower case included, does not
         *     match and is 400. With it the chain is not checked. Absent or empty: the chain must verify against the server's own roots.
         */
        thumbprint?: components['parameters']['thumbprint'];
      };
      header?: never;
      path: {
        /** @description `host` or `host:port` of the vCenter, **as it is**, not percent-encoded. */
        target: components['parameters']['target'];
        /**
         * @description moid of the datacenter. Unknown: 404 `ServerFaultCode: The object has already been deleted or has not been completely
         *     created`; the id of something else: 400 or 404. It does not restrict look-ups by VCH id.
         */
        datacenter: components['parameters']['datacenter'];
        /** @description moid of the endpoint VM. A name or a moref is 404. */
        vchId: components['parameters']['vchId'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description the VCH */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['VCH'];
        };
      };
      400: components['responses']['Refused'];
      401: components['responses']['Unauthenticated'];
      404: components['responses']['NotFound'];
      500: components['responses']['Failed'];
      503: components['responses']['Stopping'];
    };
  };
  replaceVchInDatacenter: {
    parameters: {
      query?: {
        /**
         * @description SHA-1 of the target's certificate in upper-case hexadecimal with colons; anything else, lower case included, does not
         *     match and is 400. With it the chain is not checked. Absent or empty: the chain must verify against the server's own roots.
         */
        thumbprint?: components['parameters']['thumbprint'];
      };
      header?: {
        /**
         * @description `respond-async` (RFC 7240): answer 202 with a task as soon as parameters, body and credentials are checked, and go on with
         *     the work; the task survives the caller. What the operation refuses is then the task's `error`. *Original*: ignored.
         */
        Prefer?: components['parameters']['prefer'];
      };
      path: {
        /** @description `host` or `host:port` of the vCenter, **as it is**, not percent-encoded. */
        target: components['parameters']['target'];
        /**
         * @description moid of the datacenter. Unknown: 404 `ServerFaultCode: The object has already been deleted or has not been completely
         *     created`; the id of something else: 400 or 404. It does not restrict look-ups by VCH id.
         */
        datacenter: components['parameters']['datacenter'];
        /** @description moid of the endpoint VM. A name or a moref is 404. */
        vchId: components['parameters']['vchId'];
      };
      cookie?: never;
    };
    requestBody: components['requestBodies']['VCH'];
    responses: {
      202: components['responses']['Started'];
      400: components['responses']['Refused'];
      401: components['responses']['Unauthenticated'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['Invalid'];
      500: components['responses']['Failed'];
      501: components['responses']['NotImplemented'];
      503: components['responses']['Stopping'];
    };
  };
  actOnVchInDatacenter: {
    parameters: {
      query: {
        /**
         * @description SHA-1 of the target's certificate in upper-case hexadecimal with colons; anything else, lower case included, does not
         *     match and is 400. With it the chain is not checked. Absent or empty: the chain must verify against the server's own roots.
         */
        thumbprint?: components['parameters']['thumbprint'];
        /** @description What to do with the VCH. Missing or unknown is 422. */
        action: components['parameters']['vchAction'];
        /** @description upgrade: name of one of the bootstrap images that `GET /container` lists; default is the server's own. */
        'bootstrap-iso'?: components['parameters']['bootstrapIso'];
        /** @description upgrade: go back to the state before the latest upgrade. */
        rollback?: components['parameters']['rollback'];
      };
      header?: {
        /**
         * @description `respond-async` (RFC 7240): answer 202 with a task as soon as parameters, body and credentials are checked, and go on with
         *     the work; the task survives the caller. What the operation refuses is then the task's `error`. *Original*: ignored.
         */
        Prefer?: components['parameters']['prefer'];
      };
      path: {
        /** @description `host` or `host:port` of the vCenter, **as it is**, not percent-encoded. */
        target: components['parameters']['target'];
        /**
         * @description moid of the datacenter. Unknown: 404 `ServerFaultCode: The object has already been deleted or has not been completely
         *     created`; the id of something else: 400 or 404. It does not restrict look-ups by VCH id.
         */
        datacenter: components['parameters']['datacenter'];
        /** @description moid of the endpoint VM. A name or a moref is 404. */
        vchId: components['parameters']['vchId'];
      };
      cookie?: never;
    };
    requestBody?: components['requestBodies']['Debug_Specification'];
    responses: {
      /** @description debug: what was opened */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Debug_Report'];
        };
      };
      202: components['responses']['Started'];
      400: components['responses']['Refused'];
      401: components['responses']['Unauthenticated'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['Invalid'];
      500: components['responses']['Failed'];
      501: components['responses']['NotImplemented'];
      503: components['responses']['Stopping'];
    };
  };
  deleteVchInDatacenter: {
    parameters: {
      query?: {
        /**
         * @description SHA-1 of the target's certificate in upper-case hexadecimal with colons; anything else, lower case included, does not
         *     match and is 400. With it the chain is not checked. Absent or empty: the chain must verify against the server's own roots.
         */
        thumbprint?: components['parameters']['thumbprint'];
      };
      header?: {
        /**
         * @description `respond-async` (RFC 7240): answer 202 with a task as soon as parameters, body and credentials are checked, and go on with
         *     the work; the task survives the caller. What the operation refuses is then the task's `error`. *Original*: ignored.
         */
        Prefer?: components['parameters']['prefer'];
      };
      path: {
        /** @description `host` or `host:port` of the vCenter, **as it is**, not percent-encoded. */
        target: components['parameters']['target'];
        /**
         * @description moid of the datacenter. Unknown: 404 `ServerFaultCode: The object has already been deleted or has not been completely
         *     created`; the id of something else: 400 or 404. It does not restrict look-ups by VCH id.
         */
        datacenter: components['parameters']['datacenter'];
        /** @description moid of the endpoint VM. A name or a moref is 404. */
        vchId: components['parameters']['vchId'];
      };
      cookie?: never;
    };
    requestBody?: components['requestBodies']['Deletion_Specification'];
    responses: {
      202: components['responses']['Started'];
      400: components['responses']['Refused'];
      401: components['responses']['Unauthenticated'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['Invalid'];
      500: components['responses']['Failed'];
      503: components['responses']['Stopping'];
    };
  };
  patchVchInDatacenter: {
    parameters: {
      query?: {
        /**
         * @description SHA-1 of the target's certificate in upper-case hexadecimal with colons; anything else, lower case included, does not
         *     match and is 400. With it the chain is not checked. Absent or empty: the chain must verify against the server's own roots.
         */
        thumbprint?: components['parameters']['thumbprint'];
      };
      header?: {
        /**
         * @description `respond-async` (RFC 7240): answer 202 with a task as soon as parameters, body and credentials are checked, and go on with
         *     the work; the task survives the caller. What the operation refuses is then the task's `error`. *Original*: ignored.
         */
        Prefer?: components['parameters']['prefer'];
      };
      path: {
        /** @description `host` or `host:port` of the vCenter, **as it is**, not percent-encoded. */
        target: components['parameters']['target'];
        /**
         * @description moid of the datacenter. Unknown: 404 `ServerFaultCode: The object has already been deleted or has not been completely
         *     created`; the id of something else: 400 or 404. It does not restrict look-ups by VCH id.
         */
        datacenter: components['parameters']['datacenter'];
        /** @description moid of the endpoint VM. A name or a moref is 404. */
        vchId: components['parameters']['vchId'];
      };
      cookie?: never;
    };
    requestBody: components['requestBodies']['VCH_Patch'];
    responses: {
      202: components['responses']['Started'];
      400: components['responses']['Refused'];
      401: components['responses']['Unauthenticated'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['Invalid'];
      500: components['responses']['Failed'];
      501: components['responses']['NotImplemented'];
      503: components['responses']['Stopping'];
    };
  };
  getVchCertificateInDatacenter: {
    parameters: {
      query?: {
        /**
         * @description SHA-1 of the target's certificate in upper-case hexadecimal with colons; anything else, lower case included, does not
         *     match and is 400. With it the chain is not checked. Absent or empty: the chain must verify against the server's own roots.
         */
        thumbprint?: components['parameters']['thumbprint'];
      };
      header?: never;
      path: {
        /** @description `host` or `host:port` of the vCenter, **as it is**, not percent-encoded. */
        target: components['parameters']['target'];
        /**
         * @description moid of the datacenter. Unknown: 404 `ServerFaultCode: The object has already been deleted or has not been completely
         *     created`; the id of something else: 400 or 404. It does not restrict look-ups by VCH id.
         */
        datacenter: components['parameters']['datacenter'];
        /** @description moid of the endpoint VM. A name or a moref is 404. */
        vchId: components['parameters']['vchId'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description the certificate */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/x-pem-file': components['schemas']['PEM'];
        };
      };
      400: components['responses']['PemRefused'];
      401: components['responses']['PemRefused'];
      404: components['responses']['PemRefused'];
      500: components['responses']['PemFailed'];
    };
  };
  getClientCredentialsInDatacenter: {
    parameters: {
      query?: {
        /**
         * @description SHA-1 of the target's certificate in upper-case hexadecimal with colons; anything else, lower case included, does not
         *     match and is 400. With it the chain is not checked. Absent or empty: the chain must verify against the server's own roots.
         */
        thumbprint?: components['parameters']['thumbprint'];
      };
      header?: never;
      path: {
        /** @description `host` or `host:port` of the vCenter, **as it is**, not percent-encoded. */
        target: components['parameters']['target'];
        /**
         * @description moid of the datacenter. Unknown: 404 `ServerFaultCode: The object has already been deleted or has not been completely
         *     created`; the id of something else: 400 or 404. It does not restrict look-ups by VCH id.
         */
        datacenter: components['parameters']['datacenter'];
        /** @description moid of the endpoint VM. A name or a moref is 404. */
        vchId: components['parameters']['vchId'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description certificate, private key and certificate authority */
      200: {
        headers: {
          /** @description no-store */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Client_Credentials'];
        };
      };
      400: components['responses']['Refused'];
      401: components['responses']['Unauthenticated'];
      404: components['responses']['NotFound'];
      500: components['responses']['Failed'];
      503: components['responses']['Stopping'];
    };
  };
  getVchLogInDatacenter: {
    parameters: {
      query?: {
        /**
         * @description SHA-1 of the target's certificate in upper-case hexadecimal with colons; anything else, lower case included, does not
         *     match and is 400. With it the chain is not checked. Absent or empty: the chain must verify against the server's own roots.
         */
        thumbprint?: components['parameters']['thumbprint'];
      };
      header?: never;
      path: {
        /** @description `host` or `host:port` of the vCenter, **as it is**, not percent-encoded. */
        target: components['parameters']['target'];
        /**
         * @description moid of the datacenter. Unknown: 404 `ServerFaultCode: The object has already been deleted or has not been completely
         *     created`; the id of something else: 400 or 404. It does not restrict look-ups by VCH id.
         */
        datacenter: components['parameters']['datacenter'];
        /** @description moid of the endpoint VM. A name or a moref is 404. */
        vchId: components['parameters']['vchId'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description the log */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/plain': string;
          'application/json': string;
        };
      };
      400: components['responses']['LogRefused'];
      401: components['responses']['LogRefused'];
      404: components['responses']['LogRefused'];
      500: components['responses']['LogRefused'];
    };
  };
  getTaskInDatacenter: {
    parameters: {
      query?: {
        /**
         * @description SHA-1 of the target's certificate in upper-case hexadecimal with colons; anything else, lower case included, does not
         *     match and is 400. With it the chain is not checked. Absent or empty: the chain must verify against the server's own roots.
         */
        thumbprint?: components['parameters']['thumbprint'];
      };
      header?: never;
      path: {
        /** @description `host` or `host:port` of the vCenter, **as it is**, not percent-encoded. */
        target: components['parameters']['target'];
        /**
         * @description moid of the datacenter. Unknown: 404 `ServerFaultCode: The object has already been deleted or has not been completely
         *     created`; the id of something else: 400 or 404. It does not restrict look-ups by VCH id.
         */
        datacenter: components['parameters']['datacenter'];
        /** @description id of a task of this server */
        taskId: components['parameters']['taskId'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description the task */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Task'];
        };
      };
      400: components['responses']['Refused'];
      401: components['responses']['Unauthenticated'];
      404: components['responses']['NotFound'];
      500: components['responses']['Failed'];
      503: components['responses']['Stopping'];
    };
  };
  followTaskInDatacenter: {
    parameters: {
      query?: {
        /**
         * @description SHA-1 of the target's certificate in upper-case hexadecimal with colons; anything else, lower case included, does not
         *     match and is 400. With it the chain is not checked. Absent or empty: the chain must verify against the server's own roots.
         */
        thumbprint?: components['parameters']['thumbprint'];
      };
      header?: {
        /** @description `id` of the last event that was received: go on after it. */
        'Last-Event-ID'?: components['parameters']['lastEventId'];
      };
      path: {
        /** @description `host` or `host:port` of the vCenter, **as it is**, not percent-encoded. */
        target: components['parameters']['target'];
        /**
         * @description moid of the datacenter. Unknown: 404 `ServerFaultCode: The object has already been deleted or has not been completely
         *     created`; the id of something else: 400 or 404. It does not restrict look-ups by VCH id.
         */
        datacenter: components['parameters']['datacenter'];
        /** @description id of a task of this server */
        taskId: components['parameters']['taskId'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description events */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/event-stream': string;
        };
      };
      400: components['responses']['Refused'];
      401: components['responses']['Unauthenticated'];
      404: components['responses']['NotFound'];
      500: components['responses']['Failed'];
      503: components['responses']['Stopping'];
    };
  };
}
