/** Which of the linked vCenters; most scenarios have two. */
export type VcenterIndex = 1 | 2 | 3 | 4;

/** @throws Error for any other number */
export function vcenterIndex(text: string): VcenterIndex {
  switch (text) {
    case '1':
      return 1;
    case '2':
      return 2;
    case '3':
      return 3;
    case '4':
      return 4;
    default:
      throw new Error('It must be 1 to 4.');
  }
}
