// Long work in pieces: what comes after `await nextTask()` is a task of its own, and the browser may draw or hear a key before it.

export const nextTask = (): Promise<void> => new Promise((go) => setTimeout(go));
