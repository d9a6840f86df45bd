interface Running<T> {
  readonly question: string;
  readonly answer: Promise<T>;
}

/**
 * Work that is tried for the same account with the same password: one after the other, so that a later one knows what became
 * of the earlier. The same question while it is being answered is answered with that.
 */
export class AttemptsInTurn<T> {
  /** the last one of each */
  readonly #running = new Map<string, Running<T>>();

  /** @param id stands for account and password */
  run(id: string, question: string, work: () => Promise<T>): Promise<T> {
    const last = this.#running.get(id);
    if (last?.question === question) return last.answer;
    const answer = last === undefined ? work() : last.answer.then(work, work);
    const running = { question, answer };
    this.#running.set(id, running);
    const forget = (): void => {
      if (this.#running.get(id) === running) this.#running.delete(id);
    };
    answer.then(forget, forget);
    return answer;
  }
}
