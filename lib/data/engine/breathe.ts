/** Lets what else the process has to do come first: between the steps of long work, so that no request waits for all of it. */
export const breathe = (): Promise<void> => new Promise((next) => setImmediate(next))
