import { setFlagsFromString } from 'node:v8'

// As the process that reads texts is started (`lib/services/worker/worker.ts`). This is read when a pattern is made, so it
// must be imported before everything else.
setFlagsFromString('--no-regexp-tier-up')
