/** A merge patch (RFC 7396) of a type: any part of it, null where it is to be removed. Lists are replaced as a whole. */
export type MergePatch<T> = T extends readonly unknown[]
  ? T
  : T extends object
    ? { readonly [Key in keyof T]?: MergePatch<NonNullable<T[Key]>> | null }
    : T;
