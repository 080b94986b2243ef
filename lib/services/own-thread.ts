/**
 * The longest text that is worked on in the server's own thread, in UTF-16 units; everything longer goes to a worker
 * process (`worker-pool.ts`). `tests/services/own-thread.test.ts` holds what stays in the thread to a fifth of a second, whatever
 * is written in the text.
 */
export const OWN_THREAD_CHARACTERS = 20_000
