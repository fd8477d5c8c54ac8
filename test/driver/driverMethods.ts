/** What the driver does in the extension host; all paths are absolute. */
export interface DriverMethods {
  /** Gives a command and waits until it is done. */
  command(name: string, ...values: unknown[]): Promise<void>;
  /** Gives a command and does not wait. */
  start(name: string, ...values: unknown[]): Promise<void>;
  /** The commands that this host was so given and that have not ended. */
  underWay(): Promise<string[]>;
  /** Gives a command a file that is as if far away, and then `values`, and does not wait. */
  startHeld(name: string, path: string, ...values: unknown[]): Promise<void>;
  /** Has such files answer what was asked of them so far. */
  letGo(): Promise<void>;
  /** Opens a file in a column of editors and selects all of it. */
  open(path: string, column: number): Promise<void>;
  /** The text of a file as the editor holds it. */
  text(path: string): Promise<string>;
  /** Puts a file back as it is on disk. */
  revert(path: string): Promise<void>;
  /** Writes at the end of a file in the editor, as a person who does not save. */
  write(path: string, added: string): Promise<void>;
  /** The folder where our extension keeps what belongs to the workspace. */
  storage(): Promise<string>;
  /** The column of editors with a panel; 0 where there is none. */
  panelColumn(): Promise<number>;
  /** How many panels there are. */
  panels(): Promise<number>;
  closePanels(): Promise<void>;
  /** Bytes that the host holds after a collection, and what it waits for. */
  memory(): Promise<HostMemory>;
  /** Begins to watch how long the host works without a stop. */
  watchWork(): Promise<void>;
  /** The longest since, in milliseconds of the processor. */
  longestWork(): Promise<number>;
}

export interface HostMemory {
  readonly heapUsed: number;
  readonly arrayBuffers: number;
  readonly external: number;
  readonly handles: number;
}

/** What a request is answered. */
export type DriverAnswer = { readonly result: unknown } | { readonly error: string };
