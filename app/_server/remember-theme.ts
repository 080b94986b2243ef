import { cookies } from 'next/headers'
import type { Preferences } from '@/lib/domain/preferences'
import { DAY_SECONDS } from '@/lib/domain/time/units'

const A_YEAR_SECONDS = 365 * DAY_SECONDS

/** Keeps the theme where the first paint can read it. */
export const rememberTheme = async (theme: Preferences['theme']): Promise<void> => {
  const jar = await cookies()
  if (theme === 'system') jar.delete('theme')
  else jar.set('theme', theme, { path: '/', maxAge: A_YEAR_SECONDS, sameSite: 'lax', httpOnly: true })
}
