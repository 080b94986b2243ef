import { measureDamage } from './safety-damage'

await measureDamage({ flips: Number(process.env.AIDE_SAFETY_FLIPS ?? 500) })
