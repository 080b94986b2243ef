'use server'

import { refresh } from 'next/cache'
import { attempt } from '@/app/_server/attempt'
import { forgetPreferences, requestContext } from '@/app/_server/request-context'
import type { KeyChoices } from '@/lib/domain/keys/key-acts'
import type { Result } from '@/lib/services/result'
import { saveKeys } from '@/lib/services/settings/save-keys'

/** Saves which keys do what. */
export async function saveKeysAction(choices: unknown): Promise<Result<KeyChoices>> {
  const result = await attempt(async () => saveKeys(await requestContext(), choices))
  if (result.ok) {
    forgetPreferences()
    refresh()
  }
  return result
}
