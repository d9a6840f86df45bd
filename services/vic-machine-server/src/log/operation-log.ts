/** What an operation says while it works: goes to the service's log, to the task, and for a creation to the datastore. */
export interface OperationLog {
  /** short text that marks all lines of one operation in the service's log */
  readonly operationId: string;
  /** every line so far, in the form of the creation log; newline after each */
  readonly text: string;
  debug(message: string): void;
  info(message: string): void;
  warning(message: string): void;
  error(message: string): void;
}
