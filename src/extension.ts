/** Builds the parts and registers the commands. */
export function activate(): void {}
