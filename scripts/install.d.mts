/** The folder of the project. */
export const ROOT: string;
/** Runs a command of the project with what it prints on screen; returns its exit code. */
export function run(command: string, args: string[], env?: Record<string, string>): number;
/** The program of an installed package, run by this very Node. */
export function tool(path: string, args: string[], env?: Record<string, string>): number;
/** Installs if needed. Ends the process with a sentence if that fails. */
export function install(): void;
