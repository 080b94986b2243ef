/** What the start script needs of the typed code, in one import. */
export { pairingLink } from './device-gate'
export { answerDirectly } from './direct-routes'
export { describeProblems, env, parseEnv } from './env'
export { createGuardedServer } from './guarded-server'
export { log } from './log'
export { rememberPublicUrl } from './public-url'
export { POLICY_OF_WORKER } from './security-headers'
export { lockServer } from './server-lock'
