import {
  connect,
  extraConfigEntries,
  findByInventoryPath,
  powerOff,
  powerOn,
  reference,
  retrieve,
  retrieveObjects,
  viewSpec,
  waitForTask,
  withContainerView,
  type ManagedObjectReference,
  type VimClient,
  type VimValue,
} from '@vic/vim25';
import { ADMINISTRATOR, LAB_PASSWORD } from '../lab/accounts.ts';
import { VCENTERS, type Lab } from '../lab/launcher/lab.ts';

/** Acts on one of the lab's vCenters behind the plug-in's back, as an administrator with another tool would. */
export class VcenterProbe {
  readonly #client: VimClient;
  readonly guid: string;

  private constructor(client: VimClient, guid: string) {
    this.#client = client;
    this.guid = guid;
  }

  /** Logs in. Close the probe after use. */
  static async open(lab: Lab, index: 1 | 2): Promise<VcenterProbe> {
    const thumbprint = lab.vcenterThumbprints[index - 1] ?? '';
    const client = await connect({ url: lab.vcenterUrls[index - 1] ?? '', trust: { thumbprint } });
    await client.login(ADMINISTRATOR, LAB_PASSWORD);
    return new VcenterProbe(client, VCENTERS[index === 1 ? 0 : 1].guid);
  }

  close(): Promise<void> {
    return this.#client.close();
  }

  /** Every VM by name. */
  async vms(): Promise<ReadonlyMap<string, ManagedObjectReference>> {
    const found = new Map<string, ManagedObjectReference>();
    await withContainerView(this.#client, this.#client.content.rootFolder, ['VirtualMachine'], (view) =>
      retrieve(this.#client, [viewSpec(view, 'VirtualMachine', ['name'])], ({ ref, props }) => {
        const name = props.get('name');
        if (typeof name === 'string') found.set(name, ref);
      }),
    );
    return found;
  }

  /** The VM whose name begins so. Throws when there is none. */
  async vm(beginning: string): Promise<ManagedObjectReference> {
    const entry = [...(await this.vms())].find(([name]) => name.startsWith(beginning));
    if (entry === undefined) throw new Error(`vCenter has no VM whose name begins with ${beginning}.`);
    return entry[1];
  }

  /** The pairs of a VM's extraConfig that vCenter shows. */
  async extraConfig(vm: ManagedObjectReference): Promise<ReadonlyMap<string, string>> {
    return new Map(extraConfigEntries(await this.property(vm, 'config.extraConfig')));
  }

  /** A property of an object. Undefined when it has none. */
  async property(ref: ManagedObjectReference, name: string): Promise<VimValue | undefined> {
    const [content] = await retrieveObjects(this.#client, [ref], [name]);
    return content?.props.get(name);
  }

  /** The pool that a VM is in. */
  async resourcePoolOf(vm: ManagedObjectReference): Promise<ManagedObjectReference> {
    const pool = reference(await this.property(vm, 'resourcePool'));
    if (pool === undefined) throw new Error(`${vm.value} is in no resource pool.`);
    return pool;
  }

  /** moid of the object at an inventory path such as `Europe/Berlin`. Throws when there is none. */
  async moidAt(inventoryPath: string): Promise<string> {
    const found = await findByInventoryPath(this.#client, inventoryPath);
    if (found === null) throw new Error(`vCenter has nothing at ${inventoryPath}.`);
    return found.value;
  }

  async powerOn(vm: ManagedObjectReference): Promise<void> {
    await waitForTask(this.#client, await powerOn(this.#client, vm));
  }

  async powerOff(vm: ManagedObjectReference): Promise<void> {
    await waitForTask(this.#client, await powerOff(this.#client, vm));
  }
}
