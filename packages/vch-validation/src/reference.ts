/** A managed object as vSphere names it: type and moid. */
export interface Reference {
  readonly type: string;
  readonly value: string;
}

/**
 * A managed object with its name and inventory path. Names and the parts of the path are as vSphere stores them, so `%`, `/` and `\` in a name
 * are `%25`, `%2f` and `%5c`.
 */
export interface InventoryObject {
  readonly ref: Reference;
  readonly name: string;
  /** from the root folder, as `/DC0/host/DC0_C0/Resources/prod` */
  readonly path: string;
}
