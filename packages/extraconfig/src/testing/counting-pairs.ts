/** Pairs that count how often a key is looked up. */
export class CountingPairs extends Map<string, string> {
  lookUps = 0;

  override get(key: string): string | undefined {
    this.lookUps += 1;
    return super.get(key);
  }

  override has(key: string): boolean {
    this.lookUps += 1;
    return super.has(key);
  }
}
