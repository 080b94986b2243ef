import { safetyTexts } from './safety-texts'

const GROUP = 'safety'

await safetyTexts(GROUP)
