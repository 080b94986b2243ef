/** What the start script needs of the typed code, in one import. */
export { answerDirectly } from './direct-routes'
export { describeProblems, env, parseEnv } from './env'
export { createGuardedServer } from './guarded-server'
export { log } from './log'
export { POLICY_OF_WORKER } from './security-headers'
export { lockServer } from './server-lock'
